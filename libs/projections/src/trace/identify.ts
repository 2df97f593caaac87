import type { Database } from '../database/open-database';

/** What an id can be the id of; `event` is any fact that has a row. */
export type TracedKind = 'article' | 'revision' | 'run' | 'statement' | 'accusation' | 'denial' | 'delivery' | 'retraction' | 'event' | 'dead letter';

/** Something that the read models know by an id, and the article that it belongs to. */
export interface Identified {
  readonly kind: TracedKind;
  /** None for a dead letter. */
  readonly articleId: string | null;
}

const FINDINGS = ['statement', 'accusation', 'denial'] as const;
const EVENTS = ['article_revisions', 'retractions', 'reinstatements', 'erasures', 'runs', 'finding_overrides'] as const;

const IDENTIFY = [
  `SELECT 'article' AS kind, article_id AS "articleId" FROM articles WHERE article_id = $1`,
  `SELECT 'revision', article_id FROM article_revisions WHERE revision_id = $1`,
  `SELECT 'delivery', article_id FROM article_revisions WHERE delivery_id = $1`,
  `SELECT 'delivery', article_id FROM retractions WHERE delivery_id = $1`,
  `SELECT 'retraction', article_id FROM retractions WHERE retraction_id = $1`,
  `SELECT 'run', article_id FROM runs WHERE run_id = $1`,
  ...FINDINGS.map((kind) => `SELECT '${kind}', article_id FROM ${kind}s WHERE ${kind}_id = $1 OR key = $1`),
  ...EVENTS.map((table) => `SELECT 'event', article_id FROM ${table} WHERE event_id = $1`),
  `SELECT 'dead letter', NULL FROM dead_letters WHERE dead_letter_id = $1`,
].join('\nUNION ');

/** What the read models know by an id: an article, one of its parts, the delivery that brought it, or a dead letter; empty where they know nothing. */
export async function identify(database: Database, id: string): Promise<readonly Identified[]> {
  const { rows } = await database.transaction('looking for what an id names', (client) => client.query<Identified>(`${IDENTIFY} ORDER BY 1, 2`, [id]));
  return rows;
}

/** The dead letters about records of a subject, such as an article: their keys begin with it. */
export async function findDeadLettersAbout(database: Database, subject: string): Promise<readonly string[]> {
  const { rows } = await database.transaction('looking for dead letters about a subject', (client) => client.query<{ readonly id: string }>(
    `SELECT dead_letter_id AS id FROM dead_letters WHERE starts_with(key, $1 || '/') ORDER BY last_failed_at DESC LIMIT 100`, [subject]));
  return rows.map(({ id }) => id);
}
