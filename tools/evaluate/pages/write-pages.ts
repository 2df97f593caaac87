import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresTable } from '../figures-table.ts';
import { readJsonLines } from '../json-lines.ts';
import type { MeasuredSentences } from '../measure-accusations.ts';
import { fileOf, type MeasuredSet, type MeasuringPlace } from '../measuring-place.ts';
import { articlePage, type ComparedArticle } from './article-page.ts';
import { errorsPage, type ListedError } from './errors-page.ts';
import { goldArticleSchema, inCodeUnits } from './gold-article.ts';
import { html, page } from './html.ts';
import { sentenceErrors } from './sentence-errors.ts';
import { readArticleErrors, readQuoteErrors, type ScoringError } from './scoring-errors.ts';

/** Writes pages that show every error of the sets that were measured; gives the path of the first page. */
export function writePages(measured: readonly MeasuredSet[], folder: string, place: MeasuringPlace): string {
  const lists = measured.map((each) => ({ each, errors: isOfSentences(each) ? writeSentences(each, folder) : writeArticles(each, folder, place) }));
  const index = join(folder, 'index.html');
  writeFileSync(index, page('The engine on the development sets', html`<pre class="figures">${figuresTable(measured.map(({ figures }) => figures))}</pre>
<table><tr><th>set</th><th>errors</th><th>what it is</th></tr>${lists.map(({ each: { set }, errors }) => html`<tr><td><a href="${set.name}.html">${set.name}</a></td><td>${errors}</td><td>${set.about} Licence: ${set.licence}.</td></tr>`)}</table>`));
  return index;
}

function writeSentences({ set, sentences }: MeasuredSentences, folder: string): number {
  const errors = sentences.flatMap(sentenceErrors);
  writeFileSync(join(folder, `${set.name}.html`), errorsPage(set.name, set.about, errors));
  return errors.length;
}

function writeArticles(measured: MeasuredSet, folder: string, place: MeasuringPlace): number {
  const { set, records, found } = measured;
  const errors = Map.groupBy(errorsOf(measured, place), ({ articleId }) => articleId);
  const gold = new Map(readJsonLines(fileOf(set, place), goldArticleSchema).map((article) => [article.id, article]));
  const listed = records.flatMap(({ id, text }, index): readonly ListedError[] => {
    const [expected, article] = [gold.get(id), found[index]];
    if (expected === undefined || article === undefined) throw new Error(`The article ${id} of ${set.name} has no gold or no findings.`);
    const compared: ComparedArticle = { set: set.name, text, gold: set.scorer === 'quotes' ? inCodeUnits(expected, text) : expected, found: article, errors: errors.get(id) ?? [] };
    const file = `${set.name}-${index + 1}.html`;
    writeFileSync(join(folder, file), articlePage(compared));
    return compared.errors.map(({ kind, words, details }) => ({ kind, row: html`<tr><td><a href="${file}">${id}</a></td><td>${words}</td><td>${details.map((detail) => html`${detail}<br>`)}</td></tr>` }));
  });
  writeFileSync(join(folder, `${set.name}.html`), errorsPage(set.name, set.about, listed));
  return listed.length;
}

function errorsOf({ set }: MeasuredSet, { output }: MeasuringPlace): readonly ScoringError[] {
  const file = join(output, set.name + (set.scorer === 'quotes' ? '.errors.tsv' : '.errors.txt'));
  return set.scorer === 'quotes' ? readQuoteErrors(readFileSync(file, 'utf8')) : readArticleErrors(readFileSync(file, 'utf8'));
}

function isOfSentences(measured: MeasuredSet): measured is MeasuredSentences {
  return 'sentences' in measured;
}
