import { setTimeout as pass } from 'node:timers/promises';
import { partitionOf, topicSettings, type StagePaused, type TopicPartition, type TopicRole } from '@on-record/domain';
import { findArticles, readCheckpoints } from '@on-record/projections';
import { pauseSentence } from '@on-record/runtime';
import type { Desk } from '../at-desk';
import { pausesOf, readControlFacts } from '../control/control-facts';
import { printable } from '../printable-text';
import { toTable } from '../to-table';

/** How long a verb waits for the projector, unless told otherwise. */
export const PROJECTED_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 200;

/** What readers see of an article. */
export interface SeenState {
  readonly articleId: string;
  readonly state: string;
}

/** What readers see once the projector has read the facts, or why that is not known. */
export interface SeenOutcome {
  /** Whether the projector had read all that stood in the log. */
  readonly isProjected: boolean;
  /** Who paused the projector, where that is why. */
  readonly paused?: StagePaused;
  readonly articles: readonly SeenState[];
}

/** Waits until a condition holds; false where it did not within the time. */
export async function within(withinMs: number, condition: () => Promise<boolean>): Promise<boolean> {
  for (const begun = performance.now(); ; await pass(LOOK_EVERY_MS)) {
    if (await condition()) return true;
    if (performance.now() - begun > withinMs) return false;
  }
}

/** Where the partitions of articles end in a topic of theirs, as it is now. */
export async function endsOf({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, role: TopicRole, articleIds: readonly string[]): Promise<readonly (TopicPartition & { readonly next: bigint })[]> {
  const partitions = new Set(articleIds.map((id) => partitionOf(id, topicSettings[role].partitions)));
  return (await log.offsets([topicNames(role)])).filter(({ partition }) => partitions.has(partition));
}

/** Waits until the projector has read what stands in the topic of articles now, and says what readers see then. */
export async function waitForReaders(desk: Desk, articleIds: readonly string[], withinMs = PROJECTED_WITHIN_MS): Promise<SeenOutcome> {
  const paused = pausesOf(await readControlFacts(desk)).find(({ stage }) => stage === 'projector');
  // Who pauses does so for longer than anybody waits here.
  if (paused !== undefined) return { isProjected: false, paused, articles: [] };
  const ends = await endsOf(desk, 'articles', articleIds);
  const isProjected = await within(withinMs, async () => {
    const checkpoints = new Map((await readCheckpoints(desk.database)).map(({ topic, partition, nextOffset }) => [`${topic}/${partition}`, nextOffset]));
    return ends.every(({ topic, partition, next }) => (checkpoints.get(`${topic}/${partition}`) ?? 0n) >= next);
  });
  const articles = await findArticles(desk.database, articleIds);
  return { isProjected, articles: articles.map(({ articleId, state }) => ({ articleId, state })) };
}

/** What readers see, in words. */
export function describeSeen({ isProjected, paused, articles }: SeenOutcome, withinMs = PROJECTED_WITHIN_MS): string {
  if (paused !== undefined) return `Readers do not see it yet, for the projector is paused. ${printable(pauseSentence(paused))}`;
  if (!isProjected) return `The projector has not read it within ${withinMs / 1_000} s, so that readers do not see it yet: look at on-record lag.`;
  return `What readers see now:\n\n${toTable(articles.map((each) => ({ ...each })))}`;
}
