import { pause } from '../../tools/stack/wait-until.ts';
import { momentOf, type Revision, type SourceRetraction } from '../story/story.ts';

/** The ids that the product has given to what was pushed. */
export interface PushAnswer {
  readonly articleId: string;
  readonly factId: string;
  readonly eventId: string;
  readonly deliveryId: string;
}

const giveUpAfterMs = 120_000;
const answerWithinMs = 6_000;
const pauseMs = 300;

/** Pushes as a newsroom does: the same bytes again, until they are taken. Throws at a refusal, which no bytes of a story deserve. */
export async function pushUntilKept(url: string, body: string): Promise<PushAnswer> {
  const deadline = performance.now() + giveUpAfterMs;
  let last = 'nothing';
  while (performance.now() < deadline) {
    try {
      const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(answerWithinMs) });
      const text = await response.text();
      if (response.status === 200 || response.status === 201) return toAnswer(text);
      last = `${response.status} ${text.slice(0, 300)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (/^4\d\d /.test(last)) throw new Error(`The push endpoint refused a delivery for good: ${last}`);
    await pause(pauseMs);
  }
  throw new Error(`A delivery was not taken within ${giveUpAfterMs / 1_000} s; the last answer was ${last}`);
}

/** The bytes of a revision; `sending` tells copies in other bytes apart, and readers of the format leave it alone. */
export function revisionBody({ guid, version, createdMinute, content }: Revision, sending: number): string {
  return JSON.stringify({
    guid, version, versionCreated: momentOf(createdMinute), publishedAt: momentOf(0), timeZone: 'Europe/London', headline: content.headline,
    body: { format: 'text', content: content.sentences.map(({ text }) => text).join('\n') },
    ...(sending === 0 ? {} : { sending }),
  });
}

/** The bytes of a retraction. */
export function retractionBody({ guid, version, createdMinute, reason }: SourceRetraction, sending: number): string {
  return JSON.stringify({ guid, version, versionCreated: momentOf(createdMinute), status: 'canceled', reason, ...(sending === 0 ? {} : { sending }) });
}

function toAnswer(text: string): PushAnswer {
  // The product's own answer, as docs/push.md describes it.
  const { articleId, revisionId, retractionId, eventId, deliveryId } = JSON.parse(text) as Record<string, string | undefined>;
  const factId = revisionId ?? retractionId;
  if (articleId === undefined || factId === undefined || eventId === undefined || deliveryId === undefined) throw new Error(`The push endpoint gave no ids: ${text}`);
  return { articleId, factId, eventId, deliveryId };
}
