import type { TrainingSentence } from '../src/training/training-sentence';

const names = ['Ann', 'Omar', 'Lina', 'Tom', 'Rosa', 'Kofi'];
const things = ['bridge', 'harbour', 'plan', 'boat'];

/** "Ann saw the bridge ." */
export function seeing(who: string, what: string, group = 0): TrainingSentence {
  return {
    group, words: [who, 'saw', 'the', what, '.'], hints: ['PROPN', 'VERB', 'DET', 'NOUN', 'PUNCT'],
    tags: ['PROPN|NNP', 'VERB|VBD', 'DET|DT', 'NOUN|NN', 'PUNCT|.'], heads: [1, -1, 3, 1, 1], relations: ['nsubj', 'root', 'det', 'obj', 'punct'],
  };
}

/** "Ann said that Omar left ." */
export function saying(who: string, other: string, group = 0): TrainingSentence {
  return {
    group, words: [who, 'said', 'that', other, 'left', '.'], hints: ['PROPN', 'VERB', 'SCONJ', 'PROPN', 'VERB', 'PUNCT'],
    tags: ['PROPN|NNP', 'VERB|VBD', 'SCONJ|IN', 'PROPN|NNP', 'VERB|VBD', 'PUNCT|.'], heads: [1, -1, 4, 4, 1, 1], relations: ['nsubj', 'root', 'mark', 'nsubj', 'ccomp', 'punct'],
  };
}

/** Some dozens of sentences of two kinds, made for the tests. */
export const smallTreebank: readonly TrainingSentence[] = names.flatMap((who, place) => [
  ...things.map((what, at) => seeing(who, what, place * 10 + at)),
  ...names.filter((other) => other !== who).map((other, at) => saying(who, other, place * 10 + at + 5)),
]);
