import { MAX_RECORD_BYTES, OnRecordError, type LogRecord } from '@on-record/domain';
import { backOffMs, waitOrAbort } from './back-off';
import { isRetriableError } from './retriable-error';

/*
 * The lane: all appends of a process go through it, one request at a time.
 *
 * Why one at a time: a KafkaJS producer that fails takes the sequence numbers of the failed request back, although the
 * broker may have appended it and only its answer was lost. A request sent next, with other records, would carry the same
 * numbers; the broker takes it for a repetition and acknowledges it without appending it. Seen with KafkaJS 2.2.4 and
 * Kafka 4.4: six sends at once, three freezes of the broker, 18 acknowledged, 3 of them never appended. So no request may follow a
 * failed one on the same producer (kafka-sender.ts makes a new one), and none may wait beside it.
 *
 * Appends that come while a request is under way are sent together in the next, so that many callers cost few requests.
 * Each append has its own deadline: then it fails, whatever the broker does. Its records may have been appended.
 */

/** What a request may hold, unless a single record is larger; well under `max.message.bytes` for a batch. */
const REQUEST_BYTES = 1024 * 1024;
/** What may wait: beyond that, Kafka is too slow for what comes in, and the caller must say so. */
const WAITING_BYTES = 256 * 1024 * 1024;
const BACK_OFF = { initialMs: 50, maxMs: 500 };

/** Sends records in one request; gives up when the signal fires. Throws OnRecordErrors. */
export type Send = (records: readonly LogRecord[], signal: AbortSignal) => Promise<void>;

/** One append as its caller sees it. */
interface Ticket {
  readonly over: AbortSignal;
  readonly settle: (error?: OnRecordError) => void;
  remaining: number;
  lastError?: unknown;
}

/** A part of one append that goes into one request. */
interface Piece {
  readonly ticket: Ticket;
  readonly records: readonly LogRecord[];
  readonly bytes: number;
}

/** Appends in order, with retries until each append's deadline; see the head of this file. */
export class AppendLane {
  private readonly waiting: Piece[] = [];
  private waitingBytes = 0;
  private running: Promise<void> | undefined;

  constructor(private readonly send: Send) {}

  /** Resolves when all records are acknowledged. Fails with LOG_UNAVAILABLE, LOG_REFUSED_RECORD or EVENT_TOO_LARGE. */
  async append(records: readonly LogRecord[], deadlineMs: number): Promise<void> {
    if (records.length === 0) return;
    records.forEach(requireSize);
    const pieces = cut(records);
    const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
    if (this.waitingBytes > 0 && this.waitingBytes + bytes > WAITING_BYTES) throw overfull();
    const { ticket, done } = newTicket(pieces.length, deadlineMs);
    this.waiting.push(...pieces.map((piece) => ({ ...piece, ticket })));
    this.waitingBytes += bytes;
    this.running ??= this.run();
    await done;
  }

  /** Resolves when nothing waits any more; deadlines bound it. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // The caller's turn ends first, so that appends made in one go share a request.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.deliver(this.take());
    this.running = undefined;
  }

  private take(): readonly Piece[] {
    let bytes = 0;
    let count = 0;
    for (const piece of this.waiting) {
      if (count > 0 && bytes + piece.bytes > REQUEST_BYTES) break;
      bytes += piece.bytes;
      count += 1;
    }
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, count);
  }

  private async deliver(pieces: readonly Piece[]): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      const open = pieces.filter(({ ticket }) => !ticket.over.aborted);
      if (open.length === 0) return;
      const allOver = whenAllAborted(open.map(({ ticket }) => ticket.over));
      try {
        await this.send(open.flatMap(({ records }) => records), allOver);
        return acknowledge(open);
      } catch (error) {
        if (!isRetriableError(error)) return this.refuse(open, error);
        for (const { ticket } of open) ticket.lastError = error;
        await waitOrAbort(backOffMs(failures, BACK_OFF), allOver);
      }
    }
  }

  /** A refusal does not say whose record it means: each append goes alone then, and only the guilty one fails. */
  private async refuse(pieces: readonly Piece[], error: unknown): Promise<void> {
    const [first, ...others] = pieces;
    if (first === undefined) return;
    if (others.every(({ ticket }) => ticket === first.ticket)) return first.ticket.settle(asLogError(error));
    for (const piece of pieces) await this.deliver([piece]);
  }
}

function acknowledge(pieces: readonly Piece[]): void {
  for (const { ticket } of pieces) {
    ticket.remaining -= 1;
    if (ticket.remaining === 0) ticket.settle();
  }
}

function cut(records: readonly LogRecord[]): readonly Omit<Piece, 'ticket'>[] {
  const pieces: { records: LogRecord[]; bytes: number }[] = [];
  for (const record of records) {
    const bytes = recordBytes(record);
    const last = pieces.at(-1);
    if (last !== undefined && last.bytes + bytes <= REQUEST_BYTES) {
      last.records.push(record);
      last.bytes += bytes;
    } else {
      pieces.push({ records: [record], bytes });
    }
  }
  return pieces;
}

/** An upper bound of what a record takes in the log: its parts with their lengths, and the head of a batch. */
function recordBytes({ key, headers, value }: LogRecord): number {
  const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + 10 + Buffer.byteLength(name) + Buffer.byteLength(text), 0);
  return 128 + Buffer.byteLength(key) + headerBytes + (value?.byteLength ?? 0);
}

function requireSize(record: LogRecord): void {
  const bytes = recordBytes(record);
  if (bytes <= MAX_RECORD_BYTES) return;
  throw new OnRecordError('EVENT_TOO_LARGE', `A record of ${bytes} bytes is larger than the ${MAX_RECORD_BYTES} bytes that a topic takes.`, {
    details: { topic: record.topic, partition: record.partition, bytes, maxBytes: MAX_RECORD_BYTES },
  });
}

function newTicket(pieces: number, deadlineMs: number): { readonly ticket: Ticket; readonly done: Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const over = new AbortController();
  const settle = (error?: OnRecordError): void => {
    clearTimeout(timer);
    over.abort();
    if (error === undefined) resolve();
    else reject(error);
  };
  const ticket: Ticket = { over: over.signal, settle, remaining: pieces };
  const timer = setTimeout(() => settle(late(deadlineMs, ticket.lastError)), deadlineMs);
  return { ticket, done: promise };
}

function whenAllAborted(signals: readonly AbortSignal[]): AbortSignal {
  const all = new AbortController();
  let left = new Set(signals).size;
  const count = (): void => {
    left -= 1;
    if (left === 0) all.abort();
  };
  for (const signal of new Set(signals)) signal.addEventListener('abort', count, { once: true });
  return all.signal;
}

function late(deadlineMs: number, cause: unknown): OnRecordError {
  const why = cause instanceof Error ? `: ${cause.message}` : '.';
  return new OnRecordError('LOG_UNAVAILABLE', `Kafka did not acknowledge the records within ${deadlineMs} ms${why}`, { details: { deadlineMs }, cause });
}

function overfull(): OnRecordError {
  return new OnRecordError('LOG_UNAVAILABLE', 'Too many records wait for Kafka: try again later.', { details: { waitingBytes: WAITING_BYTES } });
}

function asLogError(error: unknown): OnRecordError {
  if (error instanceof OnRecordError) return error;
  return new OnRecordError('LOG_REFUSED_RECORD', 'The records could not be sent.', { cause: error });
}
