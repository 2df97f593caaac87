import { newestPostgres, oldestPostgres, postgresVersions } from '../../../tools/stack/postgres-versions.ts';
import { backendNames, type BackendName } from './backend';

/** A backend for a run, and why it is that one. */
export interface BackendChoice {
  readonly backend: BackendName;
  readonly why: string;
  /** A person named it. What was found by ourselves and does not work is a failure; what was asked for and cannot be had here is skipped. */
  readonly isAskedFor: boolean;
}

/**
 * The backend that `TEST_BACKEND` names; otherwise processes of this machine where they can be had, which need no images and start sooner, and else containers.
 * Services of a person's own are used only when that person says so, for tests create topics and databases by the dozen. Throws when a setting is wrong.
 */
export async function chooseBackend(environment: NodeJS.ProcessEnv, whyNotLocal: () => Promise<string | undefined>): Promise<BackendChoice> {
  const wanted = environment['TEST_BACKEND'] ?? '';
  if (environment['ON_RECORD_KAFKA'] === 'given' && wanted !== 'given') {
    throw new Error('Tests take a Kafka and a Postgres of yours by TEST_BACKEND=given with KAFKA_BROKERS and DATABASE_URL; ON_RECORD_KAFKA=given is for npm start and the benchmarks only.');
  }
  if (wanted !== '') return { backend: nameIn(wanted), why: 'TEST_BACKEND says so', isAskedFor: true };
  const whyNot = await whyNotLocal();
  if (whyNot === undefined) return { backend: 'local', why: 'TEST_BACKEND is not set, and this machine has what they need', isAskedFor: false };
  return { backend: 'containers', why: `TEST_BACKEND is not set, and no Kafka can run as a process here: ${whyNot}`, isAskedFor: false };
}

/** The major version of PostgreSQL that `TEST_POSTGRES` names, or the newest; throws when it is none that is supported. */
export function chosenPostgres(environment: NodeJS.ProcessEnv): number {
  const wanted = environment['TEST_POSTGRES'] ?? '';
  if (wanted === '' || wanted === 'newest') return newestPostgres;
  if (wanted === 'oldest') return oldestPostgres;
  const version = postgresVersions.find((each) => String(each) === wanted);
  if (version === undefined) throw new Error(`TEST_POSTGRES is "${wanted}"; allowed are ${postgresVersions.join(', ')}, oldest and newest, or nothing for ${newestPostgres}.`);
  return version;
}

function nameIn(wanted: string): BackendName {
  const name = backendNames.find((each) => each === wanted);
  if (name === undefined) throw new Error(`TEST_BACKEND is "${wanted}"; allowed are ${backendNames.join(', ')}, or nothing for the first that works of local and containers.`);
  return name;
}
