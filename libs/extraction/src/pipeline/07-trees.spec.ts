import { englishModel } from '../../spec/english-model';
import { inputOf } from '../../spec/extract-text';
import { createWordHints } from '../libraries/wink-words';
import { readText } from '../read-passes';
import { createSyntaxReader } from '../syntax/create-syntax-reader';

const readers = { hints: createWordHints(), syntax: createSyntaxReader(englishModel) };

/** Each word of the first sentence with its head: `Lina<said`. */
function arcs(text: string): readonly string[] | undefined {
  const sentence = readText(inputOf(text), readers).reported[0]?.sentence;
  return sentence?.tree?.heads.map((head, at) => `${sentence.tokens[at]?.text}<${sentence.tokens[head]?.text ?? ''}`);
}

describe('growing trees', () => {
  it('gives one to a sentence in which somebody says something', () => {
    expect(arcs('Lina said the boat was late.')).toEqual(['Lina<said', 'said<', 'the<boat', 'boat<late', 'was<late', 'late<said', '.<said']);
  });

  it('gives none to a sentence in which nobody does, nor to a list of more than 300 words', () => {
    expect(arcs('The boat sank.')).toBeUndefined();
    expect(arcs(`Lina said ${'boats, '.repeat(200)}`)).toBeUndefined();
  });

  it('joins a verb behind a quotation to the verb before it', () => {
    expect(arcs('Ann Lee said “the ferry is late” and left.')).toContain('left<said');
  });
});
