import fc from 'fast-check';
import { englishModel } from '../../spec/english-model';
import { createWordHints } from '../libraries/wink-words';
import { childrenWith, headsAbove, rootOf } from './dependency-tree';
import { createSyntaxReader } from './create-syntax-reader';

const reader = createSyntaxReader(englishModel);
const cutter = createWordHints();

function read(words: readonly string[]) {
  const tags = reader.tag(words, cutter.of(words));
  return { tags, tree: reader.parse(words, tags) };
}

describe('tagging and parsing', () => {
  it('tells who says what, who is told, and who is accused of what', () => {
    const words = 'The minister told reporters on Monday that the mayor , who has left , had accused Omar of theft .'.split(' ');
    const { tree } = read(words);
    const word = (places: readonly number[]): readonly string[] => places.map((place) => words[place] ?? '');
    const [told, accused] = [words.indexOf('told'), words.indexOf('accused')];
    expect(word([rootOf(tree)])).toEqual(['told']);
    expect(word(childrenWith(tree, told, ['nsubj', 'ccomp']))).toEqual(['minister', 'accused']);
    expect(word(childrenWith(tree, accused, ['nsubj', 'obj']))).toEqual(['mayor', 'Omar']);
  });

  it('reads no words, and one', () => {
    expect(read([])).toEqual({ tags: [], tree: { heads: [], relations: [] } });
    expect(read(['Rain']).tree).toEqual({ heads: [-1], relations: ['root'] });
  });

  it('reads 10,000 equal words in time that grows as they do', () => {
    for (const word of ['said', ',', '"', 'a', '\ud800']) {
      const { tree } = read(new Array<string>(10_000).fill(word));
      expect(tree.heads.filter((head) => head === -1).length).toBe(1);
    }
  });

  it('makes one tree of any words: one root, no circle, a relation for each', () => {
    const anyWord = fc.oneof(fc.constantFrom('said', 'that', ',', '“', '”', 'of', 'Lima', 'who', 'and', '.', 'by', 'not'), fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }));
    fc.assert(fc.property(fc.array(anyWord, { maxLength: 40 }), (words) => {
      const { heads, relations } = read(words).tree;
      expect([heads.length, relations.length]).toEqual([words.length, words.length]);
      expect(heads.filter((head) => head === -1).length).toBe(words.length === 0 ? 0 : 1);
      words.forEach((_, at) => expect(headsAbove({ heads, relations }, at).length).toBeLessThan(words.length));
      expect(relations.filter((relation, at) => (relation === 'root') !== (heads[at] === -1))).toEqual([]);
    }), { numRuns: 60 });
  });

  it('gives the same again, whatever it has read in between', () => {
    const words = 'Lina said the boat was late .'.split(' ');
    const first = read(words);
    read('Rosa denied that it was , and left'.split(' '));
    expect(read(words)).toEqual(first);
  });
});
