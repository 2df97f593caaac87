import { OnRecordError, type EventLog, type LogRecord, type TopicNames, type TopicRole } from '@on-record/domain';
import { inLanes } from './in-lanes';
import type { Manifest, Segment } from './manifest';
import { readSegment, verifySegment } from './read-segment';

/** An export and the log that it is to be appended to. */
export interface ImportOptions {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** What the log holds that an export is to go to. */
export interface ImportTarget {
  /** Roles of topics that hold records already. */
  readonly nonEmpty: readonly TopicRole[];
  /** The very log that the export comes from. */
  readonly isItsOrigin: boolean;
}

/** What was appended. */
export interface Imported {
  readonly records: number;
  /** Left out because the log has erased what stood under their keys. */
  readonly erased: number;
}

const LANES = 4;
const PORTION_RECORDS = 500;
const PORTION_BYTES = 8 * 1024 * 1024;
const APPEND_WITHIN_MS = 60_000;

/** Looks at the log that an export is to go to. Fails with LOG_TOPIC_MISMATCH where a topic has other partitions than the exported one. */
export async function inspectTarget({ log, topicNames, manifest }: ImportOptions): Promise<ImportTarget> {
  const roles = [...new Set(manifest.partitions.map(({ role }) => role))];
  const { topicIds } = await log.identity(roles.map(topicNames));
  const nonEmpty: TopicRole[] = [];
  for (const role of roles) {
    const ends = await log.offsets([topicNames(role)]);
    const exported = manifest.partitions.filter((each) => each.role === role).length;
    if (ends.length !== exported) {
      throw new OnRecordError('LOG_TOPIC_MISMATCH', `Topic ${topicNames(role)} has ${ends.length} partitions, and the exported one had ${exported}: an event would stand where nobody looks for it.`, {
        details: { topic: topicNames(role), partitions: ends.length, expected: exported },
      });
    }
    if (await hasRecords(log, ends)) nonEmpty.push(role);
  }
  return { nonEmpty, isItsOrigin: roles.some((role) => topicIds[topicNames(role)] === manifest.topicIds[role]) };
}

/** A founding record is hidden from readers, and does not count. */
async function hasRecords(log: EventLog, ends: Awaited<ReturnType<EventLog['offsets']>>): Promise<boolean> {
  for (const { topic, partition, first, next } of ends) {
    if (first === next) continue;
    if (partition > 0) return true;
    for await (const record of log.read({ topic, partition }, first)) return record !== undefined;
  }
  return false;
}

/**
 * Appends the records of an export in order, partition by partition, none of a segment before all of it was compared with the
 * manifest. Ids stay, offsets are new. What the log has erased by a tombstone does not come back. Broken off, it may be done again:
 * a record that is appended twice is the same event twice. Fails with LOG_EXPORT_INVALID, and with what `append` fails with.
 */
export async function importLog(options: ImportOptions): Promise<Imported> {
  const places = [...Map.groupBy(options.manifest.segments, ({ role, partition }) => `${role}/${partition}`).values()];
  let [records, erased] = [0, 0];
  await inLanes(places, LANES, async (segments) => {
    const gone = await erasedKeys(options, segments[0]);
    for (const segment of segments) {
      await verifySegment(options.folder, segment);
      const done = await appendSegment(options, segment, gone);
      records += done.records;
      erased += done.erased;
    }
  });
  return { records, erased };
}

async function appendSegment({ log, topicNames, folder }: ImportOptions, segment: Segment, gone: ReadonlySet<string>): Promise<Imported> {
  let [portion, bytes, records, erased]: [LogRecord[], number, number, number] = [[], 0, 0, 0];
  const append = async (): Promise<void> => {
    if (portion.length > 0) await log.append(portion, { deadlineMs: APPEND_WITHIN_MS });
    records += portion.length;
    [portion, bytes] = [[], 0];
  };
  for await (const { key, headers, value } of readSegment(folder, segment)) {
    if (value !== null && gone.has(key)) {
      erased += 1;
      continue;
    }
    portion.push({ topic: topicNames(segment.role), partition: segment.partition, key, headers, value });
    bytes += value?.byteLength ?? 0;
    if (portion.length >= PORTION_RECORDS || bytes >= PORTION_BYTES) await append();
  }
  await append();
  return { records, erased };
}

/** The keys that the partition has erased: their last record is a tombstone. */
async function erasedKeys({ log, topicNames }: ImportOptions, segment: Segment | undefined): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  if (segment === undefined) return gone;
  const { role, partition } = segment;
  const ends = (await log.offsets([topicNames(role)])).find((each) => each.partition === partition);
  if (ends === undefined || ends.first === ends.next) return gone;
  for await (const { key, value } of log.read({ topic: topicNames(role), partition }, ends.first)) {
    if (value === null) gone.add(key);
    else gone.delete(key);
  }
  return gone;
}
