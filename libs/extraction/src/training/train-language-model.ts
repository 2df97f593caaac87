import { encodeModel, MODEL_FORMAT } from '../syntax/model-file';
import { readParserWords } from '../syntax/parser-atoms';
import { sparseScorer } from '../syntax/perceptron';
import { tagKindsOf } from '../syntax/read-model';
import { createWordTagger } from '../syntax/tag-words';
import { readTaggerWords } from '../syntax/tagger-features';
import { readLowerForms } from '../syntax/word-shapes';
import { goldTreeOf } from './oracle';
import { packSparse, quantise } from './quantise';
import { trainParser, type ParserExample } from './train-parser';
import { trainTagger, type TrainedTagger } from './train-tagger';
import type { TrainingSentence } from './training-sentence';

/** How tagger and parser are trained. */
export interface TrainingOptions {
  readonly seed: number;
  readonly taggerEpochs: number;
  readonly parserEpochs: number;
  /** 2 to the power of these are the numbers of rows. */
  readonly taggerBits: number;
  readonly transitionBits: number;
  readonly relationBits: number;
  /** Into how many folds the sentences are divided so that the parser learns from tags that a tagger gave that had not seen them. */
  readonly folds: number;
  /** Weights whose byte is smaller are left out. */
  readonly leastTagger: number;
  readonly leastTransitions: number;
  readonly leastRelations: number;
}

/** What the weights of the project are trained with. */
export const usualTraining: TrainingOptions = { seed: 8, taggerEpochs: 6, parserEpochs: 13, taggerBits: 18, transitionBits: 20, relationBits: 17, folds: 4, leastTagger: 20, leastTransitions: 16, leastRelations: 22 };

/**
 * Trains tagger and parser and gives the bytes of a file of weights; the same sentences and options give the same bytes.
 * `say` is told what is being done.
 */
export function trainLanguageModel(sentences: readonly TrainingSentence[], options: TrainingOptions, say: (line: string) => void = () => undefined): Uint8Array {
  const { seed, taggerEpochs, parserEpochs, taggerBits, transitionBits, relationBits, folds, leastTagger, leastTransitions, leastRelations } = options;
  const tags = distinct(sentences.flatMap((sentence) => sentence.tags));
  const relations = distinct(sentences.flatMap((sentence) => sentence.relations));
  const trainOn = (part: readonly TrainingSentence[]): TrainedTagger => trainTagger(part, { tags, bits: taggerBits, epochs: taggerEpochs, seed });
  const found: Int32Array[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    say(`Tags of fold ${fold + 1} of ${folds}.`);
    const tag = wordTagger(trainOn(sentences.filter(({ group }) => group % folds !== fold)), { tags, bits: taggerBits, least: leastTagger });
    sentences.forEach(({ words, hints, group }, at) => { if (group % folds === fold) found[at] = tag(readTaggerWords(words, hints)); });
  }
  say('Tagger.');
  const tagger = trainOn(sentences);
  const kinds = tagKindsOf(tags);
  const numbers = new Map(relations.map((relation, at) => [relation, at + 1]));
  const examples = sentences.map(({ words, heads, relations: own }, at): ParserExample => ({
    words: readParserWords(readLowerForms(words), found[at] ?? new Int32Array(words.length), kinds),
    gold: goldTreeOf(heads, own.map((relation) => numbers.get(relation) ?? 1)),
  }));
  say('Parser.');
  const parser = trainParser(examples, { relations, transitionBits, relationBits, epochs: parserEpochs, seed });
  const taggerParts = packSparse(quantise(tagger.weights.means(), leastTagger), tags.length);
  const relationParts = packSparse(quantise(parser.relations.means(), leastRelations), relations.length);
  const transitions = quantise(parser.transitions.means(), leastTransitions);
  return encodeModel({ format: MODEL_FORMAT, tags, relations, sureWords: sureWordsByTag(tagger, tags.length), taggerBits, transitionBits, relationBits }, new Map([
    ['tagger.counts', taggerParts.counts], ['tagger.classes', taggerParts.classes], ['tagger.values', taggerParts.values],
    ['transitions', new Uint8Array(transitions.buffer)],
    ['relations.counts', relationParts.counts], ['relations.classes', relationParts.classes], ['relations.values', relationParts.values],
  ]));
}

function wordTagger({ weights, sureWords }: TrainedTagger, { tags, bits, least }: { readonly tags: readonly string[]; readonly bits: number; readonly least: number }) {
  const { counts, classes, values } = packSparse(quantise(weights.means(), least), tags.length);
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, row) => { starts[row + 1] = (starts[row] ?? 0) + count; });
  const scorer = sparseScorer({ bits, classes: tags.length, starts, entryClasses: classes, entryValues: new Int8Array(values.buffer) });
  return createWordTagger({ scorer, tagCount: tags.length, sureWords });
}

function sureWordsByTag({ sureWords }: TrainedTagger, count: number): readonly (readonly string[])[] {
  const byTag: string[][] = Array.from({ length: count }, () => []);
  for (const [word, tag] of sureWords) byTag[tag]?.push(word);
  return byTag;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted((left, right) => (left < right ? -1 : 1));
}
