import { canonicalJson, OnRecordError, sha256Hex, type JsonValue } from '@on-record/domain';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { openPlainFile } from '../log/manifest';

/*
 * What is in neither the log nor a read model that can be built from it (ADR 39): where the extractors stand. Beside it the file names
 * the log that it is of, and the database and group that stood beside it, so that a person can compare; these are never restored.
 */
const MOST_BYTES = 4 * 1024 * 1024;

const placeSchema = z.strictObject({ topic: z.string().min(1), partition: z.int().min(0), offset: z.string().regex(/^\d{1,19}$/) });

const contentSchema = z.strictObject({
  formatVersion: z.literal(1),
  release: z.string(),
  takenAt: z.iso.datetime(),
  topicPrefix: z.string(),
  clusterId: z.string(),
  topicIds: z.record(z.string(), z.string()),
  extractor: z.strictObject({ group: z.string().min(1), offsets: z.array(placeSchema) }),
  database: z.strictObject({ id: z.string(), group: z.string() }).optional(),
});

/** What a backup holds. */
export type Backup = z.infer<typeof contentSchema>;

const fileSchema = z.strictObject({ sha256: z.string(), backup: z.unknown() });

/** Writes a backup into a new file, whole or not at all. Fails with CONFIGURATION_INVALID where there is one of that name. */
export async function writeBackup(file: string, backup: Backup): Promise<void> {
  const part = `${file}.part`;
  let isReserved = false;
  try {
    const target = await open(file, 'wx', 0o600);
    isReserved = true;
    await target.close();
    const handle = await open(part, 'w', 0o600);
    await handle.writeFile(`${JSON.stringify({ sha256: hashOf(backup), backup }, undefined, 2)}\n`);
    await handle.sync();
    await handle.close();
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    if (isReserved) await rm(file, { force: true }).catch(() => undefined);
    const why = (cause as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already, and is left as it is' : String(cause);
    throw new OnRecordError('CONFIGURATION_INVALID', `The backup cannot be written to ${file}: ${why}.`, { details: { file }, cause });
  }
}

/** Reads a backup. Fails with CONFIGURATION_INVALID for what is none, or has changed since it was written. */
export async function readBackup(file: string): Promise<Backup> {
  const handle = await openPlainFile(file, MOST_BYTES).catch((cause: unknown) => { throw noBackup(file, 'it cannot be opened, or is no plain file of that size', cause); });
  try {
    return parseBackup(file, await handle.readFile('utf8'));
  } finally {
    await handle.close();
  }
}

function parseBackup(file: string, text: string): Backup {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw noBackup(file, 'it is no JSON', cause);
  }
  const envelope = fileSchema.safeParse(json);
  const content = envelope.success ? contentSchema.safeParse(envelope.data.backup) : undefined;
  if (!envelope.success || !content?.success) throw noBackup(file, 'it is not of the form that on-record backup writes');
  if (hashOf(content.data) !== envelope.data.sha256) throw noBackup(file, 'its SHA-256 is another than it says');
  return content.data;
}

function hashOf(backup: Backup): string {
  // Its schema admits JSON values only.
  return sha256Hex(new TextEncoder().encode(canonicalJson(backup as JsonValue)));
}

function noBackup(file: string, why: string, cause?: unknown): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `${file} is no backup that can be used: ${why}.`, { details: { file }, cause });
}
