import { createSyntaxReader } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { parseConllu } from '../train/conllu.ts';
import { scoreSyntax } from '../train/score-syntax.ts';
import { evaluationSets } from './evaluation-sets.ts';
import type { Figure, SetFigures } from './figures.ts';
import { treebankText } from './treebank-text.ts';

/** Measures tagger and parser with the weights of the release on the treebanks that are there: given words, own tags. */
export function measureSyntax(names: readonly string[], root: string): readonly SetFigures[] {
  const wanted = evaluationSets.filter(({ name, scorer }) => scorer === 'syntax' && (names.length === 0 || names.includes(name)));
  return wanted.flatMap(({ name, file = '' }): readonly SetFigures[] => {
    const treebank = treebankText(file, root);
    if (treebank === undefined) return [];
    const sentences = parseConllu(treebank);
    const { upos, xpos, uas, las, words } = scoreSyntax(createSyntaxReader(loadLanguageModel()), sentences);
    return [{
      set: name, size: sentences.length, badOffsets: 0, found: {},
      figures: [share('UPOS', upos), share('XPOS', xpos), share('UAS', uas), share('LAS', las)],
      numbers: [{ name: 'words', value: words, unit: 'count' }],
    }];
  });
}

/** A share of words that are right is precision, recall and F1 at once. */
function share(name: string, percent: number): Figure {
  const value = Math.round(percent * 10) / 10;
  return { name, precision: value, recall: value, f1: value };
}
