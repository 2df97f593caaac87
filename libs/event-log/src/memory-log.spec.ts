import { randomUUID } from 'node:crypto';
import type { LogUnderTest } from './contract/log-under-test';
import { someRecords } from './contract/test-handler';
import { testEventLogContract } from './event-log.contract';
import { createMemoryLog } from './memory-log';

testEventLogContract('in memory', () => Promise.resolve(memoryLogUnderTest()));

function memoryLogUnderTest(): LogUnderTest {
  const log = createMemoryLog();
  return {
    log,
    newTopic: (partitions) => Promise.resolve(log.createTopic(`topic-${randomUUID()}`, partitions)),
    setCommittedOffset: (groupId, partition, offset) => Promise.resolve(log.setCommittedOffset(groupId, partition, offset)),
    appendGap: async (partition) => {
      await log.append(someRecords(partition, { count: 2, from: 1000 }));
      log.removeRecords(partition, ({ key }) => key.startsWith('k100'));
    },
    cutBefore: (partition, offset) => Promise.resolve(log.cutBefore(partition, offset)),
    close: () => log.close(),
  };
}
