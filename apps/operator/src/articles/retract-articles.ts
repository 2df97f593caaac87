import {
  eventIdOf, makeEvent, OnRecordError, operatorRetractionIdOf, writeEvent, type LogRecord,
} from '@on-record/domain';
import { findArticles, type WithdrawableArticle } from '@on-record/projections';
import type { Act } from '../acting-verb';
import type { Desk } from '../at-desk';
import { printable } from '../printable-text';
import { toTable } from '../to-table';
import type { NamedArticle } from './named-article';

/** An article that is to be retracted, with what its fact must name. */
export interface Retractable {
  readonly articleId: string;
  readonly source: string;
  readonly guid: string;
  readonly state: string;
  readonly revisions: number;
  readonly statements: number;
  readonly accusations: number;
  readonly denials: number;
}

/** What of the articles that were named is to be retracted, and what is not. */
export interface RetractionPlan {
  readonly chosen: readonly Retractable[];
  /** Retracted by an operator before: one more retraction would withhold nothing more. */
  readonly retracted: readonly string[];
  readonly erased: readonly string[];
}

/**
 * Decides what is to be retracted. Fails with NOT_FOUND where the record knows nothing of an article, unless those are meant,
 * too: then they must be named by source and guid, or it fails with CONFIGURATION_INVALID.
 */
export async function planRetraction(desk: Desk, named: readonly NamedArticle[], { evenUnknown = false }: { readonly evenUnknown?: boolean | undefined }): Promise<RetractionPlan> {
  const known = new Map((await findArticles(desk.database, named.map(({ articleId }) => articleId))).map((article) => [article.articleId, article]));
  const plan = { chosen: new Map<string, Retractable>(), retracted: new Set<string>(), erased: new Set<string>() };
  const unknown: string[] = [];
  for (const { articleId, name } of named) {
    const article = known.get(articleId);
    const whole = article?.name ?? name;
    if (article?.state === 'erased') plan.erased.add(articleId);
    else if (article?.retractions.some(({ by }) => by === 'operator')) plan.retracted.add(articleId);
    else if (whole === undefined || (article?.name === undefined && !evenUnknown)) unknown.push(articleId);
    else plan.chosen.set(articleId, { articleId, ...whole, ...numbersOf(article) });
  }
  if (unknown.length > 0) throw unknownArticles(unknown, evenUnknown);
  return { chosen: [...plan.chosen.values()], retracted: [...plan.retracted], erased: [...plan.erased] };
}

function numbersOf(article: WithdrawableArticle | undefined): Omit<Retractable, 'articleId' | 'source' | 'guid'> {
  const { state = 'unknown', revisions = 0, statements = 0, accusations = 0, denials = 0 } = article ?? {};
  return { state, revisions, statements, accusations, denials };
}

function unknownArticles(articleIds: readonly string[], evenUnknown: boolean): OnRecordError {
  const ids = articleIds.join(', ');
  if (evenUnknown) {
    return new OnRecordError('CONFIGURATION_INVALID', `What nothing is known of must be named as <source>/<guid>, for the fact says both: ${ids}. Nothing was changed.`);
  }
  return new OnRecordError('NOT_FOUND', `The read models know nothing of ${ids}: has it been pushed, and has the projector read it (on-record lag)? ` +
    'To withhold it before it comes, name it as <source>/<guid> and add --even-unknown. Nothing was changed.');
}

/** The facts that the articles are retracted; the same act gives the same facts. */
export function retractionRecords({ chosen }: RetractionPlan, { by, actedAt, event }: Act, topicNames: Desk['topicNames']): readonly LogRecord[] {
  const { actionId } = event.payload;
  return chosen.map(({ articleId, source, guid }) => {
    const retractionId = operatorRetractionIdOf(articleId, actionId);
    const context = { id: eventIdOf('ArticleRetracted', retractionId), subject: articleId, time: actedAt, correlationId: actionId, causationId: event.id, producer: 'operator' as const };
    return writeEvent(makeEvent('ArticleRetracted', context, { articleId, retractionId, source, guid, retractedAt: actedAt, by: { kind: 'operator', ...by } }), topicNames);
  });
}

/** How much is withheld, in numbers. */
export function effectOf({ chosen }: RetractionPlan) {
  const sum = (column: 'revisions' | 'statements' | 'accusations' | 'denials'): number => chosen.reduce((total, each) => total + each[column], 0);
  return { articles: chosen.length, revisions: sum('revisions'), statements: sum('statements'), accusations: sum('accusations'), denials: sum('denials') };
}

/** What is to be withheld, and what is left out. */
export function describeRetraction(plan: RetractionPlan): string {
  const { articles, revisions, statements, accusations, denials } = effectOf(plan);
  const rows = plan.chosen.map(({ guid, ...each }) => ({ ...each, guid: printable(guid) }));
  return [
    `To be withheld: ${articles} article(s) with ${revisions} revision(s), ${statements} statement(s), ${accusations} accusation(s), ${denials} denial(s) that readers see`,
    ...(rows.length > 0 ? ['', toTable(rows)] : []),
    ...(plan.retracted.length > 0 ? ['', `Left out: retracted by an operator before: ${plan.retracted.join(', ')}`] : []),
    ...(plan.erased.length > 0 ? ['', `Left out: erased: ${plan.erased.join(', ')}`] : []),
  ].join('\n');
}
