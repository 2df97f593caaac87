import type { Progress } from '../../tools/stack/progress.ts';
import type { PushBody } from '../articles/read-push-bodies.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../report/results-table.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import type { Ceilings } from './ceilings.ts';

/** What a measurement works with. */
export interface Surroundings {
  readonly stack: BenchStack;
  readonly effort: Effort;
  readonly samples: readonly PushBody[];
  readonly ceilings: Ceilings;
  readonly progress: Progress;
}

/** What was measured, with what a reader should know about it. */
export interface Results {
  readonly figures: readonly Figure[];
  readonly remarks: readonly string[];
}
