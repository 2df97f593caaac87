import { setImmediate as turn } from 'node:timers/promises';
import { longArticles, wordsIn } from '../articles/long-articles.ts';
import { varyArticles } from '../articles/vary-article.ts';
import { loadReader, readerNames, type Reader, type ReaderName } from '../ceilings/readers-alone.ts';
import { sensible, type Figure } from '../report/results-table.ts';
import { median, percentile } from '../report/statistics.ts';
import { measureExtractorMemory } from './extractor-memory.ts';
import type { Results, Surroundings } from './measurement.ts';
import { measureReaderProcess, type ReaderProcessFacts } from './reader-processes.ts';

const words = 800;
const differentArticles = 240;
const warmUpSeconds = 2;
const processTexts = 120;

/** What a reader did in its rounds. */
interface Rounds {
  readonly reader: Reader;
  readonly perSecond: number[];
  readonly msEach: number[];
}

/** The whole engine in one thread beside libraries that stop at words and tags, on the same articles in the same run; and what a process with it takes. */
export async function measureEngine(surroundings: Surroundings): Promise<Results> {
  const { effort, samples, progress } = surroundings;
  const long = longArticles(samples, words);
  const texts = varyArticles(long, 'long', differentArticles).map(({ headline, body }) => `${headline}\n${body.content}`);
  const rounds = new Map<ReaderName, Rounds>();
  for (const name of readerNames) rounds.set(name, { reader: (await loadReader(name))(), perSecond: [], msEach: [] });
  await progress.step('Engine: one thread beside wink-nlp and compromise', async () => {
    for (const own of rounds.values()) await round(own, texts, warmUpSeconds);
    for (const own of rounds.values()) own.perSecond.length = own.msEach.length = 0;
    for (let done = 0; done < effort.rounds; done += 1) for (const own of rounds.values()) await round(own, texts, effort.readerSeconds);
  });
  const processes = new Map<ReaderName, ReaderProcessFacts>();
  await progress.step('Engine: processes of their own', async () => {
    for (const name of ['engine', 'wink-nlp'] as const) processes.set(name, await measureReaderProcess(name, texts.slice(0, processTexts), effort.rounds));
  });
  const memory = await measureExtractorMemory(surroundings, varyArticles(long, 'memory', effort.rounds * 60));
  return { figures: [...rateFigures(rounds), ...processFigures(processes, memory)], remarks: remarksOf(texts, rounds, processes) };
}

/** Reads texts, going on where the last round ended, for so long; whoever wants to stop it gets a turn between two. */
async function round({ reader, perSecond, msEach }: Rounds, texts: readonly string[], seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const before = msEach.length;
  let inAllMs = 0;
  while (performance.now() < until) {
    await turn();
    const text = texts[msEach.length % texts.length] ?? '';
    const began = performance.now();
    reader(text);
    const took = performance.now() - began;
    msEach.push(took);
    inAllMs += took;
  }
  perSecond.push(((msEach.length - before) * 1000) / inAllMs);
}

function rateFigures(rounds: ReadonlyMap<ReaderName, Rounds>): readonly Figure[] {
  const of = (name: ReaderName): Pick<Rounds, 'perSecond' | 'msEach'> => rounds.get(name) ?? { perSecond: [], msEach: [] };
  const beside = readerNames.filter((name) => name !== 'engine');
  const time = (name: string, share: number): Figure =>
    ({ what: `engine, ${words} words, ${name}`, unit: 'ms', value: percentile(of('engine').msEach, share), ceiling: percentile(of('wink-nlp').msEach, share), ceilingIs: 'wink-nlp' });
  return [
    ...beside.map((name): Figure => ({ what: `engine, ${words} words`, unit: 'articles/s', value: median(of('engine').perSecond), ceiling: median(of(name).perSecond), ceilingIs: name })),
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

function remarksOf(texts: readonly string[], rounds: ReadonlyMap<ReaderName, Rounds>, processes: ReadonlyMap<ReaderName, ReaderProcessFacts>): readonly string[] {
  const average = texts.reduce((sum, text) => sum + wordsIn(text), 0) / texts.length;
  const readings = [...rounds].map(([name, { msEach }]) => `${name} ${msEach.length}`).join(', ');
  return [`Engine: articles of ${sensible(average)} words in the mean; readings: ${readings}. Making an engine whose files are loaded takes ${sensible(processes.get('engine')?.createdMs ?? Number.NaN)} ms.`];
}
