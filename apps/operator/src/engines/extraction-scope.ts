import { MOST_REQUESTED_ARTICLES, OnRecordError, sourceNameSchema, type ExtractionScope } from '@on-record/domain';
import type { Command } from 'commander';
import { parseSince, SINCE_HELP, UNTIL_HELP } from '../option-values';
import { printable } from '../printable-text';
import { toNamedArticle } from '../articles/named-article';

/** The ways in which an operator says which articles are meant. */
export interface ScopeOptions {
  readonly all?: boolean | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly source?: string | undefined;
}

/** Gives a verb the arguments and options that say which articles are meant. */
export function addScopeOptions(verb: Command): Command {
  return verb
    .argument('[articles...]', 'article ids, or <source>/<guid> as the source calls them; or choose by one of the options')
    .option('--all', 'all articles')
    .option('--source <name>', 'the articles of this source')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--until <moment>', UNTIL_HELP, (text) => parseSince(text));
}

/** The scope that is meant. Throws CONFIGURATION_INVALID unless it is given in one way: nothing is asked for by leaving something out. */
export function requireScope({ all, since, until, source }: ScopeOptions, articles: readonly string[]): ExtractionScope {
  const isTime = since !== undefined || until !== undefined;
  const ways = [articles.length > 0, all === true, source !== undefined, isTime].filter(Boolean).length;
  if (ways !== 1) throw new OnRecordError('CONFIGURATION_INVALID', 'Say which articles in one way: names, --all, --source, or --since and --until.');
  if (source !== undefined) return { kind: 'source', source: requireSource(source) };
  if (isTime) return timeScope(since, until);
  if (all === true) return { kind: 'all' };
  const articleIds = [...new Set(articles.map((article) => toNamedArticle(article).articleId))];
  if (articleIds.length <= MOST_REQUESTED_ARTICLES) return { kind: 'articles', articleIds };
  throw new OnRecordError('CONFIGURATION_INVALID', `${articleIds.length} articles are named, and ${MOST_REQUESTED_ARTICLES} are the most: choose them by source or time.`);
}

/** The name of a source as operators type it. Throws CONFIGURATION_INVALID for what cannot be one. */
export function requireSource(source: string): string {
  if (sourceNameSchema.safeParse(source).success) return source;
  throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(source.slice(0, 100))}" can be the name of no source: lower-case letters, digits and hyphens.`);
}

function timeScope(from: string | undefined, to: string | undefined): ExtractionScope {
  if (from !== undefined && to !== undefined && from >= to) throw new OnRecordError('CONFIGURATION_INVALID', `Nothing lies between --since ${from} and --until ${to}.`);
  return { kind: 'time', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
