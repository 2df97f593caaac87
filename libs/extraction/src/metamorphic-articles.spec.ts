import type { Findings } from '@on-record/domain';
import { findingsOf, inputOf } from '../spec/extract-text';
import { englishModel } from '../spec/english-model';
import { linesOf } from '../spec/findings-lines';
import { sampleArticles } from '../spec/sample-articles';
import { createExtractionEngine } from './create-extraction-engine';

const read = (text: string): Findings => findingsOf(text, { hasHeadline: true });
const articles = sampleArticles();

/** A denial answers what was said within so many characters before it, blanks included: in this article one does so only just. */
const sensitive = ['the-ledger/d18.json'];

describe('more white space between words and round paragraphs', () => {
  const wider = (text: string): string => text.replaceAll(/(?<=\p{Ll}) (?=\p{Ll})/gu, '  ').replaceAll('\n', ' \n\n  ');
  const narrow = (line: string): string => line.replaceAll(/ {2,}/g, ' ');

  it.each(articles.filter(({ name }) => !sensitive.includes(name)))('changes nothing but itself in $name', ({ text }) => {
    expect(linesOf(read(wider(text)), narrow)).toEqual(linesOf(read(text), narrow));
  });

  it.each(articles.filter(({ name }) => sensitive.includes(name)))('known-wrong: loses a denial in $name', ({ text }) => {
    expect(linesOf(read(text), narrow).length - linesOf(read(wider(text)), narrow).length).toBe(1);
  });
});

describe('a sentence of nobody behind the article', () => {
  it.each(articles)('changes nothing in $name', ({ text }) => {
    expect(linesOf(read(`${text}\nThe weather stayed fair.`))).toEqual(linesOf(read(text)));
  });
});

describe('an engine that has read other articles', () => {
  it('gives the same bytes as another that read them in another order', () => {
    const [forwards, backwards] = [createExtractionEngine({ model: englishModel }), createExtractionEngine({ model: englishModel })];
    const inputs = articles.map(({ text }) => inputOf(text, { hasHeadline: true }));
    const results = inputs.map((input) => JSON.stringify(forwards.extract(input)));
    expect(inputs.toReversed().map((input) => JSON.stringify(backwards.extract(input))).toReversed()).toEqual(results);
  }, 60_000);
});
