import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { invalidExport, openPlainFile, type Segment } from './manifest';
import { fromLine, MOST_LINE_BYTES, type SegmentRecord } from './segment-lines';

const NEW_LINE = 0x0a;

/**
 * The records of a segment in order. Fails with LOG_EXPORT_INVALID where the file is not what the manifest says, which is known for
 * certain at its end only: whoever must not act on a part of it reads it once before.
 */
export async function* readSegment(folder: string, segment: Segment): AsyncGenerator<SegmentRecord> {
  const file = join(folder, segment.file);
  const hash = createHash('sha256');
  let [records, last]: [number, bigint] = [0, -1n];
  for await (const line of linesOf(file, segment.bytes, (chunk) => hash.update(chunk))) {
    const record = fromLine(line);
    if (record === undefined) throw invalidExport(file, `line ${records + 1} is no record`);
    if (record.offset <= last) throw invalidExport(file, `line ${records + 1} is out of order`);
    if (records === 0 && record.offset !== BigInt(segment.firstOffset)) throw invalidExport(file, 'it begins with another offset than its manifest says');
    [records, last] = [records + 1, record.offset];
    yield record;
  }
  if (hash.digest('hex') !== segment.sha256) throw invalidExport(file, 'its SHA-256 is another than its manifest says');
  if (records !== segment.records || last !== BigInt(segment.lastOffset)) throw invalidExport(file, 'it has other records than its manifest says');
}

/** Reads a segment to its end. Fails with LOG_EXPORT_INVALID where it is not what the manifest says. */
export async function verifySegment(folder: string, segment: Segment): Promise<void> {
  const records = readSegment(folder, segment);
  for (let step = await records.next(); step.done !== true; step = await records.next());
}

/** The lines of a file of just so many bytes; each is bounded, and each ends. */
async function* linesOf(file: string, bytes: number, onChunk: (chunk: Buffer) => void): AsyncGenerator<string> {
  const handle = await openPlainFile(file, bytes);
  let parts: Buffer[] = [];
  let [length, read] = [0, 0];
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false }) as AsyncIterable<Buffer>) {
      onChunk(chunk);
      read += chunk.length;
      let begin = 0;
      for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, begin)) {
        yield Buffer.concat([...parts, chunk.subarray(begin, end)]).toString('utf8');
        [parts, length, begin] = [[], 0, end + 1];
      }
      parts.push(chunk.subarray(begin));
      length += chunk.length - begin;
      if (length > MOST_LINE_BYTES) throw invalidExport(file, `a line has more than ${MOST_LINE_BYTES} bytes`);
    }
  } finally {
    await handle.close();
  }
  if (read !== bytes || length > 0) throw invalidExport(file, `it has ${read} bytes where its manifest says ${bytes}`);
}
