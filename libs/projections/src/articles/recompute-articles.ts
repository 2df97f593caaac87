import type { PoolClient } from 'pg';
import { replaceActors } from '../actors/replace-actors';
import { replaceHistory } from '../history/replace-history';
import { replacePairs } from '../pairs/replace-pairs';
import { markWholeRuns } from '../runs/mark-whole-runs';
import { blankErased } from '../withdrawals/blank-erased';
import { decideArticle } from './decide-article';
import { loadStoredArticles } from './load-stored-articles';
import { writeArticles, writeRevisions } from './write-articles';

/** The tables of rows that are derived from the facts of articles, beside `articles` itself, with their keys; each is replaced article by article. */
export const DERIVED_TABLES = [
  { name: 'article_pairs', key: ['article_id', 'accuser', 'accused'] },
  { name: 'article_actors', key: ['article_id', 'actor'] },
  { name: 'article_history', key: ['article_id', 'valid_from'] },
] as const;

/**
 * Computes all that is derived from the facts of articles and writes it: which runs are whole, where revisions stand, what
 * readers see and saw before, what the articles contribute to pairs and actors. The articles must be locked.
 */
export async function recomputeArticles(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  await blankErased(client, articleIds);
  await markWholeRuns(client, articleIds);
  const decisions = (await loadStoredArticles(client, articleIds)).map(decideArticle);
  await writeArticles(client, decisions.map(({ row }) => row));
  await writeRevisions(client, decisions.flatMap(({ changedRevisions }) => changedRevisions));
  await replaceHistory(client, articleIds, decisions.flatMap(({ row: { articleId }, history }) => history.map((interval) => ({ articleId, ...interval }))));
  const shown = decisions.flatMap((decision) => decision.shown ?? []);
  await replacePairs(client, articleIds, shown);
  await replaceActors(client, articleIds, shown);
}
