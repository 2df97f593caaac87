import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readJsonObject, writeJsonFile } from './json-file.ts';
import type { StateFolder } from './state-folder.ts';

/**
 * Ports are taken from below the range that systems lend to outgoing connections (32768 on Linux, 49152 on macOS): a client that keeps dialling a
 * stopped service on a lent port can connect to itself and so take the port away.
 */
const lowest = 20_000;
const beyond = 32_000;

/** Ports of the range that well-known services listen on; nobody should find us there. */
const knownServices: ReadonlySet<number> = new Set([
  20_000, 20_880, 22_000, 22_122, 24_007, 24_224, 24_444, 25_565, 25_575, 25_672, 25_826, 26_257, 26_379, 27_015, 27_017, 27_018, 27_019, 28_015, 28_017, 28_080, 29_015, 29_092, 29_418, 30_303, 31_337,
]);

/** Says whether a port can be chosen for a service of ours. */
export function isOurKindOfPort(port: number): boolean {
  return Number.isSafeInteger(port) && port >= lowest && port < beyond && !knownServices.has(port);
}

/** A free port for each name: the one that it had last time where that is still free, otherwise a new one. */
export async function choosePorts(state: StateFolder, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const path = join(state.path, 'ports.json');
  const remembered = readJsonObject(path) ?? {};
  const chosen = new Map<string, number>();
  for (const name of names) {
    const before = remembered[name];
    const isGood = typeof before === 'number' && isOurKindOfPort(before) && ![...chosen.values()].includes(before) && (await isFree(before));
    chosen.set(name, isGood ? before : await findFreePort(new Set([...chosen.values(), ...numbersOf(remembered)])));
  }
  writeJsonFile(path, { ...remembered, ...Object.fromEntries(chosen) });
  return chosen;
}

/** One free port, remembered under a name. */
export async function choosePort(state: StateFolder, name: string): Promise<number> {
  const port = (await choosePorts(state, [name])).get(name);
  if (port === undefined) throw new Error(`No port was chosen for ${name}.`);
  return port;
}

/** Says whether nobody listens on a port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function findFreePort(taken: ReadonlySet<number>): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = randomInt(lowest, beyond);
    if (isOurKindOfPort(port) && !taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port was found between ${lowest} and ${beyond - 1} on 127.0.0.1. End something that listens there.`);
}

function numbersOf(remembered: Readonly<Record<string, unknown>>): readonly number[] {
  return Object.values(remembered).filter((value) => typeof value === 'number');
}
