/** The topics of On Record by their role; the name in Kafka is `<prefix>.<role>`. */
export const topicRoles = ['deliveries', 'articles', 'extractions', 'refusals', 'dead-letters', 'control'] as const;

/** The role of a topic. */
export type TopicRole = (typeof topicRoles)[number];

/** How a topic must be set up; checked at start. */
export interface TopicSettings {
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
  /** Settings that `on-record setup` makes, and without which a process starts all the same, with a warning. */
  readonly advised: Readonly<Record<string, string>>;
}

/** Articles and extractions share their number of partitions for life: events of an article keep its partition number. */
export const ARTICLE_PARTITIONS = 12;

/** The greatest record that a topic takes, in bytes: a body of 10 MB in base64 with its envelope fits. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** The greatest value of an event, in bytes: key and headers have room beside it. */
export const MAX_EVENT_BYTES = MAX_RECORD_BYTES - 64 * 1024;

const retained = {
  'cleanup.policy': 'compact',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': String(MAX_RECORD_BYTES),
} as const;

/** The longest time that an erased text may stay in the log, in milliseconds: a day. */
const ERASED_WITHIN_MS = 24 * 60 * 60 * 1000;

/** Kafka closes a segment when this time is over and a record comes, and compacts what is closed however little of it there is. */
const advised = { 'max.compaction.lag.ms': String(ERASED_WITHIN_MS) } as const;

/**
 * The settings of each topic. Nothing disappears by itself: compaction folds only repeated copies, for keys are unique
 * for each event, and erases what a tombstone names.
 */
export const topicSettings: Readonly<Record<TopicRole, TopicSettings>> = {
  deliveries: { partitions: ARTICLE_PARTITIONS, config: retained, advised },
  articles: { partitions: ARTICLE_PARTITIONS, config: retained, advised },
  extractions: { partitions: ARTICLE_PARTITIONS, config: retained, advised },
  refusals: { partitions: ARTICLE_PARTITIONS, config: retained, advised },
  // Few, and read as one stream: one partition keeps the projector's transactions few, too.
  'dead-letters': { partitions: 1, config: retained, advised },
  control: { partitions: 1, config: retained, advised },
};

/** The partition number of a UUID in a topic of so many partitions: its first 32 bits, which SHA-1 has spread evenly. */
export function partitionOf(subjectId: string, partitions: number): number {
  return parseInt(subjectId.slice(0, 8), 16) % partitions;
}
