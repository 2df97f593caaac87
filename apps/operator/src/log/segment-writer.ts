import type { StoredRecord, TopicRole } from '@on-record/domain';
import { createHash, type Hash } from 'node:crypto';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { segmentFile, type Segment } from './manifest';
import { toLine } from './segment-lines';

const BUFFER_BYTES = 1024 * 1024;

/** Where the segments of a partition are written. */
export interface SegmentPlace {
  readonly folder: string;
  readonly role: TopicRole;
  readonly partition: number;
  /** A segment that has so many bytes is followed by another. */
  readonly segmentBytes: number;
}

interface OpenSegment {
  readonly file: string;
  readonly handle: FileHandle;
  readonly hash: Hash;
  readonly firstOffset: bigint;
  lastOffset: bigint;
  records: number;
  bytes: number;
  buffered: Buffer[];
  bufferedBytes: number;
}

/** Writes the records of one partition into segments; each has a name of its own until it is complete and on the disk. */
export class SegmentWriter {
  private readonly done: Segment[] = [];
  private current: OpenSegment | undefined;

  constructor(private readonly place: SegmentPlace) {}

  async write(record: StoredRecord): Promise<void> {
    const segment = (this.current ??= await this.begin(record.offset));
    const line = Buffer.from(`${toLine(record)}\n`);
    segment.hash.update(line);
    segment.buffered.push(line);
    segment.bufferedBytes += line.length;
    segment.lastOffset = record.offset;
    segment.records += 1;
    segment.bytes += line.length;
    if (segment.bufferedBytes >= BUFFER_BYTES) await flush(segment);
    if (segment.bytes >= this.place.segmentBytes) await this.complete(segment);
  }

  /** Completes the last segment, and gives all. */
  async end(): Promise<readonly Segment[]> {
    if (this.current !== undefined) await this.complete(this.current);
    return this.done;
  }

  /** Lets go of the file that is being written, whatever came of it. */
  async close(): Promise<void> {
    await this.current?.handle.close().catch(() => undefined);
    this.current = undefined;
  }

  private async begin(firstOffset: bigint): Promise<OpenSegment> {
    const { folder, role, partition } = this.place;
    const file = segmentFile({ role, partition, number: this.done.length });
    const handle = await open(join(folder, `${file}.part`), 'wx', 0o600);
    return { file, handle, hash: createHash('sha256'), firstOffset, lastOffset: firstOffset, records: 0, bytes: 0, buffered: [], bufferedBytes: 0 };
  }

  private async complete(segment: OpenSegment): Promise<void> {
    const { folder, role, partition } = this.place;
    await flush(segment);
    await segment.handle.sync();
    await segment.handle.close();
    this.current = undefined;
    await rename(join(folder, `${segment.file}.part`), join(folder, segment.file));
    const { file, hash, firstOffset, lastOffset, records, bytes } = segment;
    this.done.push({ file, role, partition, number: this.done.length, firstOffset: String(firstOffset), lastOffset: String(lastOffset), records, bytes, sha256: hash.digest('hex') });
  }
}

async function flush(segment: OpenSegment): Promise<void> {
  const buffer = Buffer.concat(segment.buffered);
  [segment.buffered, segment.bufferedBytes] = [[], 0];
  await segment.handle.writeFile(buffer);
}
