import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaAccessSettings } from './given-settings.ts';
import type { ProductEnvironment } from './product-processes.ts';
import type { StateFolder } from './state-folder.ts';

/** What the verbs of `on-record` need to find the product that runs. */
const needed = ['KAFKA_BROKERS', ...kafkaAccessSettings, 'TOPIC_PREFIX', 'DATABASE_URL', 'DATABASE_PASSWORD', 'INGESTOR_OPERATOR_TOKEN'] as const satisfies readonly (keyof ProductEnvironment)[];

/**
 * Leaves the addresses of the running product for `npm run on-record`, which reads this file unless the environment says
 * otherwise. It holds the password of the database and the operator's token, so that only its owner may read it.
 */
export function writeOperatorEnvironment(state: StateFolder, environment: ProductEnvironment, ingestorUrl: string): void {
  const chosen = new Map<string, string>(Object.entries(environment));
  const names = needed.flatMap((name) => [name, `${name}_FILE`]).filter((name) => chosen.has(name));
  const settings = [...names.map((name) => [name, chosen.get(name)]), ['INGESTOR_URL', ingestorUrl]];
  writeFileSync(fileOf(state), settings.map(([name, value]) => `${name}="${value}"\n`).join(''), { mode: 0o600 });
}

/** Takes the addresses away: what they name has ended. */
export function forgetOperatorEnvironment(state: StateFolder): void {
  rmSync(fileOf(state), { force: true });
}

function fileOf(state: StateFolder): string {
  return join(state.path, 'environment');
}
