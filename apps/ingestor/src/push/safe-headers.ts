import type { IncomingHttpHeaders } from 'node:http';

/** The only headers that are kept with a delivery: none of them carries a secret or a person's address. */
const SAFE = ['content-type', 'content-encoding', 'content-length', 'content-language', 'date', 'traceparent', 'user-agent', 'x-correlation-id', 'x-request-id'] as const;

const MAX_LENGTH = 1_000;
// W3C Trace Context, version 00; ids of zeros are invalid.
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The safe headers of a request, names in lower case, values cut to a bounded length. */
export function safeHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const name of SAFE) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value.slice(0, MAX_LENGTH);
  }
  return kept;
}

/** The sender's trace, where it is valid. */
export function validTraceparent(headers: IncomingHttpHeaders): string | undefined {
  const value = headers['traceparent'];
  return typeof value === 'string' && TRACEPARENT.test(value) ? value : undefined;
}
