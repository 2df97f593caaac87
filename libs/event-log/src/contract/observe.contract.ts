import { OnRecordError, type RunningConsumer, type TopicPartition } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import type { LogUnderTest } from './log-under-test';
import { eventually, someRecords, testHandler } from './test-handler';

/** What every event log lets others see of a consumer: to its observer, in its state, and as offsets of its group. */
export function testObserveContract(open: () => LogUnderTest): void {
  const running: RunningConsumer[] = [];
  const newGroup = (): string => `group-${randomUUID()}`;
  /** A topic with records in its last partition, which is the one given back. */
  const filled = async ({ count, partitions }: { readonly count: number; readonly partitions: number }): Promise<TopicPartition> => {
    const partition = { topic: await open().newTopic(partitions), partition: partitions - 1 };
    await open().log.append(someRecords(partition, { count }));
    return partition;
  };

  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
  });

  it('tells an observer of each batch handled and of trouble that it waits out, and where it stands in each partition', async () => {
    const partition = await filled({ count: 4, partitions: 1 });
    const seen: string[] = [];
    let isFirst = true;
    const handler = testHandler({ handle: () => { if (isFirst) { isFirst = false; throw new OnRecordError('DATABASE_UNAVAILABLE', 'away'); } return undefined; } });
    const consumer = await open().log.consume({
      groupId: newGroup(), topics: [partition.topic], handler,
      observer: {
        batchHandled: (batch, seconds) => void seen.push(`${batch.partition}: ${batch.records.length} to ${batch.nextOffset} ${seconds >= 0}`),
        backedOff: (at, error) => void seen.push(`${at.partition}: ${(error as OnRecordError).code}`),
      },
    });
    running.push(consumer);
    await eventually(() => seen.length === 2, 'trouble and a batch');
    expect(seen).toEqual(['0: DATABASE_UNAVAILABLE', '0: 4 to 4 true']);
    expect(consumer.state().positions).toEqual([{ ...partition, handledTo: 4n, fetchedTo: 4n }]);
  });

  it('shows group offsets that are for display in all its partitions, also where nothing was read, and with the last of them at a stop', async () => {
    const { topic } = await filled({ count: 4, partitions: 3 });
    const groupId = newGroup();
    const handler = testHandler({ startOffset: ({ partition }) => (partition === 2 ? 1n : 0n) });
    const consumer = await open().log.consume({ groupId, topics: [topic], handler, groupOffsets: 'for-display', offsetMetadata: 'w' });
    running.push(consumer);
    const shown = async (): Promise<string> => (await open().log.committedOffsets(groupId, [topic])).map(({ partition, offset, metadata }) => `${partition}:${offset}${metadata}`).sort().join(' ');
    await eventually(async () => (await shown()) === '0:0w 1:0w 2:4w', 'the offsets of all partitions');
    await open().log.append(someRecords({ topic, partition: 0 }, { count: 2 }));
    await eventually(() => handler.keys().length === 5, 'two more records');
    await consumer.stop();
    expect(await shown()).toBe('0:2w 1:0w 2:4w');
  });
}
