import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresTable } from '../figures-table.ts';
import { readJsonLines } from '../json-lines.ts';
import type { MeasuredSentences } from '../measure-accusations.ts';
import type { FalseAlarm, MeasuredFalseAlarms } from '../measure-false-alarms.ts';
import { fileOf, type MeasuredSet, type MeasuringPlace } from '../measuring-place.ts';
import { articlePage, type ComparedArticle } from './article-page.ts';
import { errorsPage, type ListedError } from './errors-page.ts';
import { goldArticleSchema, inCodeUnits } from './gold-article.ts';
import { html, page, type Html } from './html.ts';
import { linkErrors } from './link-errors.ts';
import { markedText, type Mark } from './marked-text.ts';
import { sentenceErrors } from './sentence-errors.ts';
import { readArticleErrors, readQuoteErrors, type ScoringError } from './scoring-errors.ts';

/** How many errors of a kind a set has. */
export interface ErrorCount {
  readonly set: string;
  readonly kind: string;
  readonly count: number;
}

/** What was written: the first page, and how many errors the pages show. */
export interface WrittenPages {
  readonly index: string;
  readonly errorCounts: readonly ErrorCount[];
}

type Measured = MeasuredSet | MeasuredSentences | MeasuredFalseAlarms;

/** Writes pages that show every error of the sets that were measured. */
export function writePages(measured: readonly Measured[], folder: string, place: MeasuringPlace): WrittenPages {
  const lists = measured.map((each) => ({ each, errors: write(each, folder, place) }));
  const index = join(folder, 'index.html');
  writeFileSync(index, page('The engine on the development sets', html`<pre class="figures">${figuresTable(measured.map(({ figures }) => figures))}</pre>
<table><tr><th>set</th><th>errors</th><th>what it is</th></tr>${lists.map(({ each: { set }, errors }) => html`<tr><td><a href="${set.name}.html">${set.name}</a></td><td>${errors.length}</td><td>${set.about} Licence: ${set.licence}.</td></tr>`)}</table>`));
  const errorCounts = lists.flatMap(({ each: { set }, errors }) => [...Map.groupBy(errors, ({ kind }) => kind)].map(([kind, own]): ErrorCount => ({ set: set.name, kind, count: own.length })));
  return { index, errorCounts };
}

function write(each: Measured, folder: string, place: MeasuringPlace): readonly ListedError[] {
  if ('falseAlarms' in each) return writeFalseAlarms(each, folder);
  return 'sentences' in each ? writeSentences(each, folder) : writeArticles(each, folder, place);
}

function writeFalseAlarms({ set, falseAlarms }: MeasuredFalseAlarms, folder: string): readonly ListedError[] {
  const errors = falseAlarms.map((each): ListedError => ({ kind: each.isRead ? 'false alarm' : 'unread alarm', row: alarmRow(each) }));
  writeFileSync(join(folder, `${set.name}.html`), errorsPage(set.name, set.about, errors));
  return errors;
}

function alarmRow({ sentence, key, accusation: { trigger, allegation } }: FalseAlarm): Html {
  const marks = [trigger, ...(allegation ? [allegation] : [])].map((span): Mark => ({ ...span, name: 'found' }));
  return html`<tr><td>${markedText(sentence.text, marks)}<br><span class="rule">${sentence.id}</span></td><td>${key}</td></tr>`;
}

function writeSentences({ set, sentences }: MeasuredSentences, folder: string): readonly ListedError[] {
  const errors = sentences.flatMap(sentenceErrors);
  writeFileSync(join(folder, `${set.name}.html`), errorsPage(set.name, set.about, errors));
  return errors;
}

function writeArticles(measured: MeasuredSet, folder: string, place: MeasuringPlace): readonly ListedError[] {
  const { set, records, found } = measured;
  const gold = new Map(readJsonLines(fileOf(set, place), goldArticleSchema).map((article) => [article.id, article]));
  const links = found.flatMap((article) => linkErrors(gold.get(article.id) ?? { id: article.id, statements: [], accusations: [] }, article));
  const errors = Map.groupBy([...errorsOf(measured, place), ...(set.scorer === 'articles' ? links : [])], ({ articleId }) => articleId);
  const fileAt = (index: number): string => `${set.name}-${index + 1}.html`;
  const wrong = records.flatMap(({ id }, index) => (errors.has(id) ? [index] : []));
  const listed = records.flatMap(({ id, text }, index): readonly ListedError[] => {
    const [before, after] = [wrong.findLast((each) => each < index), wrong.find((each) => each > index)];
    const neighbours = { before: before === undefined ? undefined : fileAt(before), after: after === undefined ? undefined : fileAt(after) };
    const [expected, article] = [gold.get(id), found[index]];
    if (expected === undefined || article === undefined) throw new Error(`The article ${id} of ${set.name} has no gold or no findings.`);
    const compared: ComparedArticle = { set: set.name, text, gold: set.scorer === 'quotes' ? inCodeUnits(expected, text) : expected, found: article, errors: errors.get(id) ?? [], neighbours };
    writeFileSync(join(folder, fileAt(index)), articlePage(compared));
    return compared.errors.map(({ kind, words, details }, place) => ({ kind, row: html`<tr><td><a href="${fileAt(index)}#error-${place + 1}">${id}</a></td><td>${words}</td><td>${details.map((detail) => html`${detail}<br>`)}</td></tr>` }));
  });
  writeFileSync(join(folder, `${set.name}.html`), errorsPage(set.name, set.about, listed));
  return listed;
}

function errorsOf({ set }: MeasuredSet, { output }: MeasuringPlace): readonly ScoringError[] {
  const file = join(output, set.name + (set.scorer === 'quotes' ? '.errors.tsv' : '.errors.txt'));
  return set.scorer === 'quotes' ? readQuoteErrors(readFileSync(file, 'utf8')) : readArticleErrors(readFileSync(file, 'utf8'));
}
