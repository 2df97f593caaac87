import { eventIdOf, makeEvent, writeEvent, type DeadLetterResolved, type EventLog, type LogRecord, type TopicNames } from '@on-record/domain';
import type { DeadLetter } from '@on-record/projections';
import type { Act } from '../acting-verb';
import { isRetriableOriginal, readOriginals, type Choosing, type RetriableOriginal } from './original-record';
import { NOTHING_TO_RETRY, withOriginals, type RetryPlan } from './retry-plan';

/** Where dead letters are resolved. */
export interface Resolving {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  readonly act: Act;
}

/** Thousands of small facts, or some large records, are more than an append's usual four seconds take. */
const APPEND_WITHIN_MS = 60_000;
const PORTION = 1_000;

/** Whatever is retried in one go shares this: a record that two consumers gave up is appended once. */
export type Appended = Set<string>;

/**
 * Appends the original bytes of the records again, to the topic and partition where they stood, and the facts that this was done,
 * each step acknowledged before the next: the act of the operator, once; then for each portion the records, then the resolutions.
 * One call would not do: a produce request over several partitions is not atomic, and a resolution that outlived its record would
 * close a letter of which nothing was retried. Letters whose record is no longer there, or reads no better than before, stay open.
 *
 * Gives back what was done. Each record is read once, and those of a portion only are held. Fails with what `append` fails with; then it may be done again: letters whose resolution is
 * in the log are closed for good reason, the others are still open, and a record that is appended twice is the same event twice.
 */
export async function retryDeadLetters(letters: readonly DeadLetter[], { log, topicNames, act, ...choosing }: Resolving & Choosing): Promise<RetryPlan> {
  const appended: Appended = new Set();
  let done = NOTHING_TO_RETRY;
  for await (const originals of readOriginals(log, letters, choosing)) {
    const there = originals.filter(isRetriableOriginal);
    const isFirst = done.letters === 0;
    done = withOriginals(done, originals);
    if (there.length === 0) continue;
    const again = there.flatMap((original) => recordAgain(original, appended));
    const resolutions = there.map(({ letter }) => resolutionOf(letter.deadLetterId, 'retried', { act, topicNames }));
    await appendInOrder(log, [isFirst ? [act.record] : [], again, resolutions]);
  }
  return done;
}

/**
 * Appends the facts that an operator gave the dead letters up for good, the act first. Fails with what `append` fails with; then
 * it may be done again: each letter is either settled, with who did it and why, or open.
 */
export async function discardDeadLetters(letters: readonly DeadLetter[], { log, topicNames, act }: Resolving): Promise<number> {
  for (let at = 0; at < letters.length; at += PORTION) {
    const resolutions = letters.slice(at, at + PORTION).map(({ deadLetterId }) => resolutionOf(deadLetterId, 'discarded', { act, topicNames }));
    await appendInOrder(log, [at === 0 ? [act.record] : [], resolutions]);
  }
  return letters.length;
}

/** Appends step after step: none is begun before Kafka has all of the one before. */
async function appendInOrder(log: EventLog, steps: readonly (readonly LogRecord[])[]): Promise<void> {
  for (const records of steps) if (records.length > 0) await log.append(records, { deadlineMs: APPEND_WITHIN_MS });
}

/** The record as it stood: key, headers, bytes, topic and partition; nothing where it was appended in this go already. */
function recordAgain({ record }: RetriableOriginal, appended: Appended): readonly LogRecord[] {
  const { topic, partition, offset, key, headers, value } = record;
  const place = `${topic}/${partition}/${offset}`;
  if (appended.has(place)) return [];
  appended.add(place);
  return [{ topic, partition, key, headers, value }];
}

function resolutionOf(deadLetterId: string, resolution: DeadLetterResolved['resolution'], { act, topicNames }: Pick<Resolving, 'act' | 'topicNames'>): LogRecord {
  const { actedAt, by, event: { id: actId } } = act;
  const id = eventIdOf('DeadLetterResolved', `${deadLetterId}/${actId}`);
  const context = { id, subject: deadLetterId, time: actedAt, correlationId: actId, causationId: actId };
  return writeEvent(makeEvent('DeadLetterResolved', context, { deadLetterId, resolution, resolvedAt: actedAt, by }), topicNames);
}
