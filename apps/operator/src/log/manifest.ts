import { catalogue, OnRecordError, topicRoles } from '@on-record/domain';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The name of the file that lists what an export consists of; it is written last. */
export const MANIFEST_FILE = 'manifest.json';

const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;
const count = z.int().min(0);
const offset = z.string().regex(/^\d{1,19}$/);

const segmentSchema = z.strictObject({
  /** `<role>-<partition>-<number>.ndjson`, and nothing that could lead out of the folder. */
  file: z.string().regex(/^[a-z-]{1,40}-\d{1,5}-\d{4,7}\.ndjson$/),
  role: z.enum(topicRoles),
  partition: count,
  number: count,
  firstOffset: offset,
  lastOffset: offset,
  records: z.int().min(1),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One file of an export: records of one partition in order. */
export type Segment = z.infer<typeof segmentSchema>;

const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  release: z.string(),
  exportedAt: z.iso.datetime(),
  topicPrefix: z.string(),
  clusterId: z.string(),
  /** By role; a topic made anew has another id. */
  topicIds: z.partialRecord(z.enum(topicRoles), z.string()),
  /** The newest version of each event type that the exporting release knew. */
  catalogue: z.record(z.string(), z.int().min(1)),
  /** Where each partition began and ended when the export began; `next` is the offset behind its last record. */
  partitions: z.array(z.strictObject({ role: z.enum(topicRoles), partition: count, first: offset, next: offset })),
  segments: z.array(segmentSchema),
});

/** What an export of a log consists of. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The newest version of each type that this release knows. */
export function catalogueVersions(): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.values(catalogue).map(({ type, version }) => [type, version]));
}

/** The types of an exported log that are newer than this release, which would wait at their events. */
export function newerTypes({ catalogue: exported }: Pick<Manifest, 'catalogue'>): readonly string[] {
  const known = catalogueVersions();
  return Object.entries(exported).filter(([type, version]) => version > (known[type] ?? 0)).map(([type, version]) => `${type} v${version}`);
}

/** The name of a segment. */
export function segmentFile({ role, partition, number }: Pick<Segment, 'role' | 'partition' | 'number'>): string {
  return `${role}-${partition}-${String(number).padStart(4, '0')}.ndjson`;
}

/** Reads the manifest of an export. Fails with LOG_EXPORT_INVALID, naming what is wrong with it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST_FILE);
  const text = await readBounded(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalidExport(file, 'it is no JSON', cause);
  }
  const format = typeof json === 'object' && json !== null && 'formatVersion' in json ? json.formatVersion : undefined;
  if (typeof format === 'number' && format > 1) {
    throw new OnRecordError('LOG_EXPORT_INVALID', `${file} has format version ${format}, and this release knows version 1: use the release that wrote it, or a later one. Nothing was appended.`, { details: { file } });
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidExport(file, `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'does not fit'}`);
  }
  const fault = faultOf(parsed.data);
  if (fault !== undefined) throw invalidExport(file, fault);
  return parsed.data;
}

/** What the schema cannot say: names say what the fields say, and the segments of a partition follow each other. */
function faultOf({ segments }: Manifest): string | undefined {
  const named = segments.find((segment) => segment.file !== segmentFile(segment));
  if (named !== undefined) return `the name ${named.file} says another place than its fields`;
  for (const [place, own] of Map.groupBy(segments, ({ role, partition }) => `${role}/${partition}`)) {
    if (own.some(({ number }, index) => number !== index)) return `the segments of ${place} are not numbered from 0 in order`;
    if (own.some(({ firstOffset }, index) => index > 0 && BigInt(firstOffset) <= BigInt(own[index - 1]?.lastOffset ?? 0))) return `the segments of ${place} overlap`;
  }
  return undefined;
}

/** The error for an export that is not what it was written as. */
export function invalidExport(file: string, what: string, cause?: unknown): OnRecordError {
  return new OnRecordError('LOG_EXPORT_INVALID', `${file} is not as it was exported: ${what}. Nothing of it was appended; take another copy of the export.`, { details: { file }, cause });
}

/** Opens a file for reading, never through a symbolic link, and only where it is a plain file of so many bytes at most. Fails with LOG_EXPORT_INVALID. */
export async function openPlainFile(file: string, mostBytes: number) {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw invalidExport(file, error.code === 'ELOOP' ? 'it is a symbolic link' : `it cannot be opened (${error.code ?? 'unknown'})`, error);
  });
  const stat = await handle.stat();
  const fault = stat.isFile() ? (stat.size > mostBytes ? `it has ${stat.size} bytes, and ${mostBytes} are the most` : undefined) : 'it is no plain file';
  if (fault === undefined) return handle;
  await handle.close();
  throw invalidExport(file, fault);
}

async function readBounded(file: string): Promise<string> {
  const handle = await openPlainFile(file, MOST_MANIFEST_BYTES);
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
