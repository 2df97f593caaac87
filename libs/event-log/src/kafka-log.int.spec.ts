import { kafkaBrokers } from '../../../test/support/services';
import { kafkaLogUnderTest } from './contract/kafka-log-under-test';
import { testEventLogContract } from './event-log.contract';

jest.setTimeout(60_000);

testEventLogContract('on Kafka', () =>
  kafkaLogUnderTest({
    brokers: kafkaBrokers().split(','),
    clientId: 'event-log-contract',
    consumer: { sessionTimeoutMs: 6000, heartbeatIntervalMs: 300, backOff: { initialMs: 50, maxMs: 200 } },
  }),
);
