import { saying, seeing, smallTreebank } from '../../spec/small-treebank';
import { createSyntaxReader } from '../syntax/create-syntax-reader';
import { trainLanguageModel, usualTraining } from './train-language-model';
import type { TrainingSentence } from './training-sentence';

const options = { ...usualTraining, taggerBits: 12, transitionBits: 12, relationBits: 12, folds: 2 };
const bytes = trainLanguageModel(smallTreebank, options);
const reader = createSyntaxReader({ sha256: '', bytes });

function read({ words, hints }: TrainingSentence) {
  const tags = reader.tag(words, hints);
  return { tags: tags.map(({ tag, xpos }) => `${tag}|${xpos}`), ...reader.parse(words, tags) };
}

describe('training', () => {
  it.each([['the object of a verb', seeing('Mina', 'tower')], ['a clause that is said', saying('Mina', 'Jonas')]])('learns %s, with words that it has not seen', (_, sentence) => {
    const { tags, heads, relations } = sentence;
    expect(read(sentence)).toEqual({ tags, heads, relations });
  });

  it('gives the same bytes again', () => {
    expect(Buffer.from(trainLanguageModel(smallTreebank, options)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('gives other bytes with another seed', () => {
    expect(Buffer.from(trainLanguageModel(smallTreebank, { ...options, seed: 9 })).equals(Buffer.from(bytes))).toBe(false);
  });

  it('says what it is doing', () => {
    const lines: string[] = [];
    trainLanguageModel(smallTreebank.slice(0, 4), { ...options, folds: 1 }, (line) => lines.push(line));
    expect(lines).toEqual(['Tags of fold 1 of 1.', 'Tagger.', 'Parser.']);
  });
});
