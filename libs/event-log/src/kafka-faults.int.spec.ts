import { OnRecordError, type EventLog } from '@on-record/domain';
import { describeWithBrokerControl, startBroker, type BrokerControl } from '../../../test/support/broker-control';
import { uniqueName } from '../../../test/support/services';
import { kafkaLogUnderTest } from './contract/kafka-log-under-test';
import type { LogUnderTest } from './contract/log-under-test';
import { eventually, someRecords, testHandler } from './contract/test-handler';

jest.setTimeout(120_000);

/** Takes the broker away in every way that it can go, and looks whether the log keeps its word. */
describeWithBrokerControl('the log on Kafka when the broker goes away', () => {
  let broker: BrokerControl | undefined;
  let opened: LogUnderTest | undefined;

  beforeAll(async () => {
    broker = await startBroker();
    opened = await kafkaLogUnderTest({
      brokers: [broker.brokers],
      clientId: 'event-log-faults',
      // Shorter than the freezes: requests time out whose records the broker appends afterwards.
      requestTimeoutMs: 500,
      consumer: { sessionTimeoutMs: 6000, heartbeatIntervalMs: 500, backOff: { initialMs: 100, maxMs: 1000 } },
    });
  });
  afterAll(async () => {
    broker?.thaw();
    await opened?.close();
    await broker?.end();
  });

  const withBroker = (name: string, run: (parts: { broker: BrokerControl; log: EventLog; topic: string }) => Promise<void>): void => {
    it(name, async () => {
      if (broker === undefined || opened === undefined) throw new Error('The broker was not started.');
      await run({ broker, log: opened.log, topic: await opened.newTopic(2) });
    });
  };
  const failureAfter = async (work: Promise<unknown>): Promise<{ readonly error: unknown; readonly ms: number }> => {
    const begun = performance.now();
    const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
    return { error, ms: performance.now() - begun };
  };

  withBroker('gives up an append by its deadline when the broker is frozen, and appends again when it thaws', async ({ broker, log, topic }) => {
    const partition = { topic, partition: 0 };
    await log.append(someRecords(partition, { count: 1 }));
    broker.freeze();
    const byDefault = failureAfter(log.append(someRecords(partition, { count: 1, from: 1 })));
    const byOption = failureAfter(log.append(someRecords(partition, { count: 1, from: 2 }), { deadlineMs: 500 }));
    const both = await Promise.all([byDefault, byOption]);
    broker.thaw();
    for (const { error } of both) expect(error).toMatchObject({ code: 'LOG_UNAVAILABLE', retriable: true });
    expect(both[0]!.ms).toBeLessThan(5_000);
    expect(both[1]!.ms).toBeLessThan(3_000);
    await log.append(someRecords(partition, { count: 1, from: 3 }), { deadlineMs: 20_000 });
  });

  withBroker('acknowledges nothing that it did not append, through freezes and kills', async ({ broker, log, topic }) => {
    const acknowledged = new Set<string>();
    const failed: unknown[] = [];
    let isOver = false;
    const pusher = async (partition: number, worker: number): Promise<void> => {
      for (let index = 0; !isOver; index += 1) {
        const key = `${worker}-${index}`;
        const record = { topic, partition, key, headers: {}, value: new TextEncoder().encode(key) };
        await log.append([record], { deadlineMs: 300 + (index % 7) * 150 }).then(() => acknowledged.add(key), (error: unknown) => failed.push(error));
      }
    };
    const pushers = Array.from({ length: 12 }, (_, worker) => pusher(worker % 2, worker));
    const grown = (by: number): Promise<void> => {
      const from = acknowledged.size;
      return eventually(() => acknowledged.size >= from + by, `${by} more acknowledgements`);
    };
    for (let round = 0; round < 4; round += 1) {
      await grown(50);
      const failures = failed.length;
      broker.freeze();
      await eventually(() => failed.length > failures + 24, 'failures');
      broker.thaw();
    }
    await grown(50);
    await broker.kill();
    await broker.start();
    await grown(50);
    isOver = true;
    await Promise.all(pushers);
    const kept = new Set<string>();
    for (const partition of [0, 1]) for await (const { key } of log.read({ topic, partition }, 0n)) kept.add(key);
    expect([...acknowledged].filter((key) => !kept.has(key))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(300);
    expect(failed.every((error) => error instanceof OnRecordError && error.code === 'LOG_UNAVAILABLE')).toBe(true);
  });

  withBroker('reads on after the broker was killed and came back, and says meanwhile that it waits', async ({ broker, log, topic }) => {
    const partition = { topic, partition: 1 };
    const handler = testHandler();
    const consumer = await log.consume({ groupId: uniqueName('faults'), topics: [topic], handler });
    await log.append(someRecords(partition, { count: 3 }));
    await eventually(() => handler.keys().length === 3, 'three records');
    await broker.kill();
    await eventually(() => consumer.state().phase === 'backing-off', 'the consumer waits');
    expect(consumer.state().lastError).toContain('Kafka cannot be reached');
    await broker.start();
    await log.append(someRecords(partition, { count: 3, from: 3 }), { deadlineMs: 30_000 });
    await eventually(() => handler.keys().includes('k5'), 'the last record');
    await eventually(() => consumer.state().phase === 'running', 'running again');
    await consumer.stop();
    expect([...new Set(handler.keys())]).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5']);
  });

  withBroker('stays a member of its group while it waits out trouble for longer than the session timeout', async ({ log, topic }) => {
    await log.append([0, 1].flatMap((partition) => someRecords({ topic, partition }, { count: 2, from: partition * 2 })));
    const asked: number[] = [];
    let failures = 0;
    const endsAt = performance.now() + 9_000;
    const handler = testHandler({
      startOffset: ({ partition }) => void asked.push(partition),
      handle: () => {
        if (performance.now() > endsAt) return undefined;
        failures += 1;
        throw new OnRecordError('DATABASE_UNAVAILABLE', 'away');
      },
    });
    const consumer = await log.consume({ groupId: uniqueName('faults'), topics: [topic], handler });
    await eventually(() => performance.now() > endsAt && consumer.state().phase === 'running', 'the trouble to end');
    await eventually(() => ['k0', 'k1', 'k2', 'k3'].every((key) => handler.keys().includes(key)), 'all records');
    expect(asked.toSorted()).toEqual([0, 1]);
    expect(failures).toBeGreaterThan(10);
    await consumer.stop();
  });

  withBroker('stops in bounded time while the broker is away', async ({ broker, log, topic }) => {
    const consumer = await log.consume({ groupId: uniqueName('faults'), topics: [topic], handler: testHandler() });
    broker.freeze();
    const { ms } = await failureAfter(consumer.stop());
    broker.thaw();
    expect(ms).toBeLessThan(10_000);
    expect(consumer.state().phase).toBe('stopped');
  });
});
