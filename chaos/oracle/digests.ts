import { createHash } from 'node:crypto';
import type { Difference } from './difference.ts';
import type { Sql } from './sql.ts';

/** The tables whose rows follow from the events alone; checkpoints speak of positions. */
const tables = [
  'accusations', 'actor_merges', 'actor_names', 'article_actors', 'article_history', 'article_pairs', 'article_revisions', 'articles', 'dead_letter_resolutions', 'dead_letters', 'denials', 'engine_activations',
  'erasures', 'office_terms', 'reinstatements', 'resolved_actors', 'resolved_offices', 'retractions', 'runs', 'sources', 'statements',
] as const;

/** A digest of all rows of a table, in an order of their own, and how many there are. */
export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  readonly digest: string;
}

/** Digests of all read models of a database. */
export function digestsOf(sql: Sql): Promise<readonly TableDigest[]> {
  return sql.snapshot(async (snapshot) => {
    const digests: TableDigest[] = [];
    for (const table of tables) {
      const rows = await snapshot.rows<{ readonly row: string }>(`SELECT to_jsonb(t)::text AS row FROM gen_active.${table} t ORDER BY to_jsonb(t)::text COLLATE "C"`);
      const hash = createHash('sha256');
      for (const { row } of rows) hash.update(`${row}\n`);
      digests.push({ table, rows: rows.length, digest: hash.digest('hex') });
    }
    return digests;
  });
}

/** Says in words which tables differ from those that were projected anew. */
export function compareDigests(live: readonly TableDigest[], anew: readonly TableDigest[]): readonly Difference[] {
  const other = new Map(anew.map((each) => [each.table, each]));
  return live.filter(({ table, digest }) => other.get(table)?.digest !== digest).map(({ table, rows }) => ({
    kind: 'wrong', words: `The ${rows} rows of ${table} differ from the ${other.get(table)?.rows ?? 0} that were projected anew from the same log.`,
  }));
}
