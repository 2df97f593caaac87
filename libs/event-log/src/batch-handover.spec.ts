import { OnRecordError, type BatchContext, type BatchOutcome, type Poison, type RecordBatch, type StoredRecord } from '@on-record/domain';
import { BatchHandover, PoisonAllowance } from './batch-handover';

const context: BatchContext = { isAssigned: () => true, heartbeat: () => Promise.resolve() };

function batchOf(offsets: readonly number[], fetchedFrom = 0n): RecordBatch {
  const records = offsets.map((offset): StoredRecord => ({ topic: 't', partition: 0, key: `k${offset}`, headers: {}, value: null, offset: BigInt(offset), appendedAtMs: 0 }));
  const nextOffset = BigInt((offsets.at(-1) ?? 0) + 1);
  return { topic: 't', partition: 0, fetchedFrom, nextOffset, endOffset: nextOffset, records };
}

/** A handover to a handler that fails at the records of some offsets, and keeps a checkpoint as the projector does. */
function handoverFailingAt(bad: ReadonlySet<number>, { keeps = true, allowance = new PoisonAllowance() } = {}) {
  const seen: string[] = [];
  const poison: Poison[] = [];
  let checkpoint = 0n;
  const handle = (batch: RecordBatch): Promise<BatchOutcome> => {
    seen.push(`${batch.fetchedFrom}-${batch.nextOffset}`);
    if (batch.fetchedFrom !== checkpoint) return Promise.resolve({ kind: 'seek', offset: checkpoint });
    if (batch.records.some(({ offset }) => bad.has(Number(offset)))) return Promise.reject(new TypeError('Nobody thought of this.'));
    checkpoint = batch.nextOffset;
    return Promise.resolve({ kind: 'handled' });
  };
  const setAside = keeps ? (given: readonly Poison[]): Promise<void> => Promise.resolve(void poison.push(...given)) : undefined;
  const handover = new BatchHandover({ handler: { handle }, setAside, allowance });
  /** Hands over as the session does: again from the checkpoint after a retriable error. */
  const handAll = async (batch: RecordBatch, goesOn: () => boolean = () => true): Promise<bigint> => {
    for (;;) {
      const rest = { ...batch, fetchedFrom: checkpoint, records: batch.records.filter(({ offset }) => offset >= checkpoint) };
      try {
        return (await handover.hand(rest, { context, onProgress: goesOn })).nextOffset;
      } catch (error) {
        if (!(error instanceof Error && 'retriable' in error && error.retriable === true)) throw error;
      }
    }
  };
  return { handAll, seen, poison, checkpoint: () => checkpoint };
}

