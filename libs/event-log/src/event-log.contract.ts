import { testAppendContract } from './contract/append.contract';
import { testConsumeContract } from './contract/consume.contract';
import { testGroupOffsetsContract } from './contract/group-offsets.contract';
import type { LogUnderTest } from './contract/log-under-test';
import { testObserveContract } from './contract/observe.contract';
import { testRebalanceContract } from './contract/rebalance.contract';

/** The contract that both event logs keep to: whatever is proved with the one in memory holds with Kafka. */
export function testEventLogContract(name: string, openLog: () => Promise<LogUnderTest>): void {
  describe(`event log ${name}`, () => {
    let opened: LogUnderTest;
    const open = (): LogUnderTest => opened;
    beforeAll(async () => {
      opened = await openLog();
    });
    afterAll(async () => {
      await opened.close();
    });
    describe('appending and reading', () => testAppendContract(open));
    describe('consuming', () => testConsumeContract(open));
    describe('being looked at', () => testObserveContract(open));
    describe('group offsets', () => testGroupOffsetsContract(open));
    describe('sharing a group', () => testRebalanceContract(open));
  });
}
