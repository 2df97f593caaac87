import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { ErrorCode } from '@on-record/domain';
import type { Refusal } from '../recording/refusal';

/** What a sender is told. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The answer to a delivery that is kept. */
export function done(status: 200 | 201, body: Answer['body']): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

/** What an answer that is no success says besides its status. */
export interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly remedy: string;
  readonly faults?: Refusal['faults'];
  readonly deliveryId?: string;
}

/** A problem document (RFC 9457). */
export function problem(status: number, about: Problem, headers: Answer['headers'] = {}): Answer {
  const { code, detail, remedy, faults = [], deliveryId } = about;
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: { type: `urn:on-record:problem:${code}`, title: STATUS_CODES[status], status, detail, code, faults, remedy, deliveryId },
  };
}

/** The answer to a delivery that is refused for good. */
export function refused(refusal: Refusal, deliveryId: string): Answer {
  const { httpStatus, code, reason, faults, remedy } = refusal;
  const headers = httpStatus === 401 ? { 'www-authenticate': 'HMAC-SHA256 header="x-on-record-signature"' } : undefined;
  return problem(httpStatus, { code, detail: reason, remedy, faults, deliveryId }, headers);
}

const RETRY_AFTER_S = 5;

/** The answer to a delivery that can be taken later: nothing of it is recorded, and the sender is to keep it. */
export function later(code: ErrorCode, detail: string): Answer {
  return problem(503, { code, detail, remedy: `Send the delivery again after ${RETRY_AFTER_S} seconds.` }, { 'retry-after': String(RETRY_AFTER_S) });
}

/** Sends an answer, past the framework: it would add a charset that JSON does not have, and an entity tag. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}
