import { existsSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { lastLines, startChild, type Account, type Child } from './child-process.ts';
import { messageOf } from './error-message.ts';
import { choosePort } from './free-ports.ts';
import { postgresAccount } from './postgres-account.ts';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { localeFlags, newestPostgres } from './postgres-versions.ts';
import { isServerReady, postgresPlace, serverOn, writeForAccount, type PostgresPlace } from './postgres-place.ts';
import { identityOf } from './process-identity.ts';
import { endProcess } from './process-record.ts';
import { runCommand } from './run-command.ts';
import type { RunningService } from './running-service.ts';
import { layTls, type ServerTls } from './postgres-tls.ts';
import { rememberedSecret, type StateFolder } from './state-folder.ts';
import { waitUntil } from './wait-until.ts';

/** What a PostgreSQL of our own needs. */
export interface PostgresWish {
  readonly root: string;
  readonly state: StateFolder;
  /** A throw-away server need not wait for the disk; its data are lost with the machine, not with the process. */
  readonly isThrowAway?: boolean;
  /** The major version, the newest that is supported unless another is named. */
  readonly version?: number;
  /** Serves only who comes by TLS. */
  readonly tls?: ServerTls;
}

/** A PostgreSQL with an empty or kept database, and how to get in. */
export interface LocalPostgres extends RunningService {
  readonly url: string;
}

interface Server extends PostgresWish {
  readonly version: number;
  readonly binaries: PostgresBinaries;
  readonly place: PostgresPlace;
  readonly account: Account | undefined;
}

const user = 'on_record';
const database = 'on_record';
const initWithinMs = 60_000;
const readyWithinMs = 60_000;

/** Starts PostgreSQL from the npm package as a child process, as another user where we are root. Data outlive it. */
export async function startPostgres(wish: PostgresWish): Promise<LocalPostgres> {
  const account = await postgresAccount();
  const place = postgresPlace(wish.state, account);
  const version = wish.version ?? newestPostgres;
  const binaries = await findPostgres({ root: wish.root, version, account, reachableFolder: place.reachableFolder });
  const server: Server = { ...wish, version, account, place, binaries };
  await endServerLeftOver(place.dataFolder);
  const password = rememberedSecret(wish.state, 'postgres');
  await initialiseOnce(server, password);
  const port = await choosePort(wish.state, 'postgres');
  const child = await startServer(server, port);
  return {
    address: `127.0.0.1:${port}`,
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    origin: `PostgreSQL ${binaries.version.split('-')[0]} from npm`,
    ended: child.ended,
    logFile: child.logFile,
    stop: async () => void (await child.stop()),
  };
}

/** A server whose record was lost with its starter is found by the lock file in its data folder. */
async function endServerLeftOver(dataFolder: string): Promise<void> {
  const pid = serverOn(dataFolder);
  const identity = pid === undefined ? undefined : identityOf(pid);
  if (identity !== undefined) await endProcess({ ...identity, name: 'postgres', stopSignal: 'SIGINT' }, 20_000);
}

/**
 * Makes the cluster and its database where there is none yet. Order of text is that of code points on every machine, so that rows come in the same order.
 * What was made by halves is made anew: the mark of a whole cluster is written last.
 */
async function initialiseOnce(server: Server, password: string): Promise<void> {
  const { dataFolder } = server.place;
  const mark = join(dataFolder, 'on-record.complete');
  if (existsSync(mark)) return;
  clearFolder(server);
  const passwordFile = join(server.place.reachableFolder, `password-${process.pid}`);
  writeForAccount(passwordFile, `${password}\n`, server.account);
  try {
    const locale = localeFlags(server.version, platform());
    const flags = [`--pgdata=${dataFolder}`, `--username=${user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions', ...locale];
    await run(server, { what: 'make its data folder', command: server.binaries.initdb, flags, input: '' });
    const single = ['--single', '-D', dataFolder, '-c', 'exit_on_error=true', 'postgres'];
    await run(server, { what: `make the database ${database}`, command: server.binaries.postgres, flags: single, input: `CREATE DATABASE ${database}\n` });
    writeForAccount(mark, '', server.account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function clearFolder({ state, place, account }: Server): void {
  rmSync(place.dataFolder, { recursive: true, force: true });
  if (account !== undefined) postgresPlace(state, account);
}

interface Preparation {
  readonly what: string;
  readonly command: string;
  readonly flags: readonly string[];
  readonly input: string;
}

async function run({ account }: Server, { what, command, flags, input }: Preparation): Promise<void> {
  const environment = { ...process.env, LC_ALL: 'C' };
  const result = await runCommand({ command, arguments: flags, withinMs: initWithinMs, account, workingFolder: '/', environment, input });
  if (!result.isOk) throw new Error(`PostgreSQL could not ${what} (${result.ending}):\n${result.output.trim().split('\n').slice(-8).join('\n')}`);
}

/** Settings of a server, wherever it runs. */
export function serverSettings(isThrowAway: boolean): Readonly<Record<string, string>> {
  const notKept = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  return { max_connections: '200', timezone: 'UTC', log_timezone: 'UTC', ...(isThrowAway ? notKept : {}) };
}

async function startServer(server: Server, port: number): Promise<Child> {
  const { dataFolder } = server.place;
  const settings = {
    ...serverSettings(server.isThrowAway === true), listen_addresses: '127.0.0.1', unix_socket_directories: '',
    ...(server.tls === undefined ? {} : layTls(server.tls, server.place, server.account)),
  };
  const child = await startChild({
    name: 'postgres',
    command: server.binaries.postgres,
    arguments: ['-D', dataFolder, '-p', String(port), ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    environment: { ...process.env, LC_ALL: 'C' },
    state: server.state,
    account: server.account,
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back and the data are left clean.
    stopSignal: 'SIGINT',
    stopWithinMs: 20_000,
  });
  await waitReady(child, dataFolder);
  return child;
}

async function waitReady(child: Child, dataFolder: string): Promise<void> {
  try {
    const state = (): string | false => (child.hasEnded() ? 'ended' : isServerReady(dataFolder, child.pid) && 'ready');
    if ((await waitUntil(state, { withinMs: readyWithinMs, describe: 'PostgreSQL', everyMs: 20 })) === 'ended') throw new Error('The process has ended.');
  } catch (error) {
    await child.stop();
    throw new Error(`PostgreSQL did not become ready. ${messageOf(error)} Its log ends:\n${lastLines(child.logFile)}`, { cause: error });
  }
}
