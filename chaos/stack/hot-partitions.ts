import { ARTICLE_PARTITIONS, articleIdOf, partitionOf } from '@on-record/domain';
import { chanceOf } from '../story/chance.ts';
import { source } from './chaos-stack.ts';

const hot = 3;

/**
 * Says whether an article of this guid lies in one of a few partitions that the seed chooses. With all articles in these the two topics of a partition are
 * always at work at the same time, and there is always more to come: that is when what is not locked or compared goes wrong.
 */
export function isInHotPartition(seed: number): (guid: string) => boolean {
  const numbers = Array.from({ length: ARTICLE_PARTITIONS }, (_none, place) => place);
  const chosen = new Set(chanceOf(seed, 'partitions').shuffled(numbers).slice(0, hot));
  return (guid) => chosen.has(partitionOf(articleIdOf(source, guid), ARTICLE_PARTITIONS));
}
