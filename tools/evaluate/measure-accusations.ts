import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluationSets, type EvaluationSet } from './evaluation-sets.ts';
import { extractArticles } from './extract-articles.ts';
import type { FoundArticle } from './found-article.ts';
import { readJsonLines, writeJsonLines } from './json-lines.ts';
import { fileOf, recordSchema, withOurOffsets, type EvaluationRecord, type MeasuredSet, type MeasuringPlace } from './measuring-place.ts';
import { runProgram } from './run-program.ts';
import { readAccusationOutput, toSetFigures, type AccusationResult } from './score-accusations.ts';
import { toAccusationPrediction } from './to-accusation-prediction.ts';
import { toEngineInput } from './to-engine-input.ts';

/** A sentence with what was found in it and how that was scored. */
export interface ScoredSentence {
  readonly record: EvaluationRecord;
  readonly found: FoundArticle;
  readonly result: AccusationResult;
}

/** A set of sentences that was measured. */
export interface MeasuredSentences extends MeasuredSet {
  readonly sentences: readonly ScoredSentence[];
}

/** Sentences of one set before they are scored. */
interface SentenceSet {
  readonly set: EvaluationSet;
  readonly records: readonly EvaluationRecord[];
}

/** Measures sets of sentences; those without a file are put together from others. */
export async function measureAccusations(wanted: readonly EvaluationSet[], place: MeasuringPlace): Promise<readonly MeasuredSentences[]> {
  if (wanted.length === 0) return [];
  const isWanted = (set: EvaluationSet): boolean => wanted.some((each) => each === set || each.holds?.(set.name) === true);
  const files = evaluationSets.filter((set) => set.scorer === 'accusations' && set.file !== undefined && isWanted(set));
  const read = files.map((set): SentenceSet => ({ set, records: readJsonLines(fileOf(set, place), recordSchema) }));
  const records = read.flatMap((each) => each.records);
  const found = new Map((await extractArticles(records.map(toEngineInput), { root: place.root, hasHeadline: false })).map((article) => [article.id, article]));
  if (found.size !== records.length) throw new Error('Two sentences of the sets have the same id.');
  const sets = wanted.map((set): SentenceSet => read.find((each) => each.set === set) ?? { set, records: read.filter((each) => set.holds?.(each.set.name)).flatMap((each) => each.records) });
  return score(sets, { records, found, place });
}

interface Scoring {
  readonly records: readonly EvaluationRecord[];
  readonly found: ReadonlyMap<string, FoundArticle>;
  readonly place: MeasuringPlace;
}

/** One run of the scorer over a file for each set and one for each sentence: the latter give intervals and the pages of errors. */
async function score(sets: readonly SentenceSet[], { records, found, place }: Scoring): Promise<readonly MeasuredSentences[]> {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-eval-'));
  try {
    const [gold, predictions] = [join(folder, 'gold'), join(folder, 'predictions')];
    for (const each of [gold, predictions]) mkdirSync(each);
    const write = (name: string, rows: readonly EvaluationRecord[]): void => {
      writeJsonLines(join(gold, `${name}.jsonl`), rows);
      writeJsonLines(join(predictions, `${name}.jsonl`), foundIn(rows, found).map(toAccusationPrediction));
    };
    for (const each of sets) write(each.set.name, each.records);
    records.forEach((record, index) => write(`sentence-${index}`, [record]));
    const scorer = join(place.folder, 'accusations', 'score.py');
    const results = readAccusationOutput(await runProgram(place.python, [scorer, '--gold-dir', gold, '--pred-dir', predictions, '--json']));
    const byId = new Map(records.map(({ id }, index) => [id, resultOf(results, `sentence-${index}`)]));
    return sets.map(({ set, records: own }) => {
      const sentences = own.map((record): ScoredSentence => ({ record, found: foundOf(record, found), result: resultOf(Object.fromEntries([[record.id, byId.get(record.id)]]), record.id) }));
      const figures = toSetFigures(set.name, resultOf(results, set.name), sentences.map(({ result }) => result));
      const read = { records: own, found: sentences.map((each) => each.found) };
      return { set, ...read, sentences, figures: withOurOffsets(figures, read) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function foundIn(records: readonly EvaluationRecord[], found: ReadonlyMap<string, FoundArticle>): readonly FoundArticle[] {
  return records.map((record) => foundOf(record, found));
}

function foundOf({ id }: EvaluationRecord, found: ReadonlyMap<string, FoundArticle>): FoundArticle {
  const article = found.get(id);
  if (article === undefined) throw new Error(`The engine gave nothing back for ${id}.`);
  return article;
}

function resultOf(results: Readonly<Record<string, AccusationResult | undefined>>, name: string): AccusationResult {
  const result = results[name];
  if (result === undefined) throw new Error(`The scorer of accusations gave no result for ${name}.`);
  return result;
}
