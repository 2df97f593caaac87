import { parentPort, workerData } from 'node:worker_threads';
import { createExtractionEngine } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { fuzzCase, type FuzzCase } from './cases/fuzz-case.ts';
import { findFault, type Fault } from './find-fault.ts';
import { shrink } from './shrink.ts';

/** What a fuzzing thread is told. */
export interface FuzzOrder {
  readonly seed: number;
  readonly from: number;
  /** The last case, or as many as there is time for. */
  readonly to: number;
  readonly seconds: number;
  readonly articles: readonly string[];
}

/** What it tells: that a case begins, how it ended, or that the work is done. */
export type FuzzNews =
  | { readonly kind: 'begun'; readonly place: number }
  | { readonly kind: 'ended'; readonly place: number; readonly of: string; readonly characters: number; readonly ms: number; readonly refusal: string | undefined }
  | { readonly kind: 'failed'; readonly place: number; readonly fault: Fault; readonly smallest: string }
  | { readonly kind: 'done' };

/** Reading a case takes so much of a processor's time at most, many times what it should; what is above is read twice more, since a busy machine is slower. */
const longestMs = (characters: number): number => 400 + characters * 0.03;
const shrinkingMs = 20_000;
/** One case of each kind of fault is told, and no more kinds than a person can look at. */
const mostKinds = 20;
const told = new Set<string>();

const model = loadLanguageModel();
let engine = createExtractionEngine({ model });
const tell = (news: FuzzNews): void => parentPort?.postMessage(news);

function tryCase(tried: FuzzCase): void {
  const { place, kind, input } = tried;
  tell({ kind: 'begun', place });
  if (place % 500 === 0) engine = createExtractionEngine({ model });
  const began = process.threadCpuUsage();
  const result = engine.extract(input);
  const ms = msSince(began);
  const fault = findFault(engine, input) ?? faultOfTime(input, ms);
  const refusal = result.kind === 'failed' && result.code !== 'ENGINE_BROKE' ? result.code : undefined;
  tell({ kind: 'ended', place, of: kind, characters: input.text.length, ms, refusal });
  if (fault === undefined || told.has(fault.kind)) return;
  told.add(fault.kind);
  tell({ kind: 'failed', place, fault, smallest: smallestOf(tried, fault) });
}

function faultOfTime(input: FuzzCase['input'], firstMs: number): Fault | undefined {
  const limit = longestMs(input.text.length);
  let least = firstMs;
  for (let more = 0; more < 2 && least > limit; more += 1) least = Math.min(least, msOf(input));
  return least <= limit ? undefined : { kind: 'takes too long', details: `${Math.round(least)} ms for ${input.text.length} characters` };
}

function msOf(input: FuzzCase['input']): number {
  const began = process.threadCpuUsage();
  engine.extract(input);
  return msSince(began);
}

/** Milliseconds that this thread has had a processor; waiting for one does not count. */
function msSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

/** A text that takes too long is kept as it is. */
function smallestOf({ input }: FuzzCase, fault: Fault): string {
  if (fault.kind === 'takes too long') return input.text;
  const failsWith = (marks: FuzzCase['input']['marks']) => (text: string): boolean =>
    findFault(engine, { ...input, marks: marks.filter(({ end }) => end <= text.length), text })?.kind === fault.kind;
  const stillFails = failsWith(failsWith([])(input.text) ? [] : input.marks);
  return shrink(input.text, stillFails, { tries: 20_000, untilMs: performance.now() + shrinkingMs, nowMs: () => performance.now() });
}

// Whoever starts this thread hands it an order.
const { seed, from, to, seconds, articles } = workerData as FuzzOrder;
const until = performance.now() + seconds * 1000;
for (let place = from; place <= to && performance.now() < until && told.size < mostKinds; place += 1) tryCase(fuzzCase(seed, place, articles));
tell({ kind: 'done' });
