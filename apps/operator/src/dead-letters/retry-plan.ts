import type { EventLog } from '@on-record/domain';
import type { DeadLetter } from '@on-record/projections';
import { isRetriableOriginal, readOriginals, type Choosing, type Original } from './original-record';

/** What retrying some dead letters would do, or has done, in numbers. */
export interface RetryPlan {
  /** Those whose record is still at its place and can be read. */
  readonly letters: number;
  readonly kinds: readonly RetryKind[];
  /** The others: they stay open. */
  readonly left: readonly LeftOpen[];
}

/** Dead letters of one code and event type. */
export interface RetryKind {
  readonly code: string;
  readonly eventType: string;
  readonly stage: string;
  readonly letters: number;
  /** How many of their records are there and can be read by this release; whoever handles them may still fail. */
  readonly readable: number;
}

/** A dead letter that cannot be retried. */
export interface LeftOpen {
  readonly deadLetterId: string;
  readonly place: string;
  readonly why: 'gone' | 'changed' | 'unreadable';
}

/** The plan before the first dead letter. */
export const NOTHING_TO_RETRY: RetryPlan = { letters: 0, kinds: [], left: [] };

/** Reads the records of the dead letters and counts; changes nothing. */
export async function planRetry(letters: readonly DeadLetter[], log: EventLog, choosing: Choosing): Promise<RetryPlan> {
  let plan = NOTHING_TO_RETRY;
  for await (const originals of readOriginals(log, letters, choosing)) plan = withOriginals(plan, originals);
  return plan;
}

/** The plan with some more dead letters in it; pure. */
export function withOriginals(plan: RetryPlan, originals: readonly Original[]): RetryPlan {
  const kinds = new Map(plan.kinds.map((kind) => [keyOf(kind), kind]));
  const left = [...plan.left];
  for (const original of originals) {
    const { deadLetterId, topic, partition, offset, code, stage, eventType } = original.letter;
    const isRetriable = isRetriableOriginal(original);
    if (!isRetriable) left.push({ deadLetterId, place: `${topic}/${partition}/${offset}`, why: original.kind === 'there' ? 'unreadable' : original.kind });
    const known = { code, eventType: eventType ?? '(none)', stage, letters: 0, readable: 0 };
    const { letters, readable } = kinds.get(keyOf(known)) ?? known;
    kinds.set(keyOf(known), { ...known, letters: letters + 1, readable: readable + (isRetriable ? 1 : 0) });
  }
  return { letters: plan.letters + originals.filter(isRetriableOriginal).length, kinds: [...kinds.values()], left };
}

function keyOf({ code, eventType, stage }: Pick<RetryKind, 'code' | 'eventType' | 'stage'>): string {
  return JSON.stringify([code, eventType, stage]);
}
