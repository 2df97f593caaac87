import kafkajs, { type Kafka, type KafkaConfig, type LogEntry } from 'kafkajs';
import { quietRequestQueue } from './quiet-request-queue';

export type { Admin, Consumer, EachBatchPayload, IHeaders, KafkaMessage, PartitionAssigner, Producer, RecordMetadata } from 'kafkajs';
export { kafkajs };

quietRequestQueue();

/** Takes log lines: a fixed sentence and fields. */
export interface LogSink {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** How to reach a Kafka cluster. */
export interface KafkaConnection {
  /** Bootstrap addresses, `host:port`. */
  readonly brokers: readonly string[];
  /** Names this process to the brokers. */
  readonly clientId: string;
  /** TLS with the system's certificates (`true`), or with these, in PEM. */
  readonly tls?: boolean | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** Takes the client's log lines; without it they are dropped. */
  readonly logger?: LogSink;
  readonly connectionTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
}

/**
 * A client of its own for each use. KafkaJS keeps the committed offsets of a group in a map of the client, so that two
 * members of one group on one client would overwrite each other's positions.
 */
export function newKafka(connection: KafkaConnection): Kafka {
  const { brokers, clientId, tls = false, sasl, logger, requestTimeoutMs = 5000 } = connection;
  // A handshake of TLS takes more round trips, and a busy broker its time.
  const { connectionTimeoutMs = tls === false ? 1000 : 3000 } = connection;
  const options: KafkaConfig = {
    brokers: [...brokers],
    clientId,
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => forward(entry, logger),
    ...(tls === false ? {} : { ssl: tlsOptionsOf(tls) }),
    // KafkaJS types each mechanism apart; all three take the same two fields.
    ...(sasl === undefined ? {} : { sasl: { ...sasl } as KafkaConfig['sasl'] & object }),
  };
  return new kafkajs.Kafka(options);
}

/** What is said to Node of TLS: always that certificates are checked, which `NODE_TLS_REJECT_UNAUTHORIZED` would end otherwise. */
export function tlsOptionsOf(tls: Exclude<KafkaConnection['tls'], false | undefined>): { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly rejectUnauthorized: true } {
  return { ...(tls === true ? {} : tls), rejectUnauthorized: true };
}

/** Says whether the password goes over the network as it is: SCRAM proves that it is known, PLAIN sends it. */
export function sendsBarePassword({ tls = false, sasl }: Pick<KafkaConnection, 'tls' | 'sasl'>): boolean {
  return tls === false && sasl?.mechanism === 'plain';
}

/**
 * KafkaJS logs as errors what it goes on to retry by itself (a coordinator that is not there yet, a rebalance). What is
 * truly wrong reaches us as an error and is told once, by us: so its own lines are for debugging, and only known fields pass.
 */
function forward({ namespace, label, log }: LogEntry, logger: LogSink | undefined): void {
  const { message, topic, partition, groupId, broker, error, retryCount } = log;
  const cause = typeof error === 'string' ? { cause: error } : {};
  logger?.debug('Kafka client reports.', { client: namespace, severity: label, report: message, topic, partition, groupId, broker, retryCount, ...cause });
}
