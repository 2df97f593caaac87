import { englishModel } from '../../spec/english-model';
import { inputOf } from '../../spec/extract-text';
import { createWordHints } from '../libraries/wink-words';
import { createSyntaxReader } from '../syntax/create-syntax-reader';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';
import { assignTags } from './05-tags';

const hints = createWordHints();
const syntax = createSyntaxReader(englishModel);

function read(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  return { tokens: assignTags(readTokens(text, { paragraphs, quotations, hints }), { paragraphs, syntax }).flat() };
}

describe('assigning tags', () => {
  it('tells verbs from nouns, and their forms apart', () => {
    expect(read('They hope that it will report the delays.').tokens.map(({ tag, xpos }) => `${tag} ${xpos}`)).toEqual([
      'PRON PRP', 'VERB VBP', 'SCONJ IN', 'PRON PRP', 'AUX MD', 'VERB VB', 'DET DT', 'NOUN NNS', 'PUNCT .',
    ]);
  });

  it('gives no tag of a word to a run that is longer than any', () => {
    expect(read(`See ${'ab-'.repeat(100)} now`).tokens.map(({ tag }) => tag)[1]).toBe('X');
  });

  it('takes a capitalised verb inside a sentence for a part of a name', () => {
    expect(read('The Public Works Minister left.').tokens.slice(1, 4).map(({ tag }) => tag)).toEqual(['PROPN', 'PROPN', 'PROPN']);
  });

  it('takes a word before a verb for a name when the article writes it with a capital everywhere', () => {
    expect(read('Then Tom Cook left.\nCook said it was over.').tokens.find(({ start }) => start === 20)).toMatchObject({ text: 'Cook', tag: 'PROPN' });
    expect(read('Then Tom Cook left.\nCook said they cook.').tokens.find(({ start }) => start === 20)).not.toMatchObject({ tag: 'PROPN' });
  });
});
