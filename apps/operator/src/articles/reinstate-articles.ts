import { eventIdOf, makeEvent, OnRecordError, writeEvent, type LogRecord } from '@on-record/domain';
import { findArticles, findRetractedArticle, type ActiveRetraction, type WithdrawableArticle } from '@on-record/projections';
import type { Act } from '../acting-verb';
import type { Desk } from '../at-desk';
import { printable } from '../printable-text';
import { toTable } from '../to-table';
import { toNamedArticle } from './named-article';

/** The retractions that are to end. */
export interface ReinstatementPlan {
  readonly retractions: readonly ActiveRetraction[];
  /** Articles that no active retraction covers after that, whatever else withholds them. */
  readonly articleIds: readonly string[];
}

/**
 * Finds the active retractions of an article, or the one that is named. Fails with NOT_FOUND where the record knows neither, or
 * where none is active.
 */
export async function planReinstatement(desk: Desk, targets: readonly string[]): Promise<ReinstatementPlan> {
  const found = new Map<string, ActiveRetraction>();
  for (const target of targets) for (const retraction of await activeOf(desk, target)) found.set(retraction.retractionId, retraction);
  const retractions = [...found.values()];
  return { retractions, articleIds: [...new Set(retractions.map(({ articleId }) => articleId))] };
}

async function activeOf({ database }: Desk, target: string): Promise<readonly ActiveRetraction[]> {
  const { articleId: id, name } = toNamedArticle(target);
  const [named] = await findArticles(database, [id]);
  if (named !== undefined) return activeRetractionsOf(named);
  const ofRetraction = name === undefined ? await findRetractedArticle(database, id) : undefined;
  const [article] = ofRetraction === undefined ? [] : await findArticles(database, [ofRetraction]);
  if (article === undefined) throw new OnRecordError('NOT_FOUND', `The read models know no article and no retraction ${id}: has the projector read it (on-record lag)? Nothing was changed.`);
  const retraction = article.retractions.filter(({ retractionId }) => retractionId === id);
  if (retraction.length > 0) return retraction;
  throw new OnRecordError('NOT_FOUND', `Retraction ${id} of article ${article.articleId} has been ended before. Nothing was changed.`);
}

function activeRetractionsOf({ articleId, state, retractions }: WithdrawableArticle): readonly ActiveRetraction[] {
  if (state === 'erased') throw new OnRecordError('NOT_FOUND', `Article ${articleId} is erased: nothing brings it back but its source, under another guid. Nothing was changed.`);
  if (retractions.length > 0) return retractions;
  throw new OnRecordError('NOT_FOUND', `Article ${articleId} has no retraction that is active: readers see it as ${state}. Nothing was changed.`);
}

/** The facts that the retractions end; a retraction that is ended twice has one such fact. */
export function reinstatementRecords({ retractions }: ReinstatementPlan, { by, actedAt, event }: Act, topicNames: Desk['topicNames']): readonly LogRecord[] {
  const { actionId } = event.payload;
  return retractions.map(({ articleId, retractionId }) => {
    const context = { id: eventIdOf('ArticleReinstated', retractionId), subject: articleId, time: actedAt, correlationId: actionId, causationId: event.id };
    return writeEvent(makeEvent('ArticleReinstated', context, { articleId, retractionId, reinstatedAt: actedAt, by }), topicNames);
  });
}

/** Which retractions end, and who began them when and why. */
export function describeReinstatement({ retractions, articleIds }: ReinstatementPlan): string {
  const rows = retractions.map(({ articleId, retractionId, by, who, at, why }) => ({ retractionId, by, who: printable(who), at, why: printable(why ?? ''), articleId }));
  return [`To be ended: ${retractions.length} retraction(s) of ${articleIds.length} article(s)`, '', toTable(rows)].join('\n');
}
