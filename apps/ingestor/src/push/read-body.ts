import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Admission } from './intake';

/** The bytes of a request as far as they were read. */
export interface ReadBody {
  /** All bytes, or the head of a body beyond the limit. */
  readonly bytes: Buffer;
  /** How many were read. */
  readonly length: number;
  /** The SHA-256 of all that were read, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly isTruncated: boolean;
  /** Whether reading came to the end of the body, so that its signature can be told. */
  readonly isComplete: boolean;
}

/** What came of reading a body. */
export type BodyReading =
  | { readonly kind: 'read'; readonly body: ReadBody }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'no room' };

/** Bounds of a body. */
export interface BodyLimits {
  /** A body of more bytes is not kept. */
  readonly keptBytes: number;
  /** Of a body that is not kept, so many bytes are. */
  readonly headBytes: number;
  /** No body is read further than this, not even for its hash. */
  readonly readBytes: number;
  readonly timeoutMs: number;
}

/** Reads a body within its limits; `onChunk` sees all bytes read. Never rejects. */
export function readBody(
  request: Readable,
  limits: BodyLimits,
  work: { readonly admission: Admission; readonly onChunk: (chunk: Buffer) => void },
): Promise<BodyReading> {
  const keeper = createKeeper(limits, work.admission);
  return new Promise((resolve) => {
    const end = (reading: BodyReading): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      // What is left of the body flows away unread, bounded by the server's request timeout: a sender that is cut off
      // while it writes would not see the answer and would try again.
      request.on('error', () => undefined).resume();
      resolve(reading);
    };
    const onData = (chunk: Buffer): void => {
      const taken = keeper.take(chunk);
      if (taken === 'no room') return end({ kind: 'no room' });
      work.onChunk(taken.chunk);
      if (taken.isEnough) end({ kind: 'read', body: keeper.body(false) });
    };
    const onEnd = (): void => end({ kind: 'read', body: keeper.body(true) });
    const onClose = (): void => end({ kind: 'aborted' });
    const timer = setTimeout(() => end({ kind: 'too slow' }), limits.timeoutMs);
    request.on('data', onData).once('end', onEnd).once('close', onClose).once('error', onClose);
  });
}

interface Keeper {
  take(chunk: Buffer): 'no room' | { readonly chunk: Buffer; readonly isEnough: boolean };
  body(isComplete: boolean): ReadBody;
}

function createKeeper(limits: BodyLimits, admission: Admission): Keeper {
  const hash = createHash('sha256');
  let chunks: Buffer[] = [];
  let length = 0;
  let isTruncated = false;
  const dropAllButHead = (): void => {
    const head = Buffer.concat(chunks).subarray(0, limits.headBytes);
    admission.shrink(length - head.length);
    // A copy, so that the whole body is not held by its head.
    chunks = [Buffer.from(head)];
    isTruncated = true;
  };
  return {
    take: (whole) => {
      const chunk = whole.subarray(0, limits.readBytes - length);
      if (!isTruncated && !admission.grow(chunk.length)) return 'no room';
      hash.update(chunk);
      if (!isTruncated) chunks.push(chunk);
      length += chunk.length;
      if (!isTruncated && length > limits.keptBytes) dropAllButHead();
      return { chunk, isEnough: length >= limits.readBytes };
    },
    body: (isComplete) => ({ bytes: Buffer.concat(chunks), length, sha256: hash.digest('hex'), isTruncated, isComplete }),
  };
}
