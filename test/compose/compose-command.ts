import { spawnSync } from 'node:child_process';

/** The words with which a command line for Docker Compose begins: `docker compose` or `docker-compose`. */
export type ComposeCommand = readonly string[];

const commands: Readonly<Record<string, ComposeCommand>> = { v2: ['docker', 'compose'], v1: ['docker-compose'] };

/** The Docker Compose of this machine: v2 where it is there, or else 1.29; `TEST_COMPOSE=v1` or `v2` asks for one. */
export function composeHere(): ComposeCommand | undefined {
  const wanted = process.env['TEST_COMPOSE'] ?? '';
  const candidates = wanted === '' ? Object.values(commands) : [commands[wanted] ?? []];
  return candidates.find(([command = 'no-compose', ...rest]) => spawnSync(command, [...rest, 'version'], { stdio: 'ignore', timeout: 20_000 }).status === 0);
}
