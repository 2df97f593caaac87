import { joinOverQuotations } from '../grammar/tree-repairs';
import { canMatter } from '../grammar/tree-triggers';
import type { SyntaxReader } from '../syntax/create-syntax-reader';
import type { Sentence } from './types';

/** A longer sentence is a list or noise: it gets no tree. */
const LONGEST_PARSED = 300;

/** Gives a tree to each sentence in which somebody may say, accuse or deny something. */
export function growTrees(sentences: readonly Sentence[], syntax: SyntaxReader): readonly Sentence[] {
  return sentences.map((sentence) => {
    const { tokens } = sentence;
    if (tokens.length > LONGEST_PARSED || !canMatter(sentence)) return sentence;
    return { ...sentence, tree: joinOverQuotations(syntax.parse(tokens.map(({ text }) => text), tokens), tokens) };
  });
}
