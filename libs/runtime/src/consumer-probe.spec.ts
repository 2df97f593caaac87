import type { ConsumerState } from '@on-record/domain';
import { consumerProbe, TROUBLE_PATIENCE_MS } from './consumer-probe';

const WORDS = 'The database is away.';

it.each<readonly [string, Partial<ConsumerState> & Pick<ConsumerState, 'phase'>, string | undefined]>([
  ['reads', { phase: 'running' }, undefined],
  ['waits out trouble that just began', { phase: 'backing-off', troubledForMs: 200, lastError: WORDS }, undefined],
  ['waits out trouble for a few seconds', { phase: 'backing-off', troubledForMs: TROUBLE_PATIENCE_MS - 1, lastError: WORDS }, undefined],
  ['waits out trouble for longer', { phase: 'backing-off', troubledForMs: 9_000, lastError: WORDS }, `The consumer has waited out trouble for 9 s: ${WORDS}`],
  ['tries again what has failed for longer', { phase: 'running', troubledForMs: 9_000 }, 'The consumer has waited out trouble for 9 s.'],
  ['starts', { phase: 'starting' }, 'The consumer is starting.'],
  ['stops', { phase: 'stopping' }, 'The consumer is stopping.'],
  ['has stopped', { phase: 'stopped' }, 'The consumer is stopped.'],
  ['has failed', { phase: 'failed', lastError: 'A broken assumption.' }, 'The consumer is failed: A broken assumption.'],
])('a consumer that %s has its readiness told: %#', async (_what, state, reason) => {
  const answer = await consumerProbe({ state: () => ({ assigned: [], positions: [], ...state }) }).check();
  expect(answer).toEqual(reason === undefined ? { isReady: true } : { isReady: false, reason });
});
