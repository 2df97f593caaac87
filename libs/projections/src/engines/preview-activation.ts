import type { PoolClient } from 'pg';
import { decideArticle, type ArticleRow } from '../articles/decide-article';
import { loadStoredArticles } from '../articles/load-stored-articles';
import { sourceOf, type StoredArticle } from '../articles/stored-article';
import type { Database } from '../database/open-database';
import { compareRuns } from '../diff/comparable-finding';
import { loadFindings } from '../diff/load-findings';

/** An activation that somebody thinks of. */
export interface ProposedActivation {
  readonly engineVersion: string;
  /** The articles of this source; all unless given. */
  readonly source?: string | undefined;
  readonly activatedAtMs: number;
}

/** What readers would see after an activation, in numbers of articles. */
export interface ActivationPreview {
  /** Covered by it, and shown now or to be shown when they have been read. */
  readonly articles: number;
  /** Shown from another run than now; of these `otherFindings` with findings that differ. */
  readonly otherRun: number;
  readonly otherFindings: number;
  /** Shown now, and without findings afterwards: no activated version has read them. */
  readonly losingFindings: number;
  /** Without findings afterwards, shown now or not. */
  readonly withoutFindings: number;
}

const ARTICLES_AT_ONCE = 200;
/** No activation of the log has this id. */
const PROPOSED = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const NOTHING: ActivationPreview = { articles: 0, otherRun: 0, otherFindings: 0, losingFindings: 0, withoutFindings: 0 };

interface Change {
  readonly articleId: string;
  readonly before: ArticleRow;
  readonly after: ArticleRow;
}

/** Says what readers would see after an activation, by the very function that decides it; page by page. Changes nothing. Fails with DATABASE_UNAVAILABLE. */
export async function previewActivation(database: Database, proposed: ProposedActivation): Promise<ActivationPreview> {
  let sum = NOTHING;
  for (let last: string | undefined = '00000000-0000-0000-0000-000000000000'; last !== undefined; ) {
    const from: string = last;
    const page = await database.transaction('looking what an activation would show', (client) => previewPage(client, proposed, from));
    sum = add(sum, page.preview);
    last = page.last;
  }
  return sum;
}

async function previewPage(client: PoolClient, proposed: ProposedActivation, from: string): Promise<{ readonly last: string | undefined; readonly preview: ActivationPreview }> {
  const { rows } = await client.query<{ readonly article_id: string }>(
    `SELECT article_id FROM articles WHERE article_id > $1 AND ($2::text IS NULL OR source = $2) ORDER BY article_id LIMIT ${ARTICLES_AT_ONCE}`, [from, proposed.source ?? null]);
  const ids = rows.map((row) => row.article_id);
  const stored = ids.length === 0 ? [] : await loadStoredArticles(client, ids);
  const changes = stored.map((article) => changeOf(article, proposed)).filter(({ after }) => after.revisionId !== null);
  const moved = changes.filter(({ before, after }) => after.runId !== null && after.runId !== before.runId);
  const preview = {
    articles: changes.length,
    otherRun: moved.length,
    otherFindings: await countDiffering(client, moved),
    losingFindings: changes.filter(({ before, after }) => before.runId !== null && after.runId === null).length,
    withoutFindings: changes.filter(({ after }) => after.runId === null).length,
  };
  return { last: ids.at(-1), preview };
}

function changeOf(article: StoredArticle, { engineVersion, source, activatedAtMs }: ProposedActivation): Change {
  const isCovered = source === undefined || source === sourceOf(article);
  const activations = isCovered ? [...article.activations, { activationId: PROPOSED, engineVersion, activatedAtMs }] : article.activations;
  return { articleId: article.articleId, before: decideArticle(article).row, after: decideArticle({ ...article, activations }).row };
}

/** Findings of another revision count as other findings, whatever they are. */
async function countDiffering(client: PoolClient, changes: readonly Change[]): Promise<number> {
  const places = changes.flatMap(({ articleId, before, after }) => [before.runId, after.runId].flatMap((runId) => (runId === null ? [] : [{ articleId, runId }])));
  const findings = places.length === 0 ? new Map() : await loadFindings(client, places);
  return changes.filter(({ before, after }) => {
    if (before.revisionId !== after.revisionId || before.runId === null) return true;
    return compareRuns(findings.get(before.runId) ?? [], findings.get(after.runId ?? '') ?? []).differences.length > 0;
  }).length;
}

function add(a: ActivationPreview, b: ActivationPreview): ActivationPreview {
  return {
    articles: a.articles + b.articles,
    otherRun: a.otherRun + b.otherRun,
    otherFindings: a.otherFindings + b.otherFindings,
    losingFindings: a.losingFindings + b.losingFindings,
    withoutFindings: a.withoutFindings + b.withoutFindings,
  };
}
