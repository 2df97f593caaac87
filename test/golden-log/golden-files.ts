import { topicRoles, type StoredRecord, type TopicRole } from '@on-record/domain';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromLine, toLine } from '../../apps/operator/src/log/segment-lines';
import type { GoldenDigests } from './view-digests';

const folder = __dirname;

/** The prefix of the topics of golden logs: dead letters name their topics, so that it is the same in all. */
export const GOLDEN_PREFIX = 'golden';

/** A record of a golden log and the topic that it stood in. */
export interface GoldenRecord {
  readonly role: TopicRole;
  readonly record: StoredRecord;
}

/** The releases that a golden log was recorded of, oldest first. */
export function goldenReleases(): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.ndjson')).map((name) => name.slice(0, -'.ndjson'.length)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** All records of a golden log, in the order of topics, partitions and offsets. */
export function readGoldenLog(release: string): readonly GoldenRecord[] {
  return readFileSync(logFile(release), 'utf8').trimEnd().split('\n').map((line, place) => {
    const { role, partition, ...rest } = JSON.parse(line) as { readonly role: TopicRole; readonly partition: number };
    const record = fromLine(JSON.stringify(rest));
    if (record === undefined || !topicRoles.includes(role)) throw new Error(`${logFile(release)}: line ${place + 1} is no record.`);
    return { role, record: { ...record, topic: `${GOLDEN_PREFIX}.${role}`, partition, appendedAtMs: Date.parse(record.appendedAt ?? '') } };
  });
}

/** What the read models of a golden log were when it was recorded. */
export function readGoldenDigests(release: string): GoldenDigests {
  return JSON.parse(readFileSync(digestsFile(release), 'utf8')) as GoldenDigests;
}

/** Writes a golden log; one that is there is never replaced. */
export function writeGoldenLog(release: string, records: readonly GoldenRecord[], digests: GoldenDigests): void {
  if (existsSync(logFile(release)) || existsSync(digestsFile(release))) throw new Error(`The golden log of ${release} is there already, and stays as it is.`);
  const lines = records.map(({ role, record }) => JSON.stringify({ role, partition: record.partition, ...(JSON.parse(toLine(record)) as object) }));
  writeFileSync(logFile(release), `${lines.join('\n')}\n`, { flag: 'wx' });
  writeFileSync(digestsFile(release), `${JSON.stringify(digests, undefined, 2)}\n`, { flag: 'wx' });
}

function logFile(release: string): string {
  return join(folder, `${release}.ndjson`);
}

function digestsFile(release: string): string {
  return join(folder, `${release}.digests.json`);
}
