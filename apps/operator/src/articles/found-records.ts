import type { LogPlace, StoredRecord, TopicRole } from '@on-record/domain';

/** The topics that hold words of articles, or of editors about them, in the order in which tombstones go into them: what leads to others comes last. */
export const ERASED_ROLES = ['deliveries', 'refusals', 'control', 'extractions', 'articles'] as const satisfies readonly TopicRole[];

/** A topic that holds words of articles. */
export type ErasedRole = (typeof ERASED_ROLES)[number];

/** All records under one key that belong to an article. */
export interface FoundRecord {
  readonly role: ErasedRole;
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  /** Whether a tombstone is the last of them. */
  readonly isErased: boolean;
  /** Where those stand that still hold words, tombstone or not. */
  readonly places: readonly LogPlace[];
}

/** Collects records by topic, partition and key. */
export class RecordCollector {
  private readonly found = new Map<string, FoundRecord & { readonly places: LogPlace[] }>();

  add(role: ErasedRole, { topic, partition, offset, key, value }: StoredRecord): void {
    const id = `${topic}/${partition}/${key}`;
    const places = this.found.get(id)?.places ?? [];
    if (value !== null) places.push({ topic, partition, offset });
    this.found.set(id, { role, topic, partition, key, isErased: value === null, places });
  }

  /** All that was found but what `isKept` wants to keep. */
  records(isKept: (record: FoundRecord) => boolean = () => false): readonly FoundRecord[] {
    return [...this.found.values()].filter((record) => !isKept(record));
  }
}
