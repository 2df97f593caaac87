import type { Request } from 'express';
import { ParametersError } from '../../query/problem';

const MOST_BYTES = 32_768;
const TIMEOUT_MS = 10_000;

/**
 * The fields of a form that one of our own pages sent. Fails as a request with faults where it is something else: another type,
 * more than any form of ours holds, or sent by the page of another site, as browsers tell.
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin' && site !== 'none') throw faulty('This form is taken from the pages of On Record only, not from another site.');
  if (request.is('application/x-www-form-urlencoded') === false) throw faulty('This is no form.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), TIMEOUT_MS);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      // A request without an encoding gives buffers.
      const part = chunk as Buffer;
      bytes += part.length;
      if (bytes > MOST_BYTES) break;
      chunks.push(part);
    }
  } catch {
    throw faulty('The form did not arrive.');
  } finally {
    clearTimeout(timer);
  }
  if (bytes > MOST_BYTES) {
    // What is left flows away unread, so that the sender sees the answer.
    request.resume();
    throw faulty('The form holds more than it can.');
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function faulty(message: string): ParametersError {
  return new ParametersError([{ parameter: 'form', message }]);
}
