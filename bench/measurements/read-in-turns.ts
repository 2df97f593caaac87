import { setImmediate as turn } from 'node:timers/promises';
import { loadReader, readerNames, type Reader, type ReaderName } from '../ceilings/readers-alone.ts';
import type { Figure } from '../report/results-table.ts';
import { median } from '../report/statistics.ts';

const warmUpSeconds = 2;

/** What a reader did in its rounds. */
export interface Reading {
  readonly perSecond: number[];
  readonly msEach: number[];
}

/** What each reader did. */
export type Readings = Readonly<Record<ReaderName, Reading>>;

/** What the readers read, and for how long. */
export interface Turns {
  readonly texts: readonly string[];
  readonly hasHeadline: boolean;
  readonly rounds: number;
  /** How long each round takes. */
  readonly seconds: number;
}

/** Our engine and the libraries beside it read the same texts in this thread, in turns, so that what else the machine does strikes all of them. */
export async function readInTurns({ texts, hasHeadline, rounds, seconds }: Turns): Promise<Readings> {
  const loaded = await Promise.all(readerNames.map(async (name) => ({ name, reader: (await loadReader(name, hasHeadline))(), reading: emptyReading() })));
  for (const { reader } of loaded) await round({ reader, texts, seconds: warmUpSeconds }, emptyReading());
  for (let done = 0; done < rounds; done += 1) for (const { reader, reading } of loaded) await round({ reader, texts, seconds }, reading);
  const of = (name: ReaderName): Reading => loaded.find((each) => each.name === name)?.reading ?? emptyReading();
  return { engine: of('engine'), 'wink-nlp': of('wink-nlp'), 'wink-nlp, tokens only': of('wink-nlp, tokens only'), compromise: of('compromise') };
}

function emptyReading(): Reading {
  return { perSecond: [], msEach: [] };
}

interface Round {
  readonly reader: Reader;
  readonly texts: readonly string[];
  readonly seconds: number;
}

/** Reads texts, going on where the last round ended, for so long; whoever wants to stop it gets a turn between two. */
async function round({ reader, texts, seconds }: Round, { perSecond, msEach }: Reading): Promise<void> {
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

/** The rate of the engine beside that of each library. */
export function ratesBeside(readings: Readings, what: string, unit: Figure['unit']): readonly Figure[] {
  const beside = readerNames.filter((name) => name !== 'engine');
  return beside.map((name) => ({ what, unit, value: median(readings.engine.perSecond), ceiling: median(readings[name].perSecond), ceilingIs: name }));
}

/** How often each has read, in words. */
export function countsOf(readings: Readings): string {
  return readerNames.map((name) => `${name} ${readings[name].msEach.length}`).join(', ');
}
