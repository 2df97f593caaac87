import { OnRecordError, type TopicPartition } from '@on-record/domain';
import { ConsumerLoop } from './consumer-loop';
import { closedDoor, eventually, someRecords, testHandler, type TestHandler } from './contract/test-handler';
import type { FetchedBatch, PartitionFetcher } from './partition-fetcher';

const at = { topic: 'articles', partition: 0 };

function batchFrom(fetchedOffset: bigint, nextOffset: bigint): FetchedBatch {
  const appended = someRecords(at, { count: Number(nextOffset - fetchedOffset), from: Number(fetchedOffset) });
  const records = appended.map((record, index) => ({ ...record, offset: fetchedOffset + BigInt(index), appendedAtMs: 0 }));
  return { ...at, fetchedOffset, nextOffset, endOffset: nextOffset, records };
}

/** A loop with a fetcher that does nothing by itself, and tells what it was asked. */
function loopWith(handler: TestHandler): { readonly loop: ConsumerLoop; readonly asked: string[]; isMember: boolean; readonly fetcher: PartitionFetcher } {
  const asked: string[] = [];
  const fetcher: PartitionFetcher = {
    pause: () => undefined,
    fetchFrom: (_partition: TopicPartition, offset: bigint) => void asked.push(String(offset)),
    range: () => Promise.resolve({ first: 0n, next: 100n }),
    committed: () => Promise.resolve(undefined),
    heartbeat: () => Promise.resolve(),
    isMember: () => parts.isMember,
  };
  const subscription = { groupId: 'group', topics: [at.topic], handler };
  const loop = new ConsumerLoop({ subscription, fetcher, backOff: { initialMs: 1, maxMs: 5 }, onFailure: () => loop.end() });
  const parts = { loop, asked, isMember: true, fetcher };
  return parts;
}

describe('the consumer loop', () => {
  it('hands over no batch that was fetched from elsewhere, and goes back to where it stands', async () => {
    const handler = testHandler({ startOffset: () => 5n });
    const { loop, asked } = loopWith(handler);
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    expect(await loop.deliver(batchFrom(0n, 3n))).toBeUndefined();
    await eventually(() => asked.length === 2, 'the way back');
    expect([asked, handler.batches]).toEqual([['5', '5'], []]);
    expect(await loop.deliver(batchFrom(5n, 8n))).toBe(8n);
  });

  it('follows the fetcher over a stretch without records, and lets the next batch follow on the one before', async () => {
    const handler = testHandler({ startOffset: () => 5n });
    const { loop, asked } = loopWith(handler);
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    loop.skip(at, 9n);
    expect(await loop.deliver(batchFrom(9n, 12n))).toBe(12n);
    expect(handler.batches[0]).toMatchObject({ fetchedFrom: 5n, nextOffset: 12n });
  });

  it('does not count what was handled by a member whose time had run out, and asks anew where to start', async () => {
    let start = 0n;
    const parts = loopWith(testHandler({ startOffset: () => start, handle: () => void (parts.isMember = false) }));
    const { loop, asked } = parts;
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    start = 2n;
    expect(await loop.deliver(batchFrom(0n, 3n))).toBeUndefined();
    expect(loop.state().phase).toBe('backing-off');
    await eventually(() => asked.length === 2, 'the second start');
    expect(asked).toEqual(['0', '2']);
  });

  it('tells for how long the handling of a batch has failed, through all attempts, until it is handled', async () => {
    let isAway = true;
    const { loop, asked } = loopWith(testHandler({ handle: () => { if (isAway) throw new OnRecordError('DATABASE_UNAVAILABLE', 'The database is away.'); } }));
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    expect(loop.state().troubledForMs).toBeUndefined();
    await loop.deliver(batchFrom(0n, 3n));
    await eventually(() => asked.length === 2, 'the second attempt');
    const first = loop.state().troubledForMs ?? -1;
    expect(first).toBeGreaterThanOrEqual(0);
    await loop.deliver(batchFrom(0n, 3n));
    await eventually(() => asked.length === 3, 'the third attempt');
    expect(loop.state().troubledForMs).toBeGreaterThan(first);
    isAway = false;
    expect(await loop.deliver(batchFrom(0n, 3n))).toBe(3n);
    expect(loop.state().troubledForMs).toBeUndefined();
  });

  it('is out of trouble when it has found its start after all, though no event waits', async () => {
    let isAway = true;
    const { loop, asked } = loopWith(testHandler({ startOffset: () => {
      if (isAway) throw new OnRecordError('DATABASE_UNAVAILABLE', 'The database is away.');
      return 5n;
    } }));
    loop.assign([at]);
    await eventually(() => loop.state().troubledForMs !== undefined, 'the trouble');
    isAway = false;
    await eventually(() => asked.length === 1, 'the start');
    expect(loop.state()).toMatchObject({ phase: 'running' });
    expect(loop.state().troubledForMs).toBeUndefined();
  });

  it('tells what it had before a rebalance until the next assignment, and how long the log itself is in trouble', () => {
    const { loop } = loopWith(testHandler());
    expect(loop.state().inRebalance).toBeUndefined();
    loop.assign([at]);
    expect(loop.state().inRebalance).toBeUndefined();
    loop.loseAll();
    loop.interrupt(new Error('The connection broke.'));
    expect(loop.state()).toMatchObject({ phase: 'backing-off', assigned: [], inRebalance: [at], lastError: 'The connection broke.' });
    expect(loop.state().troubledForMs).toBeGreaterThanOrEqual(0);
    loop.assign([]);
    expect(loop.state()).toEqual({ phase: 'running', assigned: [], positions: [] });
  });

  it('hands nothing to a handler when the member has run out of time before', async () => {
    const handler = testHandler();
    const parts = loopWith(handler);
    parts.loop.assign([at]);
    await eventually(() => parts.asked.length === 1, 'the start');
    parts.isMember = false;
    expect(await parts.loop.deliver(batchFrom(0n, 3n))).toBeUndefined();
    expect(handler.batches).toEqual([]);
  });

  it('never has two handlers of one partition at work, though it was lost and given back twice meanwhile', async () => {
    const door = closedDoor();
    const handler = testHandler({ handle: async () => { await door.passed; return undefined; } });
    const { loop, asked } = loopWith(handler);
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    const lost = loop.deliver(batchFrom(0n, 3n));
    loop.assign([]);
    loop.assign([at]);
    expect(await loop.deliver(batchFrom(0n, 3n))).toBeUndefined();
    expect([asked.length, handler.batches.length]).toEqual([1, 1]);
    door.open();
    expect(await lost).toBeUndefined();
    await eventually(() => asked.length === 2, 'the second start');
    expect(await loop.deliver(batchFrom(0n, 3n))).toBe(3n);
  });

  it('ends with an error that is not retriable, and takes nothing more', async () => {
    const { loop, asked } = loopWith(testHandler({ handle: () => { throw new TypeError('a broken assumption'); } }));
    loop.assign([at]);
    await eventually(() => asked.length === 1, 'the start');
    await loop.deliver(batchFrom(0n, 3n));
    await expect(loop.finished).rejects.toThrow('a broken assumption');
    expect(loop.state()).toMatchObject({ phase: 'failed', assigned: [], lastError: 'a broken assumption' });
    expect(await loop.deliver(batchFrom(0n, 3n))).toBeUndefined();
  });
});
