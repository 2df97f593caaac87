import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject, writeJsonFile, type JsonObject } from './json-file.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { pause } from './wait-until.ts';

/** How a process wants to be asked to stop. */
export type StopSignal = 'SIGTERM' | 'SIGINT';

/** What is kept of a started process, so that a later start can recognise and end it. */
export interface ProcessRecord extends ProcessIdentity {
  readonly name: string;
  readonly stopSignal: StopSignal;
}

/** Keeps a record of a process that was just started. */
export function keepRecord(folder: string, record: ProcessRecord): void {
  writeJsonFile(recordPath(folder, record.name), { ...record });
}

/** Forgets a process that has ended. */
export function dropRecord(folder: string, name: string): void {
  rmSync(recordPath(folder, name), { force: true });
}

/** All records of a folder; torn ones are passed over. */
export function readRecords(folder: string): readonly ProcessRecord[] {
  const names = listFolder(folder).filter((name) => name.endsWith('.json')).sort();
  return names.flatMap((name) => toRecord(readJsonObject(join(folder, name))) ?? []);
}

/** Asks a process to stop and kills its whole group when it has not gone in time. Throws when it cannot be ended at all. */
export async function endProcess(record: ProcessRecord, withinMs: number): Promise<'gone' | 'stopped' | 'killed'> {
  if (!isRunning(record)) return 'gone';
  send(record.pid, record.stopSignal);
  if (await hasGone(record, withinMs)) return 'stopped';
  killProcess(record);
  if (await hasGone(record, 5_000)) return 'killed';
  throw new Error(`Process ${record.pid} (${record.name}) of this clone cannot be ended. Was it started by another user? End it with: kill ${record.pid}`);
}

/** Kills a process that still runs. Every child leads a group of its own, so that the negative number reaches whatever it started. */
export function killProcess(record: ProcessRecord): void {
  if (!isRunning(record)) return;
  send(-record.pid, 'SIGKILL');
  send(record.pid, 'SIGKILL');
}

async function hasGone(record: ProcessRecord, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isRunning(record)) {
    if (performance.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went in the meantime, which is what was wanted; whether it really did is looked at by the caller.
  }
}

function toRecord(value: JsonObject | undefined): ProcessRecord | undefined {
  const { name, pid, began, stopSignal } = value ?? {};
  if (typeof name !== 'string' || typeof pid !== 'number' || typeof began !== 'string') return undefined;
  return { name, pid, began, stopSignal: stopSignal === 'SIGINT' ? 'SIGINT' : 'SIGTERM' };
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function recordPath(folder: string, name: string): string {
  return join(folder, `${name}.json`);
}
