import { topicNamesOf } from '@on-record/domain';
import { describeWithBrokerControl } from '../../../test/support/broker-control';
import { newCertificate } from '../../../test/support/certificates';
import { openPassage, type Passage } from '../../../test/support/open-passage';
import { LOGIN, startSecureBroker, type SecureBroker } from '../../../test/support/secure-broker';
import { uniqueName } from '../../../test/support/services';
import { connectVerifiedLog } from './connect-verified-log';
import { eventually, someRecords, testHandler } from './contract/test-handler';
import { createKafkaInspector } from './inspect-kafka';
import type { KafkaConnection, LogSink } from './kafka-client';
import { connectKafkaLog } from './kafka-log';
import { setUpTopics, verifyTopics } from './topic-setup';

jest.setTimeout(60_000);

type Way = (broker: SecureBroker) => Partial<KafkaConnection> & { readonly at: string } | Promise<Partial<KafkaConnection> & { readonly at: string }>;

const scram = { mechanism: 'scram-sha-512', ...LOGIN } as const;
const plain = { mechanism: 'plain', ...LOGIN } as const;
const trusting = ({ authority }: SecureBroker): { readonly ca: string } => ({ ca: authority.cert });

const ways: readonly (readonly [string, Way])[] = [
  ['TLS one way', (broker) => ({ at: broker.doors.tls, tls: trusting(broker) })],
  ['TLS both ways', (broker) => ({ at: broker.doors.mutual, tls: { ...trusting(broker), ...broker.client } })],
  ['TLS and PLAIN', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: plain })],
  ['TLS and SCRAM-SHA-256', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: { ...scram, mechanism: 'scram-sha-256' } })],
  ['TLS and SCRAM-SHA-512', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: scram })],
  ['SCRAM-SHA-512 without TLS', (broker) => ({ at: broker.doors.unencrypted, sasl: scram })],
];

/** What is certain ends a start at once; what may also be a broker that goes away is told at its deadline. */
const refusals: readonly (readonly [string, Way, string, RegExp])[] = [
  ['another authority', (broker) => ({ at: broker.doors.tls, tls: { ca: broker.stranger.cert } }), 'LOG_TLS_FAILED', /signed by no authority .* by KAFKA_TLS_CA/],
  ['the authorities that Node trusts', ({ doors }) => ({ at: doors.tls, tls: {} }), 'LOG_TLS_FAILED', /signed by no authority/],
  ['a certificate that signed itself', (broker) => ({ at: broker.doors.selfSigned, tls: trusting(broker) }), 'LOG_TLS_FAILED', /signed by no authority/],
  ['a certificate that has expired', (broker) => ({ at: broker.doors.expired, tls: trusting(broker) }), 'LOG_TLS_FAILED', /has expired/],
  ['a certificate for another name', (broker) => ({ at: broker.doors.elsewhere, tls: trusting(broker) }), 'LOG_TLS_FAILED', /another name .*127\.0\.0\.1/],
  ['no certificate where one is wanted', (broker) => ({ at: broker.doors.mutual, tls: trusting(broker) }), 'LOG_TLS_FAILED', /KAFKA_TLS_CERT/],
  ['a certificate of another authority', async (broker) => ({ at: broker.doors.mutual, tls: { ...trusting(broker), ...(await newCertificate(broker.stranger)) } }), 'LOG_TLS_FAILED', /KAFKA_TLS_CERT/],
  ['plain text at a port of TLS', ({ doors }) => ({ at: doors.tls }), 'LOG_TLS_FAILED', /set KAFKA_TLS=on/],
  ['TLS at a port of plain text', (broker) => ({ at: broker.open, tls: trusting(broker) }), 'LOG_UNAVAILABLE', /in the TLS handshake, as a port does that speaks no TLS \(KAFKA_TLS\)/],
  ['a wrong password by PLAIN', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: { ...plain, password: 'wrong' } }), 'LOG_ACCESS_DENIED', /KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD/],
  ['a wrong password by SCRAM', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: { ...scram, password: 'wrong' } }), 'LOG_ACCESS_DENIED', /KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD/],
  ['an unknown user', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker), sasl: { ...scram, username: 'nobody' } }), 'LOG_ACCESS_DENIED', /KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD/],
  ['a mechanism that it has not', (broker) => ({ at: broker.doors.plain, tls: trusting(broker), sasl: scram }), 'LOG_ACCESS_DENIED', /has not the mechanism of KAFKA_SASL_MECHANISM/],
  ['a login where nobody logs in', (broker) => ({ at: broker.open, sasl: plain }), 'LOG_ACCESS_DENIED', /nobody logs in at this port/],
  ['no login where one is wanted', (broker) => ({ at: broker.doors.sasl, tls: trusting(broker) }), 'LOG_UNAVAILABLE', /wants a login \(KAFKA_SASL_MECHANISM\)/],
];

