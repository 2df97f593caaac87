import type { CommittedOffset } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import type { LogUnderTest } from './log-under-test';
import { eventually, someRecords, testHandler } from './test-handler';

/** What every event log keeps beside the offsets of a group. */
export function testGroupOffsetsContract(open: () => LogUnderTest): void {
  it('keeps beside the group offset what the consumer says, and nothing where it says nothing or a tool set the offset', async () => {
    const { log } = open();
    const partition = { topic: await open().newTopic(1), partition: 0 };
    const groupId = `group-${randomUUID()}`;
    const committed = (): Promise<readonly CommittedOffset[]> => log.committedOffsets(groupId, [partition.topic]);
    await log.append(someRecords(partition, { count: 4 }));
    const first = await log.consume({ groupId, topics: [partition.topic], handler: testHandler(), offsetMetadata: 'who committed it' });
    await eventually(async () => (await committed())[0]?.offset === 4n, 'the offset with its word');
    await first.stop();
    expect(await committed()).toEqual([{ ...partition, offset: 4n, metadata: 'who committed it' }]);
    await open().setCommittedOffset(groupId, partition, 2n);
    expect(await committed()).toEqual([{ ...partition, offset: 2n }]);
    const second = await log.consume({ groupId, topics: [partition.topic], handler: testHandler() });
    await eventually(async () => (await committed())[0]?.offset === 4n, 'the offset without a word');
    await second.stop();
    expect(await committed()).toEqual([{ ...partition, offset: 4n }]);
  });
}
