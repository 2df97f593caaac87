import { tlsOptionsOf } from './kafka-client';

it.each([
  ['the authorities that Node trusts', true, {}],
  ['others and a certificate', { ca: 'a', cert: 'c', key: 'k' }, { ca: 'a', cert: 'c', key: 'k' }],
] as const)('TLS with %s always checks, whatever the environment says of it', (_name, tls, expected) => {
  expect(tlsOptionsOf(tls)).toEqual({ ...expected, rejectUnauthorized: true });
});
