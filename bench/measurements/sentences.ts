import { join } from 'node:path';
import { wordsIn } from '../articles/long-articles.ts';
import { readSentences } from '../articles/sentences.ts';
import { sensible } from '../report/results-table.ts';
import { median } from '../report/statistics.ts';
import type { Results, Surroundings } from './measurement.ts';
import { countsOf, ratesBeside, readInTurns } from './read-in-turns.ts';

const root = join(import.meta.dirname, '..', '..');

/** The whole engine in one thread on single sentences, text in to events out, beside libraries that stop at words and tags, on the same sentences in the same run. */
export async function measureSentences({ effort, samples, progress }: Surroundings): Promise<Results> {
  const { texts, from } = readSentences(root, samples, process.env);
  const readings = await progress.step('Sentences: one thread beside wink-nlp and compromise', () =>
    readInTurns({ texts, hasHeadline: false, rounds: effort.rounds, seconds: effort.sentenceSeconds }));
  const average = texts.reduce((sum, text) => sum + wordsIn(text), 0) / texts.length;
  const { perSecond } = readings.engine;
  const spread = `rounds of the engine from ${sensible(Math.min(...perSecond))} to ${sensible(Math.max(...perSecond))} per second, ${sensible(average * median(perSecond))} words per second`;
  return {
    figures: ratesBeside(readings, 'engine, one sentence', 'sentences/s'),
    remarks: [`Sentences: ${sensible(texts.length)} of ${from}, ${sensible(average)} words in the mean; readings: ${countsOf(readings)}; ${spread}.`],
  };
}
