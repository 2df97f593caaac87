import { toNamedArticle } from '../articles/named-article';

/** What a trace is asked for: an id of whatever kind, or an article as its source calls it. */
export type TraceSubject = { readonly id: string } | { readonly source: string; readonly guid: string; readonly id: string };

/** Reads what an operator typed. Fails with CONFIGURATION_INVALID. */
export function toTraceSubject(text: string): TraceSubject {
  const { articleId, name } = toNamedArticle(text);
  return name === undefined ? { id: articleId } : { ...name, id: articleId };
}
