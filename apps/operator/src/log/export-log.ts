import { OnRecordError, topicRoles, type EventLog, type TopicNames, type TopicRole } from '@on-record/domain';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inLanes } from './in-lanes';
import { catalogueVersions, MANIFEST_FILE, type Manifest, type Segment } from './manifest';
import { SegmentWriter } from './segment-writer';

/** What is exported, and where to. */
export interface ExportOptions {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  readonly topicPrefix: string;
  /** All unless given. */
  readonly roles?: readonly TopicRole[] | undefined;
  readonly folder: string;
  readonly release: string;
  readonly nowMs: number;
  readonly segmentBytes?: number;
}

const SEGMENT_BYTES = 64 * 1024 * 1024;
/** Partitions that are read side by side. */
const LANES = 4;

/**
 * Writes the log as it ends now into a new or empty folder: segments first, the manifest when they are complete, so that a folder
 * without one is no export. Founding records of topics are no part of it. Fails with LOG_UNAVAILABLE, LOG_TOPIC_MISMATCH, or
 * CONFIGURATION_INVALID where the folder is not empty or cannot be written.
 */
export async function exportLog(options: ExportOptions): Promise<Manifest> {
  const { log, topicNames, folder, roles = topicRoles } = options;
  await requireEmptyFolder(folder);
  const { clusterId, topicIds } = await log.identity(roles.map(topicNames));
  const partitions = (await Promise.all(roles.map(async (role) => (await log.offsets([topicNames(role)])).map((ends) => ({ role, ...ends }))))).flat();
  const segments: Segment[] = [];
  await inLanes(partitions.filter(({ first, next }) => first < next), LANES, async (ends) => {
    segments.push(...(await exportPartition(options, ends)));
  });
  const manifest: Manifest = {
    formatVersion: 1, release: options.release, exportedAt: new Date(options.nowMs).toISOString(), topicPrefix: options.topicPrefix, clusterId,
    topicIds: Object.fromEntries(roles.map((role) => [role, topicIds[topicNames(role)] ?? ''])),
    catalogue: catalogueVersions(),
    partitions: partitions.map(({ role, partition, first, next }) => ({ role, partition, first: String(first), next: String(next) })),
    segments: segments.sort(byPlace),
  };
  await writeWhole(folder, MANIFEST_FILE, `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

interface PartitionEnds {
  readonly role: TopicRole;
  readonly topic: string;
  readonly partition: number;
  readonly first: bigint;
  readonly next: bigint;
}

async function exportPartition({ log, folder, segmentBytes = SEGMENT_BYTES }: ExportOptions, { role, topic, partition, first, next }: PartitionEnds): Promise<readonly Segment[]> {
  const writer = new SegmentWriter({ folder, role, partition, segmentBytes });
  try {
    for await (const record of log.read({ topic, partition }, first)) {
      if (record.offset >= next) break;
      await writer.write(record);
    }
    return await writer.end();
  } catch (error) {
    throw error instanceof OnRecordError ? error : unwritable(folder, error);
  } finally {
    await writer.close();
  }
}

async function requireEmptyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return;
  } catch (cause) {
    throw unwritable(folder, cause);
  }
  throw new OnRecordError('CONFIGURATION_INVALID', `The folder ${folder} is not empty: give a new one, or delete what an export that was broken off has left there.`, { details: { folder } });
}

/** Writes a file under a name that counts only when it is complete. */
async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  try {
    const handle = await open(join(folder, `${name}.part`), 'wx', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(join(folder, `${name}.part`), join(folder, name));
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

function unwritable(folder: string, cause: unknown): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `The folder ${folder} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`, { details: { folder }, cause });
}

function byPlace(a: Segment, b: Segment): number {
  return topicRoles.indexOf(a.role) - topicRoles.indexOf(b.role) || a.partition - b.partition || a.number - b.number;
}
