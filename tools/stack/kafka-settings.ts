/** Where one broker keeps its data and listens. */
export interface BrokerPlace {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly controllerPort: number;
  /** The host that clients are told, where it is not the loopback address. */
  readonly advertisedHost?: string;
  /** More listeners, each reached by way of another port than its own. */
  readonly sideDoors?: readonly SideDoor[];
}

/** A further listener of a broker. It may tell its clients to come in by another port, such as that of a passage before it. */
export interface SideDoor {
  /** Capital letters and digits: the name of the listener. */
  readonly name: string;
  readonly port: number;
  readonly advertisedPort: number;
  /** How it speaks; without TLS and login unless given. */
  readonly protocol?: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** Settings of this listener alone, without the prefix that says so. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The largest record and request, for articles of up to 10 MB with their raw bytes. */
const largestBytes = 16 * 1024 * 1024;

/**
 * Settings of a broker that is its own controller. A single node needs replication 1 for Kafka's own topics; topics are created by us with their settings,
 * never by the broker by accident; a new consumer group need not wait for further members.
 */
export function brokerSettings(place: BrokerPlace): Readonly<Record<string, string>> {
  const { sideDoors = [], advertisedHost = '127.0.0.1' } = place;
  const listed = (entry: (door: SideDoor) => string): string => sideDoors.map((door) => `,${entry(door)}`).join('');
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${place.controllerPort}`,
    'listeners': `PLAINTEXT://${place.host}:${place.port},CONTROLLER://127.0.0.1:${place.controllerPort}${listed(({ name, port }) => `${name}://${place.host}:${port}`)}`,
    'advertised.listeners': `PLAINTEXT://${advertisedHost}:${place.port}${listed(({ name, advertisedPort }) => `${name}://${advertisedHost}:${advertisedPort}`)}`,
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT${listed(({ name, protocol = 'PLAINTEXT' }) => `${name}:${protocol}`)}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': place.dataFolder,
    'num.partitions': '1',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'auto.create.topics.enable': 'false',
    'message.max.bytes': String(largestBytes),
    'replica.fetch.max.bytes': String(largestBytes),
    'group.initial.rebalance.delay.ms': '100',
    // Offsets of a group are only for display, but a newsroom that pauses for some months should still see them.
    'offsets.retention.minutes': String(365 * 24 * 60),
    'controlled.shutdown.enable': 'true',
    ...Object.assign({}, ...sideDoors.map(settingsOfDoor)),
  };
}

function settingsOfDoor({ name, settings = {} }: SideDoor): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`listener.name.${name.toLowerCase()}.${key}`, value]));
}

/** The settings as a Java properties file; a backslash begins an escape there. */
export function toProperties(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\')}\n`).join('');
}

/** The settings as the environment of the official container image: `KAFKA_` and the key in capitals, dots as underscores. */
export function toContainerEnvironment(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`KAFKA_${key.toUpperCase().replaceAll('.', '_')}`, value]));
}

/** Logs to standard output, which the starter sends to a file. */
export const kafkaLogging = `Configuration:
  status: warn
  Appenders:
    Console:
      name: STDOUT
      PatternLayout:
        pattern: "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %p %c{1} %m%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: STDOUT
    Logger:
      - name: kafka.server.KafkaConfig
        level: WARN
      - name: org.apache.kafka.common.config.AbstractConfig
        level: WARN
      - name: org.apache.kafka.common.config
        level: WARN
`;
