import { setTimeout as delay } from 'node:timers/promises';
import { OnRecordError, sha256Hex, type DeliveryReceived } from '@on-record/domain';
import { askReadiness, reasonOf } from './ask-readiness';

/** The door of the ingestor, and what opens it. */
export interface IngestorDoor {
  readonly url: string;
  readonly token: string;
  /** The id of the operator's act; the ingestor keeps it with each delivery. */
  readonly actionId: string;
  /** The first wait after an answer that asks to come again; 1 s unless given. */
  readonly firstWaitMs?: number;
}

/** What the log keeps of a delivery, refused or not, as far as it takes to deliver it again. */
export type KeptDelivery = Pick<DeliveryReceived, 'deliveryId' | 'source' | 'body' | 'headers'>;

/** What came of delivering again. */
export type DeliveryOutcome =
  /** 201: it is part of the record now. 200: it was before, or it is of a kind that is left alone. */
  | { readonly kind: 'taken'; readonly status: number; readonly what: string; readonly articleId: string | undefined }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly why: string }
  /** This one was not taken, by an ingestor that is well: the next may be. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The door is shut, or nobody answers: to go on with the next would be no better. */
  | { readonly kind: 'stopped'; readonly why: string };

const TRIES = 5;
const LONGEST_WAIT_MS = 10_000;
const ANSWER_WITHIN_MS = 30_000;
const MOST_WORDS = 300;

/**
 * Delivers the exact bytes that are kept to the push endpoint once more, as the operator. What asks to come again (503, any other
 * 5xx, a broken connection) is tried five times in all, with growing waits; then an ingestor that calls itself ready has failed at
 * this one, and any other takes nothing at all. Redirects are not followed: they would carry the token elsewhere. Throws
 * EVENT_PAYLOAD_INVALID where what is kept is not what was delivered.
 */
export async function deliverAgain(kept: KeptDelivery, door: IngestorDoor): Promise<DeliveryOutcome> {
  const bytes = bytesOf(kept);
  let trouble = '';
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await post(kept, bytes, door);
    const outcome = typeof answer === 'string' ? answer : outcomeOf(answer);
    if (typeof outcome !== 'string') return outcome;
    trouble = outcome;
    if (attempt < TRIES) await delay(Math.min(LONGEST_WAIT_MS, (door.firstWaitMs ?? 1_000) * 2 ** (attempt - 1)));
  }
  const readiness = await askReadiness(door.url);
  const untaken = `The ingestor at ${door.url} did not take it in ${TRIES} tries: ${trouble}`;
  return readiness.isReady ? { kind: 'failed', why: `${untaken}; yet it is ready` } : { kind: 'stopped', why: `${untaken}; ${readiness.why}` };
}

/** The bytes as they came. Throws EVENT_PAYLOAD_INVALID where what is kept is not what was delivered. */
export function bytesOf({ deliveryId, body }: Pick<KeptDelivery, 'deliveryId' | 'body'>): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(body.base64, 'base64'));
  if (body.isTruncated || sha256Hex(bytes) === body.sha256) return bytes;
  throw new OnRecordError('EVENT_PAYLOAD_INVALID', `The bytes that are kept of delivery ${deliveryId} do not fit the hash beside them.`, { details: { deliveryId } });
}

interface SeenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post({ source, body, headers }: KeptDelivery, bytes: Uint8Array<ArrayBuffer>, { url, token, actionId }: IngestorDoor): Promise<SeenAnswer | string> {
  const encoding = headers['content-encoding'];
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/v1/push/${encodeURIComponent(source)}`, {
      method: 'POST',
      redirect: 'manual',
      body: bytes,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: {
        authorization: `Bearer ${token}`, 'x-correlation-id': actionId, 'user-agent': 'on-record-operator',
        ...(body.contentType === '' ? {} : { 'content-type': body.contentType }),
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      },
    });
    return { status: response.status, body: parseObject(await response.text()) };
  } catch (error) {
    return reasonOf(error);
  }
}

/** What an answer means; text where it asks to come again. */
function outcomeOf({ status, body }: SeenAnswer): DeliveryOutcome | string {
  const code = wordOf(body['code']) ?? '';
  const why = wordOf(body['detail']) ?? '';
  if (status === 200 || status === 201) {
    return { kind: 'taken', status, what: status === 201 ? (wordOf(body['status']) ?? 'recorded') : body['status'] === 'ignored' ? 'ignored' : 'known already', articleId: wordOf(body['articleId']) };
  }
  if (status >= 500) return `${status} ${code} ${why}`.trim();
  if (status === 401) {
    return { kind: 'stopped', why: 'The ingestor does not take the operator\'s token (401): INGESTOR_OPERATOR_TOKEN must be the same for it and for this verb.' };
  }
  if (code === '' || code === 'NOT_FOUND' || status < 400) return { kind: 'stopped', why: `What answers at INGESTOR_URL (${status}) is no push endpoint.` };
  return { kind: 'refused', status, code, why: [why, ...faultsOf(body['faults'])].join(' ').slice(0, MOST_WORDS) };
}

function faultsOf(faults: unknown): readonly string[] {
  if (!Array.isArray(faults)) return [];
  return faults.flatMap((fault: unknown) => {
    const { pointer, message } = typeof fault === 'object' && fault !== null ? { pointer: '', message: '', ...fault } : { pointer: '', message: '' };
    return message === '' ? [] : [`${pointer}: ${message}`];
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MOST_WORDS) : undefined;
}
