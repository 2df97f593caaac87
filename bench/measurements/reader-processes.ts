import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { ReaderName } from '../ceilings/readers-alone.ts';
import { median } from '../report/statistics.ts';

const factsSchema = z.object({ createdMs: z.number(), firstReadMs: z.number(), residentMb: z.number() });

/** What a process that does nothing but read takes. */
export interface ReaderProcessFacts {
  /** To make the reader, of a library that is loaded. */
  readonly createdMs: number;
  /** From the start of the process to the end of its first text. */
  readonly firstReadMs: number;
  /** After all texts. */
  readonly residentMb: number;
}

/** Starts a process for a reader so many times, one after the other, and gives the medians. */
export async function measureReaderProcess(name: ReaderName, texts: readonly string[], times: number): Promise<ReaderProcessFacts> {
  const all: ReaderProcessFacts[] = [];
  while (all.length < times) all.push(await startOnce(name, texts));
  const middle = (of: (facts: ReaderProcessFacts) => number): number => median(all.map(of));
  return { createdMs: middle(({ createdMs }) => createdMs), firstReadMs: middle(({ firstReadMs }) => firstReadMs), residentMb: middle(({ residentMb }) => residentMb) };
}

async function startOnce(name: ReaderName, texts: readonly string[]): Promise<ReaderProcessFacts> {
  const file = join(import.meta.dirname, '..', 'ceilings', 'reader-process.ts');
  const child = spawn(process.execPath, [file, name], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify(texts));
  const said = await text(child.stdout);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`The process of ${name} ended with ${code ?? 'a signal'}.`);
  return factsSchema.parse(JSON.parse(said));
}
