import type { FoundArticle } from '../found-article.ts';
import type { GoldAccusation, GoldArticle, GoldStatement } from './gold-article.ts';
import { html, page, type Html } from './html.ts';
import { markedText, type Mark } from './marked-text.ts';
import { placeOf, scoringRules, type ScoringError } from './scoring-errors.ts';

/** An article with all that its page shows. */
export interface ComparedArticle {
  readonly set: string;
  readonly text: string;
  readonly gold: GoldArticle;
  readonly found: FoundArticle;
  readonly errors: readonly ScoringError[];
  /** The pages of the articles with errors before and behind it. */
  readonly neighbours?: { readonly before: string | undefined; readonly after: string | undefined };
}

type FoundStatement = FoundArticle['statements'][number];
type FoundAccusation = FoundArticle['accusations'][number];

/** The page of one article: its errors, its text with both sides marked, and both sides row by row. */
export function articlePage({ set, text, gold, found, errors, neighbours }: ComparedArticle): string {
  const spans = [...gold.statements, ...found.statements];
  const wrong = errors.flatMap(({ words }): readonly Mark[] => {
    const start = placeOf(words, spans, text);
    return start === undefined ? [] : [{ start, end: start + (words.split(' / ')[0]?.length ?? 0), name: 'wrong' }];
  });
  const goldMarks = gold.statements.flatMap((each) => marksOf(each, each.optional ? 'optional' : 'gold'));
  const foundMarks = found.statements.flatMap((each) => marksOf(each, 'found'));
  return page(`${set}: ${gold.id}`, html`<p class="facts"><a href="index.html">all sets</a><a href="${set}.html">all errors of ${set}</a>${turnLink(neighbours?.before, 'p', 'article before')}${turnLink(neighbours?.after, 'n', 'next article')}</p>
<p><span class="gold">gold</span>, <span class="optional">optional gold</span>, <span class="found">found only</span>, <span class="gold found">both</span>, <span class="wrong">an error</span></p>
<h2>Errors: ${errors.length}</h2>${errors.length === 0 ? html`<p>none</p>` : html`<table><tr><th>what</th><th>words</th><th>more</th></tr>${errors.map((each, place) => errorRow(each, place))}</table>`}
<div class="sides"><div><h2>Gold</h2><pre>${markedText(text, [...goldMarks, ...wrong])}</pre></div><div><h2>Found</h2><pre>${markedText(text, [...foundMarks, ...wrong])}</pre></div></div>
<h2>Both</h2><pre>${markedText(text, [...goldMarks, ...foundMarks, ...wrong])}</pre>
<h2>Statements</h2>${sideBySide(gold.statements.map((each) => ({ at: each, cell: statementCell(each) })), found.statements.map((each) => ({ at: each, cell: statementCell(each) })))}
<h2>Accusations and denials</h2>${sideBySide(gold.accusations.map((each) => ({ at: each.trigger, cell: accusationCell(each) })), found.accusations.map((each) => ({ at: each.trigger, cell: accusationCell(each) })))}`);
}

/** A split content is marked in its parts, not in the words between them. */
function marksOf(statement: GoldStatement | FoundStatement, name: Mark['name']): readonly Mark[] {
  return (statement.parts ?? [statement]).map(({ start, end }) => ({ start, end, name }));
}

/** The access key is pressed with Alt, Alt and Shift, or Control and Option, as the browser has it. */
function turnLink(file: string | undefined, key: string, words: string): Html {
  return file === undefined ? html`` : html`<a href="${file}" accesskey="${key}">${words} (access key ${key})</a>`;
}

function errorRow({ kind, words, details }: ScoringError, place: number): Html {
  return html`<tr id="error-${place + 1}"><td><span class="error">${kind}</span><br><span class="rule">${scoringRules[kind]}</span></td><td>${words}</td><td>${details.map((detail) => html`${detail}<br>`)}</td></tr>`;
}

interface Sided {
  readonly at: { readonly start: number; readonly end: number };
  readonly cell: Html;
}

/** Gold and found in the order of the text; those that overlap most stand in one row. */
function sideBySide(gold: readonly Sided[], found: readonly Sided[]): Html {
  const taken = new Set<Sided>();
  const rows = gold.map((left) => {
    const right = found.filter((each) => !taken.has(each) && overlap(left, each) > 0).sort((a, b) => overlap(left, b) - overlap(left, a))[0];
    if (right !== undefined) taken.add(right);
    return { start: left.at.start, left, right };
  });
  const alone = found.filter((each) => !taken.has(each)).map((right) => ({ start: right.at.start, left: undefined, right }));
  const sorted = [...rows, ...alone].sort((a, b) => a.start - b.start);
  return html`<table><tr><th>gold</th><th>found</th></tr>${sorted.map(({ left, right }) => html`<tr><td>${left?.cell ?? '-'}</td><td>${right?.cell ?? '-'}</td></tr>`)}</table>`;
}

function overlap(a: Sided, b: Sided): number {
  return Math.min(a.at.end, b.at.end) - Math.max(a.at.start, b.at.start);
}

function statementCell(statement: GoldStatement | FoundStatement): Html {
  const { kind, text, speaker, cue } = statement;
  return html`<span class="who">${partyText(speaker)}</span> [${cue?.text ?? '-'}] ${kind}${'optional' in statement && statement.optional ? ', optional' : ''}<br>${text}`;
}

function accusationCell(accusation: GoldAccusation | FoundAccusation): Html {
  const { type, accuser, accused, trigger, allegation } = accusation;
  return html`${type} <span class="who">${partyText(accuser)} &rarr; ${partyText(accused)}</span> [${trigger.text}]${'optional' in accusation && accusation.optional ? ' optional' : ''}<br>${allegation?.text ?? '-'}`;
}

/** The words that name a party, with whom they were resolved to. */
function partyText(party: GoldStatement['speaker']): string {
  if (!party) return 'nobody';
  const { text, resolved, canonical } = party;
  return [text === '' ? '(no words)' : text, ...(resolved !== undefined && resolved !== text ? [`= ${resolved}`] : []), ...(canonical ? [`(${canonical})`] : [])].join(' ');
}
