import type { RunningConsumer } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import type { LogUnderTest } from './log-under-test';
import { closedDoor, eventually, someRecords, testHandler } from './test-handler';

/** What every event log keeps to when several consumers share a group. */
export function testRebalanceContract(open: () => LogUnderTest): void {
  const running: RunningConsumer[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
  });

  it('shares the partitions between two members, and gives them all to the one that stays', async () => {
    const { log, newTopic } = open();
    const topic = await newTopic(4);
    const groupId = `group-${randomUUID()}`;
    const handlers = [testHandler(), testHandler()];
    for (const handler of handlers) running.push(await log.consume({ groupId, topics: [topic], handler }));
    const [first, second] = running as [RunningConsumer, RunningConsumer];
    await eventually(() => first.state().assigned.length === 2 && second.state().assigned.length === 2, 'two partitions each');
    const shared = [...first.state().assigned, ...second.state().assigned].map(({ partition }) => partition).sort();
    expect(shared).toEqual([0, 1, 2, 3]);
    await second.stop();
    await eventually(() => first.state().assigned.length === 4, 'all for the one');
    await log.append([0, 1, 2, 3].flatMap((partition) => someRecords({ topic, partition }, { count: 1, from: partition })));
    await eventually(() => handlers[0]!.keys().length === 4, 'four records');
    expect(handlers[1]!.keys()).toEqual([]);
  });

  it('tells a slow handler that its partitions are lost, does not count what it did, and gives the batch again', async () => {
    const { log, newTopic } = open();
    const topic = await newTopic(2);
    const groupId = `group-${randomUUID()}`;
    const partitions = [{ topic, partition: 0 }, { topic, partition: 1 }];
    await log.append(partitions.flatMap((partition) => someRecords(partition, { count: 1, from: partition.partition })));
    const lost = closedDoor();
    const slow = testHandler({
      handle: async (_batch, context) => {
        if (!context.isAssigned() || slow.batches.length > 1) return undefined;
        await eventually(() => !context.isAssigned(), 'the loss of the partition');
        await expect(context.heartbeat()).rejects.toMatchObject({ code: 'LOG_ASSIGNMENT_LOST' });
        lost.open();
        return { kind: 'handled' };
      },
    });
    running.push(await log.consume({ groupId, topics: [topic], handler: slow }));
    await eventually(() => slow.batches.length === 1, 'a slow batch');
    const other = testHandler();
    running.push(await log.consume({ groupId, topics: [topic], handler: other }));
    await lost.passed;
    const lostKey = slow.keys()[0]!;
    const seen = (): readonly string[] => [...slow.keys(), ...other.keys()];
    await eventually(() => seen().filter((key) => key === lostKey).length >= 2, 'the lost batch for the second time');
    await eventually(() => ['k0', 'k1'].every((key) => seen().includes(key)), 'all records');
    const [first, second] = running as [RunningConsumer, RunningConsumer];
    await eventually(() => first.state().assigned.length === 1 && second.state().assigned.length === 1, 'one partition each');
  });

  it('asks where to start at each assignment', async () => {
    const { log, newTopic } = open();
    const topic = await newTopic(2);
    const groupId = `group-${randomUUID()}`;
    const asked: string[] = [];
    const askingAs = (name: string): ReturnType<typeof testHandler> =>
      testHandler({ startOffset: ({ partition }) => { asked.push(`${name} ${partition}`); return 0n; } });
    running.push(await log.consume({ groupId, topics: [topic], handler: askingAs('first') }));
    await eventually(() => asked.length === 2, 'two questions');
    running.push(await log.consume({ groupId, topics: [topic], handler: askingAs('second') }));
    await eventually(() => asked.length === 4, 'two more');
    expect(asked.slice(2).map((question) => question.split(' ')[0]).sort()).toEqual(['first', 'second']);
  });
}
