/** What a check came to: as it should be, worth a look, or in need of somebody. */
export type Verdict = 'ok' | 'warning' | 'wrong';

/** A check with its result. */
export interface Check {
  readonly check: string;
  readonly verdict: Verdict;
  /** What was found. */
  readonly found: string;
  /** What to do; none where there is nothing to do. */
  readonly remedy?: string;
}

/** What an attempt to find something out came to. */
export type Outcome<T> = { readonly value: T } | { readonly failure: string };

/** Finds something out within a time; never fails. */
export async function attempt<T>(work: () => Promise<T>, withinMs: number): Promise<Outcome<T>> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer came within ${withinMs / 1_000} s.`)), withinMs);
  try {
    return { value: await Promise.race([work(), late.promise]) };
  } catch (error) {
    return { failure: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Makes the check of what was found out; what could not be found out is not as it should be. */
export function judge<T>(check: string, outcome: Outcome<T>, verdictOf: (value: T) => Omit<Check, 'check'>): Check {
  return 'failure' in outcome ? { check, verdict: 'wrong', found: outcome.failure } : { check, ...verdictOf(outcome.value) };
}

/** A check that has to wait for another to be mended. */
export function unchecked(check: string, why: string): Check {
  return { check, verdict: 'warning', found: `Not checked: ${why}.` };
}

/** An error in one line; causes often hold the reason that helps. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && !error.message.includes(error.cause.message) ? ` (${error.cause.message})` : '';
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return `${code}${error.message}${cause}`;
}
