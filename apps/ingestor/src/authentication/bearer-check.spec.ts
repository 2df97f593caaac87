import { createBearerCheck } from './bearer-check';

const token = 'a token for the door'.replaceAll(' ', '-');

describe('who shows a token at the door', () => {
  it.each<[string, string | undefined, boolean]>([
    ['the token', `Bearer ${token}`, true],
    ['the scheme in small letters', `bearer ${token}`, true],
    ['no header', undefined, false],
    ['another token of the same length', `Bearer ${token.slice(0, -1)}x`, false],
    ['the beginning of the token', `Bearer ${token.slice(0, -1)}`, false],
    ['the token and more', `Bearer ${token}x`, false],
    ['the token without its scheme', token, false],
    ['the token in another scheme', `Basic ${token}`, false],
    ['no token', 'Bearer ', false],
    ['two tokens', `Bearer ${token} ${token}`, false],
  ])('passes or not with %s', (_case, header, passes) => {
    expect(createBearerCheck(token)(header)).toBe(passes);
  });

  it.each([[undefined], ['']])('is shut where the token is %j', (none) => {
    for (const header of ['Bearer undefined', 'Bearer ', 'Bearer', undefined]) expect(createBearerCheck(none)(header)).toBe(false);
  });
});
