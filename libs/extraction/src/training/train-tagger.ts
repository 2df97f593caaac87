import { bestClass } from '../syntax/perceptron';
import { createTaggerRows, fillTaggerRows, readTaggerWords } from '../syntax/tagger-features';
import { plainForm } from '../syntax/word-shapes';
import { AveragedPerceptron } from './averaged-perceptron';
import { seededNumbers } from './seeded-numbers';
import type { TrainingSentence } from './training-sentence';

/** How the tagger is trained. */
export interface TaggerTraining {
  readonly tags: readonly string[];
  readonly bits: number;
  readonly epochs: number;
  readonly seed: number;
}

/** A word that occurs so often, and so nearly always with one tag, is not looked at. */
const SURE_COUNT = 20;
const SURE_SHARE = 0.995;

/** A tagger with means for weights. */
export interface TrainedTagger {
  readonly weights: AveragedPerceptron;
  readonly sureWords: ReadonlyMap<string, number>;
}

/** Learns to tag: each sentence is tagged from left to right with what is known so far, and mistakes change the weights. */
export function trainTagger(sentences: readonly TrainingSentence[], { tags, bits, epochs, seed }: TaggerTraining): TrainedTagger {
  const numbers = seededNumbers(seed);
  const tagNumbers = new Map(tags.map((tag, at) => [tag, at]));
  const sureWords = findSureWords(sentences, tagNumbers);
  const weights = new AveragedPerceptron(bits, tags.length);
  const examples = sentences.map(({ words, hints, tags: own }) => ({
    values: readTaggerWords(words, hints), gold: Int32Array.from(own, (tag) => tagNumbers.get(tag) ?? 0), sure: words.map((word) => sureWords.get(plainForm(word))),
  }));
  const rows = createTaggerRows();
  const scores = new Int32Array(tags.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { values, gold, sure } of numbers.shuffled(examples)) {
      const found = new Int32Array(gold.length);
      for (let at = 0; at < gold.length; at += 1) {
        const known = sure[at];
        if (known === undefined) fillTaggerRows(rows, values, { at, tags: found, bits });
        found[at] = known ?? learnTag(weights, rows.rows, { scores, right: gold[at] ?? 0 });
      }
    }
  }
  return { weights, sureWords };
}

function learnTag(weights: AveragedPerceptron, rows: Int32Array, { scores, right }: { readonly scores: Int32Array; readonly right: number }): number {
  weights.score(rows, rows.length, scores);
  const tag = bestClass(scores);
  weights.step();
  if (tag !== right) weights.learn(rows, right, tag);
  return tag;
}

function findSureWords(sentences: readonly TrainingSentence[], tagNumbers: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { words, tags } of sentences) {
    words.forEach((word, at) => {
      const form = plainForm(word);
      const tag = tagNumbers.get(tags[at] ?? '') ?? 0;
      const own = counts.get(form) ?? new Map<number, number>();
      counts.set(form, own.set(tag, (own.get(tag) ?? 0) + 1));
    });
  }
  const sure = [...counts].flatMap(([form, own]) => {
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    const best = [...own].reduce((left, right) => (right[1] > left[1] ? right : left));
    return total >= SURE_COUNT && best[1] >= total * SURE_SHARE ? [[form, best[0]] as const] : [];
  });
  return new Map(sure.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
