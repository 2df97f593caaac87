import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { askApiVersions } from './ask-api-versions';
import { brokerFaults, usedRequests, type VersionRange } from './broker-versions';

/** What a broker answers that takes just what KafkaJS knows best, with some ranges otherwise. */
function answering(other: Readonly<Record<string, VersionRange | undefined>> = {}): ReadonlyMap<number, VersionRange> {
  return new Map(Object.entries(usedRequests).flatMap(([name, { key, newest }]) => {
    const range = name in other ? other[name] : { min: 0, max: newest };
    return range === undefined ? [] : [[key, range] as const];
  }));
}

/** A server that answers every connection with these bytes, or with silence. */
async function listen(answer: Buffer | undefined): Promise<{ readonly address: string; readonly server: Server; readonly asked: Buffer[] }> {
  const asked: Buffer[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      asked.push(chunk);
      if (answer === undefined) return;
      // In two pieces, as the network may cut it.
      socket.write(answer.subarray(0, 7));
      setImmediate(() => socket.write(answer.subarray(7)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

function toAnswer(ranges: ReadonlyMap<number, VersionRange>): Buffer {
  const body = Buffer.alloc(10 + ranges.size * 6);
  body.writeInt32BE(1, 0);
  body.writeInt32BE(ranges.size, 6);
  [...ranges].forEach(([key, { min, max }], place) => [key, min, max].forEach((value, part) => body.writeInt16BE(value, 10 + place * 6 + part * 2)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

it('knows the newest version of each request that KafkaJS knows', () => {
  const { requests } = require('kafkajs/src/protocol/requests') as { requests: Record<string, { versions: readonly string[] }> };
  for (const [name, { newest }] of Object.entries(usedRequests)) expect({ name, newest: Math.max(...requests[name]!.versions.map(Number)) }).toEqual({ name, newest });
});

describe('a broker', () => {
  it.each<[string, ReadonlyMap<number, VersionRange>, readonly RegExp[]]>([
    ['that answers what KafkaJS knows', answering(), []],
    ['that answers newer versions too', answering({ Fetch: { min: 4, max: 18 }, Produce: { min: 3, max: 13 } }), []],
    ['of Kafka 2.0', answering({ Fetch: { min: 0, max: 8 }, Produce: { min: 0, max: 6 } }), [/older than Kafka 2\.1.*\(Produce, Fetch\)/]],
    ['that does not know a request', answering({ InitProducerId: undefined }), [/does not answer requests.*\(InitProducerId\)/]],
    ['that has dropped what KafkaJS knows', answering({ Metadata: { min: 7, max: 14 } }), [/no longer answers.*\(Metadata\).*upgrade On Record/]],
    ['wrong both ways', answering({ Metadata: { min: 7, max: 14 }, Fetch: { min: 0, max: 4 } }), [/\(Fetch\)/, /\(Metadata\)/]],
  ])('%s has its faults named: %#', (_name, answered, expected) => {
    const faults = brokerFaults(answered, ['process', 'setup', 'doctor']);
    expect(faults).toHaveLength(expected.length);
    expected.forEach((pattern, place) => expect(faults[place]).toMatch(pattern));
  });
});

it.each<[string, Parameters<typeof brokerFaults>[1], number]>([
  ['taken by processes, which do not make them', ['process'], 0],
  ['not taken where topics are to be made', ['process', 'setup'], 1],
  ['not taken where groups are described', ['process', 'doctor'], 1],
])('a broker that hides what makes topics and describes groups is %s', (_what, makers, faults) => {
  expect(brokerFaults(answering({ CreateTopics: undefined, DescribeGroups: undefined }), makers)).toHaveLength(faults);
});

describe('asking a broker', () => {
  const servers: Server[] = [];
  const connection = { clientId: 'spec', requestTimeoutMs: 200 };
  afterEach(() => servers.splice(0).forEach((server) => server.close()));
  const start = async (answer: Buffer | undefined): Promise<Awaited<ReturnType<typeof listen>>> => {
    const listening = await listen(answer);
    servers.push(listening.server);
    return listening;
  };

  it('gives the versions that it answers, also where the brokers named before are away', async () => {
    const { address, asked } = await start(toAnswer(answering()));
    await expect(askApiVersions({ ...connection, brokers: ['127.0.0.1:1', address] })).resolves.toEqual(answering());
    expect(asked[0]?.toString('hex')).toBe(`0000000e00120000000000010004${Buffer.from('spec').toString('hex')}`);
  });

  it.each<[string, Buffer | undefined, RegExp]>([
    ['is silent', undefined, /no answer in time/],
    ['speaks HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), /no Kafka broker/],
    ['wants TLS, and answers with an alert', Buffer.from('15030300020246', 'hex'), /set KAFKA_TLS=on/],
    ['answers with an error', Buffer.from('0000000a00000001002300000000', 'hex'), /does not say/],
  ])('fails in time where what listens %s', async (_name, answer, reason) => {
    const { address } = await start(answer);
    await expect(askApiVersions({ ...connection, brokers: [address] })).rejects.toThrow(reason);
  });
});
