import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `authorization` header shows the token that opens a door. */
export type BearerCheck = (authorization: string | undefined) => boolean;

// RFC 6750: the scheme's name in any case, one space or more, then the token.
const BEARER = /^bearer +([^ ]+) *$/i;

/**
 * The check against a token; without a token nobody passes. Digests are compared, in constant time, so that
 * neither the length of the token nor how much of a guess fits can be told from the time taken. A header that does not
 * pass counts as not given: proxies send authorization of their own.
 */
export function createBearerCheck(token: string | undefined): BearerCheck {
  if (token === undefined || token === '') return () => false;
  const expected = digestOf(token);
  return (authorization) => {
    const given = BEARER.exec(authorization ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digestOf(given), expected);
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
