import type { Database } from '../../libs/projections/src/index';

/** The tables of the read models that are a function of the set of events; checkpoints are not. */
export const readModelTables = [
  'accusations', 'actor_merges', 'actor_names', 'article_actors', 'article_history', 'article_pairs', 'article_revisions', 'articles', 'dead_letter_resolutions', 'dead_letters', 'denials', 'engine_activations', 'erasures', 'finding_overrides',
  'office_terms', 'reinstatements', 'resolved_actors', 'resolved_offices',
  'retractions', 'runs', 'sources', 'statements',
] as const;

/** All rows of the read models as JSON, by article id; what is not of an article stands under the empty text. */
export async function readModelRows(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  return database.connection('reading all rows', async (client) => {
    const rows = new Map<string, string[]>();
    for (const table of readModelTables) {
      const id = /^(sources|dead_letter|engine_activations|actor_|office_terms|resolved_)/.test(table) ? `''` : 'article_id::text';
      const found = await client.query<{ readonly id: string; readonly row: string }>(
        `SELECT ${id} AS id, to_jsonb(t)::text AS row FROM gen_1.${table} t ORDER BY to_jsonb(t)::text COLLATE "C"`);
      for (const { id: articleId, row } of found.rows) rows.set(articleId, [...(rows.get(articleId) ?? []), `${table} ${row}`]);
    }
    return rows;
  });
}

/** Empties the read models and forgets the checkpoints, as if the database were new. */
export async function emptyReadModels(database: Database): Promise<void> {
  const tables = [...readModelTables, 'checkpoints'].map((table) => `gen_1.${table}`);
  await database.connection('emptying the tables', (client) => client.query(`TRUNCATE ${tables.join(', ')}`));
}
