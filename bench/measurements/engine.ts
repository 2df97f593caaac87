import { longArticles, wordsIn } from '../articles/long-articles.ts';
import { varyArticles } from '../articles/vary-article.ts';
import type { ReaderName } from '../ceilings/readers-alone.ts';
import { sensible, type Figure } from '../report/results-table.ts';
import { percentile } from '../report/statistics.ts';
import { measureExtractorMemory } from './extractor-memory.ts';
import type { Results, Surroundings } from './measurement.ts';
import { measureReaderProcess, type ReaderProcessFacts } from './reader-processes.ts';
import { countsOf, ratesBeside, readInTurns, type Readings } from './read-in-turns.ts';

const words = 800;
const differentArticles = 240;
const processTexts = 120;

/** The whole engine in one thread beside libraries that stop at words and tags, on the same articles in the same run; and what a process with it takes. */
export async function measureEngine(surroundings: Surroundings): Promise<Results> {
  const { effort, samples, progress } = surroundings;
  const long = longArticles(samples, words);
  const texts = varyArticles(long, 'long', differentArticles).map(({ headline, body }) => `${headline}\n${body.content}`);
  const readings = await progress.step('Engine: one thread beside wink-nlp and compromise', () => readInTurns({ texts, hasHeadline: true, rounds: effort.rounds, seconds: effort.readerSeconds }));
  const processes = new Map<ReaderName, ReaderProcessFacts>();
  await progress.step('Engine: processes of their own', async () => {
    for (const name of ['engine', 'wink-nlp'] as const) processes.set(name, await measureReaderProcess(name, texts.slice(0, processTexts), effort.rounds));
  });
  const memory = await measureExtractorMemory(surroundings, varyArticles(long, 'memory', effort.rounds * 60));
  return { figures: [...rateFigures(readings), ...processFigures(processes, memory)], remarks: remarksOf(texts, readings, processes) };
}

function rateFigures(readings: Readings): readonly Figure[] {
  const time = (name: string, share: number): Figure =>
    ({ what: `engine, ${words} words, ${name}`, unit: 'ms', value: percentile(readings.engine.msEach, share), ceiling: percentile(readings['wink-nlp'].msEach, share), ceilingIs: 'wink-nlp' });
  return [
    ...ratesBeside(readings, `engine, ${words} words`, 'articles/s'),
    time('p50', 0.5), time('p99', 0.99),
  ];
}

function processFigures(processes: ReadonlyMap<ReaderName, ReaderProcessFacts>, extractorMb: number): readonly Figure[] {
  const [engine, wink] = [processes.get('engine'), processes.get('wink-nlp')];
  if (engine === undefined || wink === undefined) throw new Error('A process was not measured.');
  const beside = (what: string, of: (facts: ReaderProcessFacts) => number): Omit<Figure, 'unit'> => ({ what, value: of(engine), ceiling: of(wink), ceilingIs: 'a process with wink-nlp' });
  return [
    { ...beside('engine, start of a process to its first article', ({ firstReadMs }) => firstReadMs), unit: 'ms' },
    { ...beside('engine, resident memory of a process', ({ residentMb }) => residentMb), unit: 'MB' },
    { what: 'engine, resident memory of an extractor', unit: 'MB', value: extractorMb, ceiling: wink.residentMb, ceilingIs: 'a process with wink-nlp' },
  ];
}

function remarksOf(texts: readonly string[], readings: Readings, processes: ReadonlyMap<ReaderName, ReaderProcessFacts>): readonly string[] {
  const average = texts.reduce((sum, text) => sum + wordsIn(text), 0) / texts.length;
  return [`Engine: articles of ${sensible(average)} words in the mean; readings: ${countsOf(readings)}. Making an engine whose files are loaded takes ${sensible(processes.get('engine')?.createdMs ?? Number.NaN)} ms.`];
}
