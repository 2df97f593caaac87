import { inputOf } from '../../spec/extract-text';
import { createWordReader } from '../libraries/wink-words';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';
import { correctTags } from './05-tags';

const reader = createWordReader();

function read(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  return { tokens: correctTags(readTokens(text, { paragraphs, quotations, reader }), paragraphs).flat() };
}

describe('correcting tags', () => {
  it('takes a capitalised verb inside a sentence for a part of a name', () => {
    expect(read('The Public Works Minister left.').tokens.slice(1, 4).map(({ tag }) => tag)).toEqual(['PROPN', 'PROPN', 'PROPN']);
  });

  it('takes a word before a verb for a name when the article writes it with a capital everywhere', () => {
    expect(read('Then Tom Cook left.\nCook said it was over.').tokens.find(({ start }) => start === 20)).toMatchObject({ text: 'Cook', tag: 'PROPN' });
    expect(read('Then Tom Cook left.\nCook said they cook.').tokens.find(({ start }) => start === 20)).not.toMatchObject({ tag: 'PROPN' });
  });
});
