import { OnRecordError, type Poison, type RunningConsumer, type SetAside, type TopicPartition } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import type { LogUnderTest } from './log-under-test';
import { closedDoor, eventually, someKeys, someRecords, testHandler, type TestHandler } from './test-handler';

/** What every event log keeps to towards a consumer that is alone in its group. */
export function testConsumeContract(open: () => LogUnderTest): void {
  const running: RunningConsumer[] = [];
  const newGroup = (): string => `group-${randomUUID()}`;
  const start = async (
    handler: TestHandler,
    { topic, groupId = newGroup(), partitionsAtOnce = 1, setAside }: { topic: string; groupId?: string; partitionsAtOnce?: number; setAside?: SetAside },
  ): Promise<RunningConsumer> => {
    const consumer = await open().log.consume({ groupId, topics: [topic], handler, partitionsAtOnce, ...(setAside && { setAside }) });
    running.push(consumer);
    return consumer;
  };
  const filled = async (count: number, partitions = 1): Promise<TopicPartition> => {
    const partition = { topic: await open().newTopic(partitions), partition: partitions - 1 };
    await open().log.append(someRecords(partition, { count }));
    return partition;
  };

  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
  });

  it('hands over what is there and what comes, batch upon batch', async () => {
    const partition = await filled(10);
    const handler = testHandler();
    const consumer = await start(handler, partition);
    await eventually(() => handler.keys().length === 10, 'ten records');
    await open().log.append(someRecords(partition, { count: 5, from: 10 }));
    await eventually(() => handler.keys().length === 15, 'fifteen records');
    expect(handler.keys()).toEqual(someKeys(15));
    expect(consumer.state()).toMatchObject({ phase: 'running', assigned: [partition] });
    expect(handler.batches.every(({ fetchedFrom }, index) => fetchedFrom === (index === 0 ? 0n : handler.batches[index - 1]!.nextOffset))).toBe(true);
    expect(handler.batches.at(-1)).toMatchObject({ nextOffset: 15n, endOffset: 15n });
  });

  it('commits the group offset after handling, and a next consumer reads on there', async () => {
    const partition = await filled(4);
    const groupId = newGroup();
    const first = testHandler();
    const consumer = await start(first, { ...partition, groupId });
    await eventually(() => first.keys().length === 4, 'four records');
    await consumer.stop();
    expect(consumer.state().phase).toBe('stopped');
    expect(await open().log.committedOffsets(groupId, [partition.topic])).toEqual([{ ...partition, offset: 4n }]);
    await open().log.append(someRecords(partition, { count: 2, from: 4 }));
    const second = testHandler();
    await start(second, { ...partition, groupId });
    await eventually(() => second.keys().length === 2, 'two more');
    expect(second.keys()).toEqual(['k4', 'k5']);
  });

  it('gives a batch again that was not settled', async () => {
    const partition = await filled(3);
    const groupId = newGroup();
    const failing = testHandler({ handle: () => { throw new Error('broken'); } });
    const consumer = await start(failing, { ...partition, groupId });
    await expect(consumer.finished).rejects.toThrow('broken');
    expect(consumer.state()).toMatchObject({ phase: 'failed', lastError: 'broken' });
    expect(failing.batches).toHaveLength(1);
    expect(await open().log.committedOffsets(groupId, [partition.topic])).toEqual([]);
    const second = testHandler();
    await start(second, { ...partition, groupId });
    await eventually(() => second.keys().length === 3, 'the same three');
    expect(second.batches[0]).toMatchObject({ fetchedFrom: 0n });
  });

  it.each([['ahead', 9n], ['behind', 1n]])('starts where the handler says, though the group offset is %s', async (_where, committed) => {
    const partition = await filled(10);
    const groupId = newGroup();
    await open().setCommittedOffset(groupId, partition, committed);
    const handler = testHandler({ startOffset: () => 5n });
    await start(handler, { ...partition, groupId });
    await eventually(() => handler.keys().length === 5, 'five records');
    expect(handler.keys()).toEqual(someKeys(5, 5));
    expect(handler.batches[0]!.fetchedFrom).toBe(5n);
  });

  it('asks again where to start while that fails retriably', async () => {
    const partition = await filled(2);
    let asked = 0;
    const handler = testHandler({
      startOffset: () => {
        asked += 1;
        if (asked < 3) throw new OnRecordError('DATABASE_UNAVAILABLE', 'away');
        return 1n;
      },
    });
    await start(handler, partition);
    await eventually(() => handler.keys().length === 1, 'one record');
    expect([asked, handler.keys()]).toEqual([3, ['k1']]);
  });

  it('goes where a handler seeks', async () => {
    const partition = await filled(6);
    let checkpoint = 2n;
    const handler = testHandler({
      startOffset: () => 4n,
      handle: ({ fetchedFrom, nextOffset }) => {
        if (fetchedFrom !== checkpoint) return { kind: 'seek', offset: checkpoint };
        checkpoint = nextOffset;
        return { kind: 'handled' };
      },
    });
    await start(handler, partition);
    await eventually(() => checkpoint === 6n, 'the end');
    expect(handler.batches.map(({ fetchedFrom }) => fetchedFrom).slice(0, 2)).toEqual([4n, 2n]);
    expect(handler.keys()).toEqual(['k4', 'k5', 'k2', 'k3', 'k4', 'k5']);
  });

  it.each([['past the end', 7n], ['before the first', 1n]])('fails, and resets nothing, at a start %s', async (_where, offset) => {
    const partition = await filled(4);
    await open().cutBefore(partition, 2n);
    const handler = testHandler({ startOffset: () => offset });
    const consumer = await start(handler, partition);
    await expect(consumer.finished).rejects.toMatchObject({ code: 'LOG_SHORTER_THAN_CHECKPOINT', details: { offset: String(offset), first: '2', next: '4' } });
    expect(handler.batches).toEqual([]);
  });

  it('takes 0 as the beginning, whatever it is, and lets batches follow on it', async () => {
    const partition = await filled(4);
    await open().cutBefore(partition, 2n);
    const handler = testHandler({ startOffset: () => 0n });
    await start(handler, partition);
    await eventually(() => handler.keys().length === 2, 'two records');
    expect(handler.batches[0]).toMatchObject({ fetchedFrom: 0n, nextOffset: 4n });
  });

  it('lets batches follow each other over gaps in the offsets', async () => {
    const partition = await filled(2);
    await open().appendGap(partition);
    const handler = testHandler({ startOffset: () => 0n });
    await start(handler, partition);
    await eventually(() => handler.keys().length === 2, 'two records');
    await open().log.append(someRecords(partition, { count: 1, from: 2 }));
    await open().appendGap(partition);
    await open().log.append([{ ...partition, key: 'k0', headers: {}, value: null }]);
    await eventually(() => handler.keys().length === 4, 'the tombstone');
    expect(handler.keys()).toEqual(['k0', 'k1', 'k2', 'k0']);
    expect(handler.batches.every(({ fetchedFrom }, index) => fetchedFrom === (index === 0 ? 0n : handler.batches[index - 1]!.nextOffset))).toBe(true);
    expect(handler.batches.at(-1)!.records.at(-1)!.value).toBeNull();
    expect(handler.batches.at(-1)!.nextOffset).toBeGreaterThan(4n);
  });

  it('gives the same batch again after a retriable error, while another partition goes on', async () => {
    const partition = await filled(3, 2);
    const other = { ...partition, partition: 0 };
    let failures = 0;
    const handler = testHandler({
      handle: (batch) => {
        if (batch.partition === 0 || failures >= 3) return undefined;
        failures += 1;
        throw new OnRecordError('DATABASE_UNAVAILABLE', 'away');
      },
    });
    const consumer = await start(handler, partition);
    await eventually(() => failures > 0, 'a failure');
    await open().log.append(someRecords(other, { count: 2, from: 10 }));
    await eventually(() => handler.keys().includes('k11'), 'the other partition');
    await eventually(() => failures === 3 && handler.keys().length === 4 * 3 + 2, 'the batch for the fourth time');
    await eventually(() => consumer.state().phase === 'running', 'running again');
    const ofFailing = handler.batches.filter((batch) => batch.partition === partition.partition);
    expect(ofFailing.map(({ fetchedFrom, nextOffset }) => [fetchedFrom, nextOffset])).toEqual(Array.from({ length: 4 }, () => [0n, 3n]));
  });

  it('sets aside a record at which the handler fails whenever it is tried, and goes on behind it', async () => {
    const partition = await filled(9);
    const groupId = newGroup();
    const poison: Poison[] = [];
    const handled: string[] = [];
    const handler = testHandler({
      handle: ({ records }) => {
        if (records.some(({ key }) => key === 'k4')) throw new TypeError('Nobody thought of this.');
        handled.push(...records.map(({ key }) => key));
        return undefined;
      },
    });
    await start(handler, { ...partition, groupId, setAside: (given) => Promise.resolve(void poison.push(...given)) });
    await eventually(() => handled.length === 8, 'all others');
    expect(handled).toEqual(someKeys(9).filter((key) => key !== 'k4'));
    expect(poison).toMatchObject([{ record: { ...partition, offset: 4n, key: 'k4', headers: { ce_id: 'id-4' } }, code: 'HANDLER_BROKE', attempts: expect.any(Number) }]);
    await open().log.append(someRecords(partition, { count: 1, from: 9 }));
    await eventually(async () => (await open().log.committedOffsets(groupId, [partition.topic]))[0]?.offset === 10n, 'the group offset behind it all');
  });

  it('works on several partitions at once, and on one never twice', async () => {
    const { topic } = await filled(0, 4);
    const atWork = new Map<number, number>();
    let most = 0;
    const door = closedDoor();
    const handler = testHandler({
      handle: async ({ partition }) => {
        atWork.set(partition, (atWork.get(partition) ?? 0) + 1);
        most = Math.max(most, [...atWork.values()].filter((count) => count > 0).length);
        expect(atWork.get(partition)).toBe(1);
        if (most < 3) await door.passed;
        door.open();
        atWork.set(partition, 0);
        return undefined;
      },
    });
    const partitions = [0, 1, 2, 3].map((partition) => ({ topic, partition }));
    await open().log.append(partitions.flatMap((partition) => someRecords(partition, { count: 30 })));
    await start(handler, { topic, partitionsAtOnce: 3 });
    await eventually(() => handler.keys().length === 120, 'all records');
    expect(most).toBe(3);
    for (const { partition } of partitions) {
      expect(handler.batches.filter((batch) => batch.partition === partition).flatMap(({ records }) => records.map(({ key }) => key))).toEqual(someKeys(30));
    }
  });

  it('drains the batch at hand when stopped, and begins no other', async () => {
    const partition = await filled(3);
    const groupId = newGroup();
    const door = closedDoor();
    let isAssignedAtEnd: boolean | undefined;
    const handler = testHandler({
      handle: async (_batch, context) => {
        await door.passed;
        isAssignedAtEnd = context.isAssigned();
        return undefined;
      },
    });
    const consumer = await start(handler, { ...partition, groupId });
    await eventually(() => handler.batches.length === 1, 'a batch at hand');
    const stopped = consumer.stop();
    await open().log.append(someRecords(partition, { count: 3, from: 3 }));
    expect(consumer.state().phase).toBe('stopping');
    door.open();
    await stopped;
    await consumer.finished;
    expect([handler.keys(), isAssignedAtEnd]).toEqual([someKeys(3), true]);
    expect(await open().log.committedOffsets(groupId, [partition.topic])).toEqual([{ ...partition, offset: 3n }]);
  });

  it('hands over a record of 12 MB that stands among small ones', async () => {
    const partition = await filled(2);
    await open().log.append([{ ...partition, key: 'large', headers: {}, value: new Uint8Array(12 * 1024 * 1024).fill(97) }], { deadlineMs: 15_000 });
    await open().log.append(someRecords(partition, { count: 2, from: 2 }));
    const handler = testHandler();
    await start(handler, partition);
    await eventually(() => handler.keys().length === 5, 'five records');
    expect(handler.keys()).toEqual(['k0', 'k1', 'large', 'k2', 'k3']);
  });
}
