import { DatabaseError } from 'pg';
import { isRefusedValue, toConnectError, toDatabaseError } from './database-errors';
import { scramVerifier } from './set-reader-password';

const refusal = (code: string): DatabaseError => Object.assign(new DatabaseError('It did not work', 1, 'error'), { code });

describe('an error of the database', () => {
  it.each<[string, string, boolean]>([
    ['08006', 'DATABASE_UNAVAILABLE', true],
    ['57P01', 'DATABASE_UNAVAILABLE', true],
    ['53300', 'DATABASE_UNAVAILABLE', true],
    ['40001', 'DATABASE_UNAVAILABLE', true],
    ['40P01', 'DATABASE_UNAVAILABLE', true],
    ['55P03', 'DATABASE_UNAVAILABLE', true],
    ['42P01', 'DATABASE_SCHEMA_MISMATCH', false],
    ['3F000', 'DATABASE_SCHEMA_MISMATCH', false],
    ['28P01', 'DATABASE_ACCESS_DENIED', true],
    ['28000', 'DATABASE_ACCESS_DENIED', true],
    ['3D000', 'DATABASE_REFUSED', false],
    ['22P05', 'DATABASE_REFUSED', false],
    ['42501', 'DATABASE_REFUSED', false],
  ])('with SQLSTATE %s is %s', (sqlState, code, retriable) => {
    expect(toDatabaseError(refusal(sqlState), 'a test')).toMatchObject({ code, retriable, details: { doing: 'a test', sqlState } });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND'])('of the network (%s) passes', (code) => {
    expect(toDatabaseError(Object.assign(new Error('no'), { code }), 'a test')).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
  });

  it('of a connection that ended passes', () => {
    expect(toDatabaseError(new Error('Connection terminated unexpectedly'), 'a test')).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it.each<[string, Error, RegExp]>([
    ['an authority that is not trusted', Object.assign(new Error('self-signed'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), /sslrootcert/],
    ['a certificate that Node has no name for', Object.assign(new Error('CA signature digest algorithm too weak'), { code: 'UNSPECIFIED' }), /weaker or made otherwise/],
    ['a server without TLS', new Error('The server does not support SSL connections'), /speaks no TLS/],
  ])('that tells of %s is waited out by who is at work', (_name, error, words) => {
    expect(toDatabaseError(error, 'a test')).toMatchObject({ code: 'DATABASE_TLS_FAILED', retriable: true, message: expect.stringMatching(words) as string });
  });

  it('is no mistake of ours: that stays what it is, so that nobody retries it for ever', () => {
    const mistake = new TypeError('x is not a function');
    expect(toDatabaseError(mistake, 'a test')).toBe(mistake);
  });

  it.each<[string, Error, string]>([
    ['nobody knows', new Error('received invalid response: 21'), 'DATABASE_UNAVAILABLE'],
    ['comes of TLS', Object.assign(new Error('no'), { code: 'EE_KEY_TOO_SMALL' }), 'DATABASE_TLS_FAILED'],
    ['the server tells', refusal('3D000'), 'DATABASE_REFUSED'],
  ])('of connecting that %s is of the closed list', (_name, error, code) => {
    expect(toConnectError(error, 'a test')).toMatchObject({ code, retriable: code !== 'DATABASE_REFUSED' });
  });

  it.each<[string, boolean]>([['22021', true], ['22P05', true], ['22008', true], ['54000', true], ['23514', true], ['40001', false], ['42P01', false]])('with SQLSTATE %s speaks of a value: %s', (sqlState, expected) => {
    expect(isRefusedValue(refusal(sqlState))).toBe(expected);
  });
});

it('a SCRAM verifier is the one that RFC 7677 gives for its example', () => {
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  expect(verifier).toBe('SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=');
});
