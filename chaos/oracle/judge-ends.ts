import type { Difference } from './difference.ts';

/** The end of a process of the product that nobody killed. */
export interface ServiceEnd {
  readonly name: string;
  /** `exit code 1`, `signal SIGSEGV`. */
  readonly how: string;
  /** So long after it was told to stop; undefined where nobody told it to. */
  readonly stoppedAfterMs: number | undefined;
  /** The end of its log. */
  readonly lastLines: string;
}

/** A process that is told to stop has drained within this time. */
const drainDeadlineMs = 10_000;
/** What passes on a busy machine until a process hears of its signal, and we of its end. */
const hearingMs = 1_000;

/**
 * Judges how processes ended. No fault that is dealt explains that one ends by itself: Kafka and PostgreSQL are waited for, whatever became of them, and
 * who is killed on purpose is not among these. One that was told to stop drains and ends with 0. Where something that it needs is held up at the same time
 * (a server that is away, a frozen process that holds a lock), it may also end with 1 at its deadline, which is what the deadline is for.
 */
export function judgeEnds(ends: readonly ServiceEnd[], { isHeldUp }: { readonly isHeldUp: boolean }): readonly Difference[] {
  return ends.flatMap((end) => {
    const fault = isHeldUp && endedAtDeadline(end) ? undefined : faultOf(end);
    return fault === undefined ? [] : [{ kind: 'wrong' as const, words: `${end.name} ${fault}. Its log ends:\n${end.lastLines}` }];
  });
}

function faultOf({ how, stoppedAfterMs }: ServiceEnd): string | undefined {
  if (stoppedAfterMs === undefined) return `ended by itself (${how})`;
  const after = `${(stoppedAfterMs / 1_000).toFixed(1)} s`;
  if (how !== 'exit code 0') return `was told to stop and ended with ${how} after ${after}`;
  return stoppedAfterMs > drainDeadlineMs + hearingMs ? `was told to stop and took ${after}` : undefined;
}

function endedAtDeadline({ how, stoppedAfterMs = 0 }: ServiceEnd): boolean {
  return how === 'exit code 1' && stoppedAfterMs > drainDeadlineMs - hearingMs && stoppedAfterMs <= drainDeadlineMs + hearingMs;
}
