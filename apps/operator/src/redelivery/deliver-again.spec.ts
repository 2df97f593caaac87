import { OnRecordError, type Event } from '@on-record/domain';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { recordsOf, refusedDelivery, topicNames } from '../../test/refused-deliveries';
import { bytesOf, deliverAgain, type DeliveryOutcome } from './deliver-again';
import { grouped } from '../refusals/resubmit-report';
import { readSetAside } from '../refusals/set-aside-delivery';
import { deliverAll, type Redelivered } from './deliver-all';
import { closing, lineOf, summaryOf, withOutcome } from './delivery-report';

interface SeenRequest {
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let url: string;
let seen: SeenRequest[];
let readiness: number;
let answers: { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }[];

beforeEach(async () => {
  [seen, answers, readiness] = [[], [], 503];
  server = createServer((request, response) => {
    if (request.url === '/health/ready') return void response.writeHead(readiness).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      seen.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, body = {}, headers = {} } = answers.shift() ?? { status: 503 };
      response.writeHead(status, headers).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const door = () => ({ url: `${url}/`, token: 'the-token-of-the-tests', actionId: 'act-1', firstWaitMs: 1 });
const again = (change: Parameters<typeof refusedDelivery>[0] = {}): Promise<DeliveryOutcome> => deliverAgain(refusedDelivery(change).payload, door());

describe('delivering a refusal again', () => {
  it('sends the exact bytes with their content type, in the name of the operator', async () => {
    answers = [{ status: 201, body: { status: 'recorded', articleId: 'a-1' } }];
    expect(await again({ body: '{ "é": 1 }', headers: { 'content-encoding': 'identity' } })).toEqual({ kind: 'taken', status: 201, what: 'recorded', articleId: 'a-1' });
    expect(seen).toMatchObject([{
      path: '/v1/push/town-crier', body: '{ "é": 1 }',
      headers: { authorization: 'Bearer the-token-of-the-tests', 'x-correlation-id': 'act-1', 'content-type': 'application/json', 'content-encoding': 'identity' },
    }]);
  });

  it.each<[string, { status: number; body?: object; headers?: Record<string, string> }, object]>([
    ['what is known already', { status: 200, body: { status: 'recorded', articleId: 'a-1' } }, { kind: 'taken', status: 200, what: 'known already' }],
    ['what is left alone', { status: 200, body: { status: 'ignored' } }, { kind: 'taken', what: 'ignored' }],
    ['what is refused again, with its faults', { status: 422, body: { code: 'DELIVERY_FIELD_INVALID', detail: 'Bad.', faults: [{ pointer: '/guid', message: 'is missing' }, 7] } }, { kind: 'refused', status: 422, code: 'DELIVERY_FIELD_INVALID', why: 'Bad. /guid: is missing' }],
    ['a source that is not in the sources file', { status: 404, body: { code: 'SOURCE_UNKNOWN', detail: 'No.' } }, { kind: 'refused', code: 'SOURCE_UNKNOWN' }],
    ['a token that is another one', { status: 401, body: { code: 'DELIVERY_SIGNATURE_MISSING' } }, { kind: 'stopped', why: expect.stringContaining('INGESTOR_OPERATOR_TOKEN') }],
    ['a redirect, which is not followed', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, { kind: 'stopped', why: expect.stringContaining('no push endpoint') }],
    ['another server', { status: 404 }, { kind: 'stopped', why: expect.stringContaining('no push endpoint') }],
  ])('tells %s', async (_case, answer, expected) => {
    answers = [answer];
    expect(await again()).toMatchObject(expected);
    expect(seen).toHaveLength(1);
  });

  it('comes again when asked to', async () => {
    answers = [{ status: 503 }, { status: 502 }, { status: 201 }];
    expect(await again()).toMatchObject({ kind: 'taken' });
    expect(seen).toHaveLength(3);
  });

  it('stops after some tries, with what was said last', async () => {
    answers = Array.from({ length: 9 }, () => ({ status: 503, body: { code: 'LOG_UNAVAILABLE', detail: 'Kafka is away.' } }));
    expect(await again()).toMatchObject({ kind: 'stopped', why: expect.stringMatching(/503 LOG_UNAVAILABLE Kafka is away\.; .*ready answers 503/) });
    expect(seen).toHaveLength(5);
  });

  it('has failed at this one only, where the ingestor is ready all the same', async () => {
    readiness = 200;
    answers = Array.from({ length: 5 }, () => ({ status: 500, body: { code: 'INTERNAL', detail: 'It broke.' } }));
    expect(await again()).toMatchObject({ kind: 'failed', why: expect.stringMatching(/500 INTERNAL It broke\.; yet it is ready/) });
  });

  it('stops where nobody answers', async () => {
    const shut = { ...door(), url: 'http://127.0.0.1:1' };
    expect(await deliverAgain(refusedDelivery().payload, shut)).toMatchObject({ kind: 'stopped', why: expect.stringContaining('127.0.0.1:1') });
  });

  it('sends nothing that does not fit its hash', async () => {
    const { payload } = refusedDelivery();
    const changed = { ...payload, body: { ...payload.body, base64: 'AAAA' } };
    expect(() => bytesOf(changed)).toThrow(expect.objectContaining({ code: 'EVENT_PAYLOAD_INVALID' }));
    await expect(deliverAgain(changed, door())).rejects.toMatchObject({ code: 'EVENT_PAYLOAD_INVALID' });
    expect(seen).toEqual([]);
  });
});

describe('delivering several again', () => {
  async function resubmitted(log: MemoryLog): Promise<readonly Redelivered[]> {
    const { deliveries } = await readSetAside(log, topicNames('refusals'));
    const done: Redelivered[] = [];
    for await (const each of deliverAll(deliveries, log, door())) done.push(each);
    return done;
  }

  async function logOf(...refused: readonly Event[]): Promise<MemoryLog> {
    const log = createMemoryLog({ topicNames });
    await log.append(recordsOf(...refused));
    return log;
  }

  const kindsOf = (done: readonly Redelivered[]) => done.map(({ outcome }) => outcome.kind);
  const summary = (chosen: number, done: readonly Redelivered[]) => done.reduce((sum, { outcome }) => withOutcome(sum, outcome), summaryOf(chosen));
  const four = ['1', '2', '3', '4'].map((body) => refusedDelivery({ body }));

  it('goes on after one that is refused again, stops at trouble, and says how far it came', async () => {
    const log = await logOf(...four);
    answers = [{ status: 422, body: { code: 'DELIVERY_FIELD_INVALID' } }, { status: 201 }];
    const done = await resubmitted(log);
    expect(kindsOf(done)).toEqual(['refused', 'taken', 'stopped']);
    expect(summary(4, done)).toEqual({ chosen: 4, taken: 1, refused: 1, failed: 0, left: 2 });
    expect(closing(summary(4, done))).toBe('Of 4 deliveries 1 were taken, 1 refused again, 2 not delivered: do it again with the same words once the cause is mended.');
    const { deliveries } = await readSetAside(log, topicNames('refusals'));
    expect(grouped(deliveries)).toEqual([{ source: 'town-crier', code: 'DELIVERY_FIELD_INVALID', deliveries: 4, bytes: 4 }]);
  });

  it('goes on after one at which an ingestor that is ready always fails', async () => {
    readiness = 200;
    answers = [{ status: 201 }, ...Array.from({ length: 5 }, () => ({ status: 500 })), { status: 201 }, { status: 201 }];
    const done = await resubmitted(await logOf(...four));
    expect(kindsOf(done)).toEqual(['taken', 'failed', 'taken', 'taken']);
    expect(closing(summary(4, done))).toContain('3 were taken, 0 refused again, 1 failed, each for itself (see its line): do it again');
    expect(lineOf(done[1]!)).toContain('failed: The ingestor at');
  });

  it('goes on after one whose bytes do not fit their hash', async () => {
    const { payload, ...event } = refusedDelivery({ body: '2', receivedAt: '2026-03-02T12:00:01.000Z' });
    const changed = { ...event, payload: { ...payload, body: { ...payload.body, sha256: '0'.repeat(64) } } };
    answers = [{ status: 201 }];
    const done = await resubmitted(await logOf(changed, refusedDelivery({ body: '1' })));
    expect(kindsOf(done)).toEqual(['failed', 'taken']);
    expect(done[0]).toMatchObject({ outcome: { why: expect.stringMatching(/^EVENT_PAYLOAD_INVALID: /) } });
  });

  it('stops where the log is away', async () => {
    const log = Object.assign(await logOf(...four), { readAt: () => Promise.reject(new OnRecordError('LOG_UNAVAILABLE', 'No broker answers.')) });
    expect(await resubmitted(log)).toMatchObject([{ outcome: { kind: 'stopped', why: 'LOG_UNAVAILABLE: No broker answers.' } }]);
  });
});
