import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject, writeJsonFile } from './json-file.ts';

/** Where one stack keeps what it remembers; the product has one in the clone, each test run has one of its own. */
export interface StateFolder {
  readonly path: string;
  /** Names this stack among all of the machine; new in every clone, gone with its state folder. */
  readonly instance: string;
  readonly processes: string;
  readonly logs: string;
  readonly kafkaData: string;
  readonly postgresData: string;
}

/** Opens the state folder, which only its owner can enter, and gives it a name when it has none yet. */
export function openStateFolder(path: string): StateFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const name of ['processes', 'logs']) mkdirSync(join(path, name), { recursive: true });
  return {
    path,
    instance: rememberedText(join(path, 'instance.json'), 'instance'),
    processes: join(path, 'processes'),
    logs: join(path, 'logs'),
    kafkaData: join(path, 'kafka-data'),
    postgresData: join(path, 'postgres-data'),
  };
}

/** A secret of this stack: made once, kept in a file that only its owner can read. */
export function rememberedSecret(state: StateFolder, name: string): string {
  return rememberedText(join(state.path, 'secrets.json'), name);
}

function rememberedText(path: string, key: string): string {
  const kept = readJsonObject(path) ?? {};
  const known = kept[key];
  if (typeof known === 'string' && known !== '') return known;
  const made = randomBytes(16).toString('hex');
  writeJsonFile(path, { ...kept, [key]: made });
  return made;
}
