import type { Desk } from '../at-desk';

/** What can be known of the extractors that run. */
export interface Extractors {
  readonly groupId: string;
  /** Processes that read in the group now. */
  readonly members: number;
  /** The engine versions that committed the offsets that stand: a version that has just been started may be missing, one that has just ended may be there. */
  readonly versions: readonly string[];
}

/** Looks which engine versions the extractors of a group have; they say it beside the offsets that they commit. Fails with LOG_UNAVAILABLE. */
export async function readExtractors({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, { groupId, members }: Pick<Extractors, 'groupId' | 'members'>): Promise<Extractors> {
  const committed = await log.committedOffsets(groupId, [topicNames('articles')]);
  return { groupId, members, versions: [...new Set(committed.flatMap(({ metadata }) => (metadata === undefined || metadata === '' ? [] : [metadata])))].toSorted() };
}
