/** Where the settings that a TLS fault is mended by stand, by their names. */
export interface TlsSettings {
  /** Names the certificate authorities that are trusted. */
  readonly authorities: string;
  /** Names the certificate by which this process shows itself. */
  readonly certificate: string;
}

type Words = string | ((settings: TlsSettings, message: string) => string);

const UNTRUSTED: Words = ({ authorities }) => `its certificate is signed by no authority that this process trusts: name the right one by ${authorities}`;
const OTHER_NAME: Words = (_settings, message) => `its certificate is for another name than that by which it is reached (${message}): use a name of the certificate`;
const NOT_ACCEPTED: Words = ({ certificate }) => `it does not accept the certificate of this process, or wants one: look at ${certificate}`;

const TOO_WEAK: Words = (_settings, message) => `its certificate is weaker or made otherwise than TLS takes (${message}): have one issued with SHA-256 and a key of 2048 bits or more`;

/** By the codes of Node and OpenSSL, which are the same on every system. */
const FAULTS: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired: have it renewed, and look whether the clock of this machine is right'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet: look whether the clock of this machine is right'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED|INVALID_CA)$/, UNTRUSTED],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, OTHER_NAME],
  // Node has a name for some verdicts on a certificate only; UNSPECIFIED are the others, such as a signature with SHA-1.
  [/^UNSPECIFIED$|^PATH_LENGTH_EXCEEDED$|^(?!ERR_)\w+_TOO_(SMALL|WEAK)$/, TOO_WEAK],
  [/^CERT_|^INVALID_PURPOSE$/, 'its certificate cannot be used'],
  // OpenSSL 3.5 calls them SSL/TLS_ALERT, those before SSLV3_ALERT.
  [/^ERR_SSL_(SSL\/TLS|SSLV3|TLSV1|TLSV13)_ALERT_((BAD|NO|UNSUPPORTED)_)?(CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/, NOT_ACCEPTED],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|BAD_RECORD_TYPE)|^EPROTO$/, 'it does not speak TLS at this port'],
  [/^ERR_(SSL|TLS|OSSL)_/, 'no version or cipher of TLS suits both sides, or the handshake broke'],
];

/**
 * Why the other side of a TLS connection cannot be trusted or does not accept us, as the rest of a sentence that begins
 * with its name; undefined for a code that does not speak of TLS.
 */
export function tlsFaultOf({ code, message }: { readonly code: string; readonly message: string }, settings: TlsSettings): string | undefined {
  const words = FAULTS.find(([pattern]) => pattern.test(code))?.[1];
  if (words === undefined) return undefined;
  return `${typeof words === 'string' ? words : words(settings, message)} (${code})`;
}
