import { openDatabase, type Database } from '@on-record/projections';
import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 120_000;

/** Which articles are waited for, and where. */
export interface RowWatch {
  readonly databaseUrl: string;
  readonly articleIds: readonly string[];
  readonly lookEveryMs: number;
}

/** When articles were seen, and how long after they could be. */
export interface Sightings {
  /** The moment at which each article was first seen, by its id. */
  readonly seenAt: ReadonlyMap<string, number>;
  /** The ms from the beginning of one look to the end of the next: no sighting is later than that. */
  readonly gapsMs: readonly number[];
}

/**
 * Looks by SQL, on a connection of its own, for articles that have become visible, which they are with all their findings at once, and ends when all
 * are. Asking Postgres costs the product less than asking its query API would.
 */
export async function watchRows({ databaseUrl, articleIds, lookEveryMs }: RowWatch, signal: AbortSignal): Promise<Sightings> {
  const database = await openDatabase(databaseUrl, { connections: 1 });
  const missing = new Set(articleIds);
  const seenAt = new Map<string, number>();
  const gapsMs: number[] = [];
  let progressAt = performance.now();
  let lookedAt = progressAt;
  try {
    while (missing.size > 0) {
      signal.throwIfAborted();
      const began = performance.now();
      const found = await visibleOf(database, [...missing]);
      const now = performance.now();
      gapsMs.push(now - lookedAt);
      lookedAt = began;
      for (const id of found.filter((each) => missing.delete(each))) seenAt.set(id, now);
      if (found.length > 0) progressAt = now;
      if (now - progressAt > patienceMs) throw new Error(`${missing.size} of ${articleIds.length} articles did not become visible: nothing came for ${patienceMs / 1000} s.`);
      await delay(Math.max(0, began + lookEveryMs - performance.now()), undefined, { signal });
    }
  } finally {
    await database.close();
  }
  return { seenAt, gapsMs };
}

async function visibleOf(database: Database, articleIds: readonly string[]): Promise<readonly string[]> {
  const sql = "SELECT article_id FROM gen_1.articles WHERE article_id = ANY ($1::uuid[]) AND state = 'visible'";
  const { rows } = await database.connection('looking for articles', (client) => client.query<{ readonly article_id: string }>(sql, [articleIds]));
  return rows.map(({ article_id: id }) => id);
}
