import { html, page, type Html } from './html.ts';
import { scoringRules } from './scoring-errors.ts';

/** One error in the list of a set: its kind and what is shown of it. */
export interface ListedError {
  readonly kind: string;
  readonly row: Html;
}

/** The page of a set: its errors by kind, the most frequent kind first. A link to a kind shows that kind alone. */
export function errorsPage(set: string, about: string, errors: readonly ListedError[]): string {
  const kinds = [...Map.groupBy(errors, ({ kind }) => kind)].sort(([, a], [, b]) => b.length - a.length);
  return page(`${set}: ${errors.length} errors`, html`<p class="facts"><a href="index.html">all sets</a></p><p>${about}</p>
<nav><a href="#all">all</a>${kinds.map(([kind, own]) => html`<a href="#${anchorOf(kind)}">${kind} (${own.length})</a>`)}</nav>
${kinds.map(([kind, own]) => html`<section id="${anchorOf(kind)}"><h2>${kind}: ${own.length}</h2><p class="rule">${scoringRules[kind]}</p>
<table>${own.map(({ row }) => row)}</table></section>
`)}`);
}

/** `wrong speaker` as it stands in a link. */
export function anchorOf(kind: string): string {
  return kind.replaceAll(' ', '-');
}
