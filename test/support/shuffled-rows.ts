import type { Event } from '@on-record/domain';
import type { Database } from '../../libs/projections/src/index';
import { LogFeed } from './log-feed';
import { emptyReadModels, readModelRows } from './read-model-rows';
import { shuffled } from './seeded-numbers';

/** All rows of read models that were empty, once events have come in an order that a seed decides, `size` at a time. */
export async function shuffledRows(database: Database, events: readonly Event[], { seed, size }: { readonly seed: number; readonly size: number }): Promise<ReadonlyMap<string, readonly string[]>> {
  await emptyReadModels(database);
  const feed = new LogFeed(database);
  const order = shuffled(events, seed);
  for (let done = 0; done < order.length; done += size) await feed.project(order.slice(done, done + size));
  return readModelRows(database);
}
