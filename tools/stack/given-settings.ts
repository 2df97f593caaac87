import { readFileSync } from 'node:fs';
import { messageOf } from './error-message.ts';

/** How a Kafka of a person's own is reached beyond its addresses. */
export const kafkaAccessSettings = [
  'KAFKA_TLS', 'KAFKA_TLS_CA', 'KAFKA_TLS_CERT', 'KAFKA_TLS_KEY', 'KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD',
] as const;

/** A setting that is handed on as it was given: by its name, or as a file by its name and `_FILE`. */
export type HandedOn = (typeof kafkaAccessSettings)[number] | 'DATABASE_PASSWORD' | 'QUERY_DATABASE_PASSWORD';

/** The settings that are handed on, and the names under which they were given. */
export type HandedOnSettings = Readonly<Partial<Record<HandedOn | `${HandedOn}_FILE`, string>>>;

/** A setting that a person gave, by its name or in the file that `<name>_FILE` names; an empty one counts as not given. */
export function givenSetting(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const path = environment[`${name}_FILE`] ?? '';
  const value = environment[name] ?? '';
  if (path === '') return value === '' ? undefined : value;
  if (value !== '') throw new Error(`Only one of ${name} and ${name}_FILE may be given.`);
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`${name}_FILE is set, but cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

/** Those of some settings that a person gave, under the names under which they were given. */
export function handedOn(names: readonly HandedOn[], environment: NodeJS.ProcessEnv): HandedOnSettings {
  const both = names.flatMap((name) => [name, `${name}_FILE`]);
  return Object.fromEntries(both.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}