describe('a batch that is handed over', () => {
  it('goes whole, once, when nothing fails', async () => {
    const { handAll, seen } = handoverFailingAt(new Set());
    expect(await handAll(batchOf([0, 1, 5]))).toBe(6n);
    expect(seen).toEqual(['0-6']);
  });

  it.each([[[0]], [[3]], [[7]], [[0, 7]], [[2, 3, 4]], [[0, 1, 2, 3, 4, 5, 6, 7]]])(
    'with records at %j that nobody can handle loses just these, and says how often each was tried', async (bad) => {
      const allowance = new PoisonAllowance();
      allowance.earn(100);
      const { handAll, poison, checkpoint } = handoverFailingAt(new Set(bad), { allowance });
      expect(await handAll(batchOf([0, 1, 2, 3, 4, 5, 6, 7]))).toBe(8n);
      expect(poison.map(({ record }) => Number(record.offset))).toEqual(bad);
      expect(poison.every(({ code, attempts, reason }) => code === 'HANDLER_BROKE' && attempts >= 3 && reason.includes('Nobody thought'))).toBe(true);
      expect(checkpoint()).toBe(8n);
    },
  );

  it('moves over gaps when it goes in pieces', async () => {
    const { handAll, seen, checkpoint } = handoverFailingAt(new Set([40]));
    expect(await handAll(batchOf([3, 10, 40, 90]))).toBe(91n);
    expect(checkpoint()).toBe(91n);
    expect(seen).toContain('40-90');
  });

  it('whose trouble passes is handled whole, and nothing is blamed', async () => {
    const bad = new Set([2]);
    const { handAll, poison, seen } = handoverFailingAt(bad);
    const done = handAll(batchOf([0, 1, 2]));
    bad.clear();
    expect(await done).toBe(3n);
    expect([poison, seen]).toEqual([[], ['0-3', '0-3']]);
  });

  it('ends where it is told to in the middle, and says how far it came', async () => {
    const { handAll } = handoverFailingAt(new Set([3]));
    expect(await handAll(batchOf([0, 1, 2, 3]), () => false)).toBe(2n);
  });

  it.each([
    ['an error of the closed list', new OnRecordError('LOG_REPLACED', 'Another log.')],
    ['trouble that passes', new OnRecordError('DATABASE_UNAVAILABLE', 'Away.')],
  ])('hands %s on at once, as it is', async (_what, error) => {
    const handover = new BatchHandover({ handler: { handle: () => Promise.reject(error) }, setAside: () => Promise.resolve(), allowance: new PoisonAllowance() });
    await expect(handover.hand(batchOf([0]), { context, onProgress: () => true })).rejects.toBe(error);
  });

  it('ends the consumer at an unexpected error when nobody sets aside, and when there is no record to blame', async () => {
    await expect(handoverFailingAt(new Set([0]), { keeps: false }).handAll(batchOf([0]))).rejects.toThrow('Nobody thought of this.');
    const empty = new TypeError('empty');
    const handover = new BatchHandover({ handler: { handle: () => Promise.reject(empty) }, setAside: () => Promise.resolve(), allowance: new PoisonAllowance() });
    const hand = (): Promise<unknown> => handover.hand({ ...batchOf([]), nextOffset: 4n }, { context, onProgress: () => true });
    await expect(hand()).rejects.toMatchObject({ retriable: true, cause: empty });
    await expect(hand()).rejects.toMatchObject({ retriable: true });
    await expect(hand()).rejects.toBe(empty);
  });

  it('waits for dead letters that cannot be kept, as long as it takes, and counts the record once', async () => {
    const away = new OnRecordError('LOG_UNAVAILABLE', 'Away.');
    let isAway = true;
    const kept: number[] = [];
    const allowance = new PoisonAllowance();
    const handle = ({ records }: RecordBatch): Promise<BatchOutcome> => (records.length > 0 ? Promise.reject(new TypeError('always')) : Promise.resolve({ kind: 'handled' }));
    const setAside = (poison: readonly Poison[]): Promise<void> => (isAway ? Promise.reject(away) : Promise.resolve(void kept.push(poison.length)));
    const handover = new BatchHandover({ handler: { handle }, setAside, allowance });
    const hand = (): Promise<unknown> => handover.hand(batchOf([0]), { context, onProgress: () => true });
    for (let attempt = 0; attempt < 3; attempt += 1) await hand().catch(() => undefined);
    for (let attempt = 0; attempt < 9; attempt += 1) await expect(hand()).rejects.toBe(away);
    isAway = false;
    await expect(hand()).resolves.toEqual({ outcome: { kind: 'handled' }, nextOffset: 1n });
    expect(kept).toEqual([1]);
    for (let more = 0; more < 4; more += 1) allowance.take();
    expect(allowance.hasOne()).toBe(false);
  });

  it('sets nothing aside for a partition that was lost meanwhile: for its new owner the record may be none the worse', async () => {
    let isAssigned = true;
    const poison: Poison[] = [];
    const handle = (): Promise<BatchOutcome> => { isAssigned = tries++ < 2; return Promise.reject(new TypeError('always')); };
    let tries = 0;
    const handover = new BatchHandover({ handler: { handle }, setAside: (given) => Promise.resolve(void poison.push(...given)), allowance: new PoisonAllowance() });
    const hand = (): Promise<unknown> => handover.hand(batchOf([0]), { context: { ...context, isAssigned: () => isAssigned }, onProgress: () => true });
    await expect(hand()).rejects.toMatchObject({ retriable: true });
    await expect(hand()).rejects.toMatchObject({ retriable: true });
    await expect(hand()).rejects.toMatchObject({ code: 'LOG_ASSIGNMENT_LOST' });
    expect(poison).toEqual([]);
  });

  it('does not lay to its records what is the fault of a process that fails at everything', async () => {
    const all = Array.from({ length: 40 }, (_, offset) => offset);
    const { handAll, poison, checkpoint } = handoverFailingAt(new Set(all));
    await expect(handAll(batchOf(all))).rejects.toThrow('Nobody thought of this.');
    expect(poison).toHaveLength(5);
    expect(checkpoint()).toBe(5n);
  });
});

describe('what may be laid to records', () => {
  it('is five, one more for ten handled, and never more than fifty in a row', () => {
    const inARow = (earned: number): number => {
      const allowance = new PoisonAllowance();
      allowance.earn(earned);
      let count = 0;
      for (; allowance.hasOne(); count += 1) allowance.take();
      return count;
    };
    expect([0, 9, 10, 1_000_000].map(inARow)).toEqual([5, 5, 6, 50]);
  });
});
