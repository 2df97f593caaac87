import { topicRoles, type EventLog, type PartitionOffsets, type StoredRecord, type TopicNames, type TopicRole } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { inLanes } from '../log/in-lanes';
import { typeOf } from './say-event';

/** Which records are wanted. */
export interface TailChoice {
  readonly roles?: readonly TopicRole[] | undefined;
  readonly type?: string | undefined;
  readonly subject?: string | undefined;
  /** Appended then or later; ISO 8601. */
  readonly since?: string | undefined;
  readonly limit: number;
}

/** Where the records come from, and who takes them. */
export interface TailParts {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  readonly take: (record: StoredRecord) => void;
}

/** Each reads one partition; joining the group that this takes is what takes time, not reading. */
const LANES = 12;
const LOOK_EVERY_MS = 1_000;

/**
 * Hands over the last records that match, oldest first, and gives where the log ended. Records of several partitions are put in the order
 * of the moments at which the log took them. Without a choice only the ends of the partitions are read, with one all of them.
 */
export async function tailEvents({ log, topicNames, take }: TailParts, choice: TailChoice): Promise<readonly PartitionOffsets[]> {
  const ends = await log.offsets((choice.roles ?? topicRoles).map(topicNames));
  const sinceMs = choice.since === undefined ? undefined : Date.parse(choice.since);
  const isChoosy = choice.type !== undefined || choice.subject !== undefined || sinceMs !== undefined;
  let kept: StoredRecord[] = [];
  const trim = (): void => {
    kept = kept.sort((a, b) => a.appendedAtMs - b.appendedAtMs || (a.offset < b.offset ? -1 : 1)).slice(-choice.limit);
  };
  await inLanes(ends.filter(({ first, next }) => first < next), LANES, async ({ topic, partition, first, next }) => {
    const near = next - BigInt(choice.limit);
    for await (const record of log.read({ topic, partition }, isChoosy || near < first ? first : near)) {
      if (record.offset >= next) break;
      if (!matches(record, choice) || (sinceMs !== undefined && record.appendedAtMs < sinceMs)) continue;
      kept.push(record);
      if (kept.length >= choice.limit * 4) trim();
    }
  });
  trim();
  kept.forEach(take);
  return ends;
}

/** Hands over what comes from then on, until the signal fires: looks once a second at the ends of the log, and reads what is new. */
export async function followEvents({ log, take }: TailParts, choice: TailChoice, { from, signal }: { readonly from: readonly PartitionOffsets[]; readonly signal: AbortSignal }): Promise<void> {
  const positions = new Map(from.map(({ topic, partition, next }) => [`${topic}/${partition}`, next]));
  const topics = [...new Set(from.map(({ topic }) => topic))];
  while (!signal.aborted) {
    const ends = await log.offsets(topics);
    const news = ends.filter(({ topic, partition, next }) => next > (positions.get(`${topic}/${partition}`) ?? 0n));
    await inLanes(news, LANES, async ({ topic, partition, first, next }) => {
      const position = positions.get(`${topic}/${partition}`) ?? first;
      for await (const record of log.read({ topic, partition }, position < first ? first : position)) {
        if (signal.aborted || record.offset >= next) break;
        if (matches(record, choice)) take(record);
      }
      positions.set(`${topic}/${partition}`, next);
    });
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

function matches(record: StoredRecord, { type, subject }: TailChoice): boolean {
  return (type === undefined || typeOf(record) === type) && (subject === undefined || record.headers['ce_subject'] === subject || record.key.startsWith(`${subject}/`));
}
