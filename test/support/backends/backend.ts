import type { StateFolder } from '../../../tools/stack/state-folder.ts';

/** Where Kafka and Postgres of a test run may come from. */
export const backendNames = ['local', 'containers', 'given'] as const;

/** Where Kafka and Postgres of a test run come from. */
export type BackendName = (typeof backendNames)[number];

/** What a backend needs in order to serve a run. */
export interface BackendWish {
  readonly state: StateFolder;
  /** The major version of PostgreSQL. */
  readonly postgresVersion: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Stands in all names that the run makes up for topics, groups and databases. */
  readonly runId: string;
}

/** A Kafka and a Postgres that serve a test run. */
export interface Backend {
  /** As `KAFKA_BROKERS` takes them. */
  readonly brokers: string;
  /** A connection string with the rights to create databases and roles. */
  readonly postgresUrl: string;
  /** What they are, for a person. */
  readonly origin: string;
  /** Stops what was started for the run, and removes what the run left in what it was given. */
  readonly stop: () => Promise<void>;
}
