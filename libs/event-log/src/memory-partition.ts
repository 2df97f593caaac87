import type { LogRecord, StoredRecord } from '@on-record/domain';
import type { OffsetRange } from './partition-fetcher';

/** One partition in memory: records with growing offsets, some of which may have been taken out again. */
export class MemoryPartition {
  private records: StoredRecord[] = [];
  private first = 0n;
  private next = 0n;

  append(record: LogRecord, appendedAtMs: number): void {
    // Copies keep the log as it was when its caller goes on to change a buffer.
    const value = record.value === null ? null : Uint8Array.from(record.value);
    this.records.push({ ...record, headers: { ...record.headers }, value, offset: this.next, appendedAtMs });
    this.next += 1n;
  }

  range(): OffsetRange {
    return { first: this.first, next: this.next };
  }

  /** Up to so many records from an offset on, and the offset behind the last of them. */
  from(offset: bigint, limit: number): { readonly records: readonly StoredRecord[]; readonly nextOffset: bigint } {
    let begin = 0;
    for (let end = this.records.length; begin < end; ) {
      const middle = (begin + end) >> 1;
      if ((this.records[middle]?.offset ?? 0n) < offset) begin = middle + 1;
      else end = middle;
    }
    const records = this.records.slice(begin, begin + limit);
    const last = records.at(-1);
    return { records, nextOffset: last === undefined ? offset : last.offset + 1n };
  }

  /** The record with just this offset, if it is there. */
  at(offset: bigint): StoredRecord | undefined {
    const [found] = this.from(offset, 1).records;
    return found?.offset === offset ? found : undefined;
  }

  /** Takes records out, as compaction does: their offsets stay empty. */
  remove(which: (record: StoredRecord) => boolean): void {
    this.records = this.records.filter((record) => !which(record));
  }

  /** Cuts off everything before an offset, as deleting records does. */
  cutBefore(offset: bigint): void {
    this.first = offset;
    this.remove((record) => record.offset < offset);
  }
}
