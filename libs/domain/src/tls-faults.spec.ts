import { tlsFaultOf } from './tls-faults';

const settings = { authorities: 'THE_AUTHORITIES', certificate: 'THE_CERTIFICATE' };

describe('a fault of TLS', () => {
  it.each([
    ['CERT_HAS_EXPIRED', /has expired/],
    ['CERT_NOT_YET_VALID', /not valid yet/],
    ['CERT_REVOKED', /cannot be used \(CERT_REVOKED\)$/],
    ['UNSPECIFIED', /weaker or made otherwise .*\(a is not b\).*\(UNSPECIFIED\)$/],
    ['EE_KEY_TOO_SMALL', /weaker or made otherwise/],
    ['CA_MD_TOO_WEAK', /weaker or made otherwise/],
    ['PATH_LENGTH_EXCEEDED', /weaker or made otherwise/],
    ['ERR_OSSL_EVP_UNSUPPORTED', /no version or cipher/],
    ['ERR_SSL_DH_KEY_TOO_SMALL', /no version or cipher/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /by THE_AUTHORITIES/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /by THE_AUTHORITIES/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /by THE_AUTHORITIES/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /by THE_AUTHORITIES/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /another name .*\(a is not b\)/],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', /look at THE_CERTIFICATE/],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', /look at THE_CERTIFICATE/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /look at THE_CERTIFICATE/],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', /look at THE_CERTIFICATE/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak TLS/],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /no version or cipher/],
  ])('%s is told in words', (code, words) => {
    expect(tlsFaultOf({ code, message: 'a is not b' }, settings)).toMatch(words);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', '28P01', ''])('is nothing that %j speaks of', (code) => {
    expect(tlsFaultOf({ code, message: 'a is not b' }, settings)).toBeUndefined();
  });
});
