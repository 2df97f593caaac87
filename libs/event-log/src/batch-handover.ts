import { OnRecordError, type BatchContext, type BatchHandler, type BatchOutcome, type RecordBatch, type SetAside, type StoredRecord } from '@on-record/domain';
import { isRetriableError } from './retriable-error';

/*
 * Handing a batch to a handler, and finding the record that is to blame when the handler fails as nobody expected.
 *
 * Three classes of errors. Transient ones (`retriable`) are waited out by the session. Permanent ones of the closed list
 * say that somebody must act on the process (another log, another schema): they end the consumer. All others are broken
 * assumptions, and a single record may have broken them:
 *
 *   whole ──unexpected error──▶ suspected: the same piece again, after a back-off, until it has failed `attempts` times
 *     ▲                             │
 *     │                             ▼
 *     │                         halved: half the piece, and half again where that fails; what is handled counts at once
 *     │                             │
 *     └──── an empty piece ◀── one record alone fails: it is set aside, and the handler is taken over its place
 *
 * A process in which everything fails must not empty the log into the dead letters: see PoisonAllowance.
 */

/** How often a batch is tried before its records are suspected. */
const ATTEMPTS = 3;
const HANDLED_FOR_EACH = 10;
const MOST_ALLOWED = 50;

/** What a handover is made of; the allowance is one for the whole consumer. */
export interface HandoverParts {
  readonly handler: Pick<BatchHandler, 'handle'>;
  readonly setAside: SetAside | undefined;
  readonly allowance: PoisonAllowance;
}

/** One call: the context that the handler gets, and who is told how far it has come; that one says whether to go on. */
export interface Handing {
  readonly context: BatchContext;
  readonly onProgress: (nextOffset: bigint) => boolean;
}

/** What the handler answered last, and the offset behind the last record that it saw. */
export interface Handed {
  readonly outcome: BatchOutcome;
  readonly nextOffset: bigint;
}

/** What is known of a failure that a record may have caused. */
interface Suspicion {
  /** Behind it all is well again. */
  readonly until: bigint;
  readonly firstFailedAtMs: number;
  attempts: number;
  /** The most records of the next piece. */
  limit: number;
}

/** Hands the batches of one session over; see the head of this file. */
export class BatchHandover {
  private suspicion: Suspicion | undefined;

  constructor(private readonly parts: HandoverParts) {}

  /**
   * Hands a batch over, in pieces where something is suspected; ends early where `onProgress` says so. Fails with a
   * retriable error when the rest of the batch is to come again after a back-off, and with the error that ends the consumer.
   */
  async hand(batch: RecordBatch, { context, onProgress }: Handing): Promise<Handed> {
    for (let rest: RecordBatch = batch; ; ) {
      requireAssigned(rest, context);
      const piece = firstOf(rest, this.suspicion?.limit ?? Number.POSITIVE_INFINITY);
      const outcome = await this.handPiece(piece, context);
      if (outcome === 'again') continue;
      const { nextOffset } = piece;
      if (outcome.kind === 'seek' || nextOffset === batch.nextOffset || !onProgress(nextOffset)) return { outcome, nextOffset };
      rest = after(rest, piece);
    }
  }

  private async handPiece(piece: RecordBatch, context: BatchContext): Promise<BatchOutcome | 'again'> {
    try {
      const outcome = await this.parts.handler.handle(piece, context);
      if (outcome.kind === 'handled') this.noteHandled(piece);
      return outcome;
    } catch (error) {
      if (error instanceof OnRecordError || isRetriableError(error) || this.parts.setAside === undefined) throw error;
      return this.suspect(piece, error, context);
    }
  }

  private async suspect(piece: RecordBatch, error: unknown, context: BatchContext): Promise<BatchOutcome | 'again'> {
    const [record, ...others] = piece.records;
    const suspicion = this.suspicion ?? { until: piece.nextOffset, firstFailedAtMs: Date.now(), attempts: 0, limit: Math.max(1, piece.records.length) };
    this.suspicion = suspicion;
    suspicion.attempts += 1;
    if (suspicion.attempts < ATTEMPTS) throw new UnexpectedTrouble(error);
    // With no record there is none to blame.
    if (record === undefined) throw error;
    if (others.length > 0) {
      suspicion.limit = Math.ceil(piece.records.length / 2);
      return 'again';
    }
    return this.passOver(piece, { record, suspicion, error, context });
  }

  /** Sets the only record of a piece aside, then has the handler move over its place. */
  private async passOver(piece: RecordBatch, { record, suspicion, error, context }: Blame): Promise<BatchOutcome> {
    const { setAside, allowance, handler } = this.parts;
    if (setAside === undefined || !allowance.hasOne()) throw error;
    requireAssigned(piece, context);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const { attempts, firstFailedAtMs } = suspicion;
    await setAside([{ record, code: 'HANDLER_BROKE', reason, attempts, firstFailedAtMs, lastFailedAtMs: Date.now() }]);
    const outcome = await handler.handle({ ...piece, records: [] }, context);
    allowance.take();
    this.suspicion = undefined;
    return outcome;
  }

  private noteHandled({ records, nextOffset }: RecordBatch): void {
    this.parts.allowance.earn(records.length);
    if (this.suspicion !== undefined && nextOffset >= this.suspicion.until) this.suspicion = undefined;
  }
}

interface Blame {
  readonly record: StoredRecord;
  readonly suspicion: Suspicion;
  readonly error: unknown;
  readonly context: BatchContext;
}

/**
 * How many records a consumer may still blame. A release that is broken fails at every record, and no record is to blame
 * for that: beyond a few, each must be outweighed by ten that were handled, and however many were, there is a limit.
 */
export class PoisonAllowance {
  private left = 5;

  earn(records: number): void {
    this.left = Math.min(MOST_ALLOWED, this.left + records / HANDLED_FOR_EACH);
  }

  /** Says whether one more record may be set aside. */
  hasOne(): boolean {
    return this.left >= 1;
  }

  /** Counts a record that was set aside. */
  take(): void {
    this.left -= 1;
  }
}

/** An unexpected error that is tried again. */
class UnexpectedTrouble extends Error {
  readonly retriable = true;

  constructor(error: unknown) {
    super(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The first records of a batch, up to so many, as a batch. */
function firstOf(batch: RecordBatch, limit: number): RecordBatch {
  const next = batch.records[limit];
  return next === undefined ? batch : { ...batch, nextOffset: next.offset, records: batch.records.slice(0, limit) };
}

/** What is left of a batch behind its first piece. */
function after(batch: RecordBatch, piece: RecordBatch): RecordBatch {
  return { ...batch, fetchedFrom: piece.nextOffset, records: batch.records.slice(piece.records.length) };
}

/** Others may have the partition by now, and a release for which the record is no poison. */
function requireAssigned({ topic, partition }: RecordBatch, context: BatchContext): void {
  if (context.isAssigned()) return;
  throw new OnRecordError('LOG_ASSIGNMENT_LOST', `Partition ${topic}/${partition} may belong to another consumer now.`, { details: { topic, partition } });
}
