/** A Kafka or Postgres that can be used now. */
export interface RunningService {
  /** Where it listens: `host:port`, for a given Kafka a list of them. */
  readonly address: string;
  /** How it was come by, for a person: `Apache Kafka 4.4.0 from Maven`. */
  readonly origin: string;
  /** Whether it is a person's own, which is reached by that person's settings. */
  readonly isGiven?: boolean;
  /** Settles when it ends by itself; never for a service that was given to us. */
  readonly ended: Promise<string>;
  readonly logFile?: string;
  readonly stop: () => Promise<void>;
}

/** A promise for the end of what we do not watch. */
export function neverEnds(): Promise<string> {
  return new Promise(() => undefined);
}
