import { englishModel } from '../../spec/english-model';
import { inputOf } from '../../spec/extract-text';
import { createWordHints } from '../libraries/wink-words';
import { createSyntaxReader } from '../syntax/create-syntax-reader';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';
import { assignTags } from './05-tags';
import { splitSentences } from './06-sentences';

const hints = createWordHints();
const syntax = createSyntaxReader(englishModel);

function read(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  const tokens = assignTags(readTokens(text, { paragraphs, quotations, hints }), { paragraphs, syntax });
  return { sentences: splitSentences(tokens, { paragraphs, quotations }) };
}

const sentenceTexts = (text: string): readonly string[] => read(text).sentences.map(({ start, end }) => text.slice(start, end));

describe('splitting sentences', () => {
  it.each([
    [['The mayor left.', 'The town slept.']],
    [['Sen. Ann Lee met Mr. Ray in St. Ives.', 'They spoke.']],
    [['J. K. Ray left on Jan. 5.', 'It rained.']],
    [['“It is over. Go home,” she said.', 'It rained.']],
    [['“It is over,” she said.', '“Go home.”']],
    [['“Is it over?” Ann Lee asked.', 'It rained.']],
    [['“It is over.”', 'Ann Lee left the hall.']],
    [['“Enough!” he said.', 'It rained.']],
    [['The firm (est. 1911) grew by 3.5 per cent.', 'It rained.']],
    [['Who knew?', 'Nobody did.']],
  ])('finds %j', (sentences) => {
    expect(sentenceTexts(sentences.join(' '))).toEqual(sentences);
  });

  it('never lets a sentence cross a line', () => {
    expect(sentenceTexts('Mayor quits\nThe town slept')).toEqual(['Mayor quits', 'The town slept']);
  });

  it('cuts a sentence that has no end', () => {
    expect(read('word '.repeat(1_000)).sentences.map(({ tokens }) => tokens.length)).toEqual([400, 400, 200]);
  });
});