describeWithBrokerControl('the log on a Kafka that is reached safely', () => {
  const topicNames = topicNamesOf(uniqueName('secure'));
  const articles = { topic: topicNames('articles'), partition: 0 };
  const target = new URL('tcp://127.0.0.1:1');
  let passage: Passage;
  let broker: SecureBroker;

  beforeAll(async () => {
    passage = await openPassage(target);
    broker = await startSecureBroker({ passagePort: Number(new URL(passage.url).port) });
    await setUpTopics({ ...(await connectionBy(ways[4]![1])), topicNames, replicationFactor: 1 });
  }, 120_000);
  afterAll(async () => {
    await broker?.end();
    await passage?.close();
  });

  async function connectionBy(way: Way): Promise<KafkaConnection> {
    const { at, ...connection } = await way(broker);
    return { brokers: [at], clientId: 'secure-spec', ...connection };
  }

  it.each(ways)('is appended to and consumed by %s, and asked which requests it answers', async (_name, way) => {
    const connection = await connectionBy(way);
    const log = await connectKafkaLog(connection);
    await verifyTopics({ ...connection, topicNames });
    const [record] = someRecords(articles, { count: 1 });
    const key = uniqueName('key');
    await log.append([{ ...record!, key }]);
    const handler = testHandler();
    const consumer = await log.consume({ groupId: uniqueName('secure'), topics: [articles.topic], handler });
    await eventually(() => handler.keys().includes(key), 'the record comes back');
    await consumer.stop();
    await log.close();
    const inspector = createKafkaInspector(connection, 10_000);
    expect(await inspector.brokerFaults()).toEqual([]);
    await inspector.close();
  });

  it.each(refusals)('ends a start with %s in words that say what to do', async (_name, way, code, words) => {
    const connection = await connectionBy(way);
    const error: unknown = await connectKafkaLog({ ...connection, connectDeadlineMs: 1_500 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, retriable: true });
    expect(String(error)).toMatch(words);
    expect(String(error)).not.toContain(LOGIN.password);
  });

  it('warns where a password is sent as it is, and not where it is only proved', async () => {
    const warnings: string[] = [];
    const logger: LogSink = { debug: () => undefined, info: () => undefined, warn: (message) => void warnings.push(message), error: () => undefined };
    for (const sasl of [scram, plain]) {
      const { log } = await connectVerifiedLog({ brokers: [broker.doors.unencrypted], clientId: 'secure-spec', sasl, logger, topicNames });
      await log.close();
    }
    expect(warnings.filter((message) => message === 'Password is sent to Kafka without encryption.')).toHaveLength(1);
  });

  it('waits out a login that is refused for a while, says why meanwhile, and goes on', async () => {
    const leadTo = (door: 'before' | 'after'): void => {
      target.port = new URL(`tcp://${broker.doors[door]}`).port;
      passage.shut();
      passage.open();
    };
    leadTo('before');
    const connection = { brokers: [new URL(passage.url).host], clientId: 'secure-spec', tls: trusting(broker), sasl: plain };
    const log = await connectKafkaLog({ ...connection, consumer: { backOff: { initialMs: 50, maxMs: 200 } } });
    const handler = testHandler();
    const consumer = await log.consume({ groupId: uniqueName('rotation'), topics: [articles.topic], handler });
    leadTo('after');
    await eventually(() => consumer.state().lastError?.includes('KAFKA_SASL_PASSWORD') === true, 'the consumer says why it waits');
    await expect(log.append(someRecords(articles, { count: 1 }), { deadlineMs: 1_000 })).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE', retriable: true });
    await expect(log.offsets([articles.topic])).rejects.toMatchObject({ code: 'LOG_ACCESS_DENIED' });
    leadTo('before');
    const [record] = someRecords(articles, { count: 1 });
    await log.append([{ ...record!, key: 'after the rotation' }], { deadlineMs: 20_000 });
    await eventually(() => handler.keys().includes('after the rotation'), 'the consumer goes on');
    await consumer.stop();
    await log.close();
  });
});
