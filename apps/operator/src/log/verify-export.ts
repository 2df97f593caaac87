import { topicRoles, type TopicRole } from '@on-record/domain';
import type { Manifest } from './manifest';
import { readSegment } from './read-segment';

/** How much of a topic an export holds. */
export interface ExportedTopic {
  readonly role: TopicRole;
  readonly segments: number;
  readonly records: number;
  readonly bytes: number;
}

/** What was found in an export that is as it was written. */
export interface VerifiedExport {
  readonly topics: readonly ExportedTopic[];
  readonly records: number;
  readonly tombstones: number;
  /** Dead letters that nobody settled: they name places of the log that they come from. */
  readonly openDeadLetters: number;
}

/** Reads an export to its end and compares every segment with the manifest. Fails with LOG_EXPORT_INVALID, naming the first file that differs. */
export async function verifyExport(folder: string, manifest: Manifest): Promise<VerifiedExport> {
  const [letters, settled] = [new Set<string>(), new Set<string>()];
  let tombstones = 0;
  for (const segment of manifest.segments) {
    for await (const { key, headers, value } of readSegment(folder, segment)) {
      if (value === null) tombstones += 1;
      if (segment.role !== 'dead-letters') continue;
      const subject = key.slice(0, key.indexOf('/'));
      if (headers['ce_type'] === 'EventDeadLettered') letters.add(subject);
      if (headers['ce_type'] === 'DeadLetterResolved') settled.add(subject);
    }
  }
  const topics = exportedTopics(manifest);
  return { topics, records: topics.reduce((sum, { records }) => sum + records, 0), tombstones, openDeadLetters: [...letters].filter((id) => !settled.has(id)).length };
}

/** What a manifest says of each topic. */
export function exportedTopics({ segments, partitions }: Manifest): readonly ExportedTopic[] {
  return topicRoles.filter((role) => partitions.some((each) => each.role === role)).map((role) => {
    const own = segments.filter((segment) => segment.role === role);
    const sum = (amount: (segment: (typeof own)[number]) => number): number => own.reduce((total, segment) => total + amount(segment), 0);
    return { role, segments: own.length, records: sum(({ records }) => records), bytes: sum(({ bytes }) => bytes) };
  });
}
