const ANSWER_WITHIN_MS = 10_000;

/** Says whether the ingestor calls itself ready; where it does not, why, as the end of a sentence. Never throws. */
export async function askReadiness(url: string): Promise<{ readonly isReady: true } | { readonly isReady: false; readonly why: string }> {
  try {
    const { status } = await fetch(`${url.replace(/\/$/, '')}/health/ready`, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return status === 200 ? { isReady: true } : { isReady: false, why: `/health/ready answers ${status}` };
  } catch (error) {
    return { isReady: false, why: `/health/ready does not answer: ${reasonOf(error)}` };
  }
}

/** Why a request had no answer: what fetch throws is "fetch failed"; the reason stands in its cause. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
