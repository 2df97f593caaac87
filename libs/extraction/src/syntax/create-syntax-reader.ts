import type { LanguageModel } from '@on-record/domain';
import type { DependencyTree } from './dependency-tree';
import { readParserWords } from './parser-atoms';
import { createWordParser } from './parse-words';
import { readModel } from './read-model';
import { createWordTagger } from './tag-words';
import { readTaggerWords } from './tagger-features';
import { readLowerForms } from './word-shapes';

/** The tags of a word: UPOS, and the tag of the Penn Treebank. */
export interface WordTags {
  readonly tag: string;
  readonly xpos: string;
}

/** Tags and parses sentences that are given as words. What it gives for a sentence never depends on what it read before. */
export interface SyntaxReader {
  /** A hint for each word is what another tagger takes it for, by UPOS. */
  tag(words: readonly string[], hints: readonly string[]): readonly WordTags[];
  /** The tags must be such as `tag` gives; others count as unknown. */
  parse(words: readonly string[], tags: readonly WordTags[]): DependencyTree;
}

/** A reader with the weights of a model. Fails where its bytes are no weights. */
export function createSyntaxReader({ bytes }: LanguageModel): SyntaxReader {
  const { tags, tagger, parser, tagKinds } = readModel(bytes);
  const split = tags.map((both): WordTags => ({ tag: both.slice(0, both.indexOf('|')), xpos: both.slice(both.indexOf('|') + 1) }));
  const numbers = numbersOf(split);
  const tagWords = createWordTagger(tagger);
  const parseWords = createWordParser(parser);
  return {
    tag(words, hints) {
      return Array.from(tagWords(readTaggerWords(words, hints)), (number) => split[number] ?? { tag: 'X', xpos: '' });
    },
    parse(words, own) {
      const tagNumbers = Int32Array.from(own, ({ tag, xpos }) => numberIn(numbers, tag, xpos));
      return parseWords(readParserWords(readLowerForms(words), tagNumbers, tagKinds));
    },
  };
}

type TagNumbers = ReadonlyMap<string, { readonly first: number; readonly byXpos: ReadonlyMap<string, number> }>;

/** The number of each tag, by UPOS and then by its Penn tag. */
function numbersOf(split: readonly WordTags[]): TagNumbers {
  const places = split.map(({ tag, xpos }, at) => ({ tag, xpos, at }));
  return new Map([...Map.groupBy(places, ({ tag }) => tag)].map(([tag, own]) => [tag, { first: own[0]?.at ?? 0, byXpos: new Map(own.map(({ xpos, at }) => [xpos, at])) }]));
}

function numberIn(numbers: TagNumbers, tag: string, xpos: string): number {
  const own = numbers.get(tag);
  return own?.byXpos.get(xpos) ?? own?.first ?? 0;
}
