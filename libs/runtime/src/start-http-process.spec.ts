import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { OnRecordError, topicNamesOf, type BatchContext, type BatchOutcome, type EventLog, type RecordBatch, type RunningConsumer, type Subscription } from '@on-record/domain';
import { consumerProbe } from './consumer-probe';
import { EventLogTransport, HandlesBatches } from './event-log-transport';
import { createLogger } from './logger';
import { startHttpProcess, type HttpProcess } from './start-http-process';

const batch: RecordBatch = { topic: 't.articles', partition: 0, fetchedFrom: 0n, nextOffset: 1n, endOffset: 1n, records: [] };
const context: BatchContext = { isAssigned: () => true, heartbeat: () => Promise.resolve() };
const ANSWER = Symbol('answer');

@Controller()
class Handler {
  constructor(@Inject(ANSWER) private readonly answer: (batch: RecordBatch) => BatchOutcome) {}

  @HandlesBatches()
  async handle(@Payload() given: RecordBatch, @Ctx() at: BatchContext): Promise<BatchOutcome> {
    await at.heartbeat();
    return this.answer(given);
  }
}

class HandlerModule {}

describe('a process over the event log', () => {
  const subscriptions: Subscription[] = [];
  const running: RunningConsumer = { state: () => ({ phase: 'running', assigned: [], positions: [] }), stop: () => Promise.resolve(), finished: new Promise(() => undefined) };
  const log = { consume: (subscription: Subscription) => { subscriptions.push(subscription); return Promise.resolve(running); } } as unknown as EventLog;
  let answer: (batch: RecordBatch) => BatchOutcome = () => ({ kind: 'handled' });
  let isReady = true;
  let started: HttpProcess;

  beforeAll(async () => {
    const transport = new EventLogTransport({ log, groupId: 'g', topicNames: topicNamesOf('t'), topics: ['articles'] });
    started = await startHttpProcess({
      module: { module: HandlerModule, controllers: [Handler], providers: [{ provide: ANSWER, useValue: (given: RecordBatch) => answer(given) }] },
      host: '127.0.0.1', port: 0, logger: createLogger({ app: 'spec', level: 'silent' }), transport,
      probes: [consumerProbe(transport), { name: 'spec', check: () => Promise.resolve({ isReady, reason: 'The spec says so.' }) }],
    });
  });

  afterAll(() => started.close());

  it('subscribes to its topics by their full names', () => {
    expect(subscriptions).toMatchObject([{ groupId: 'g', topics: ['t.articles'] }]);
  });

  it('hands each batch to the marked method and gives back its outcome', async () => {
    answer = ({ nextOffset }) => ({ kind: 'seek', offset: nextOffset + 6n });
    await expect(subscriptions[0]!.handler.handle(batch, context)).resolves.toEqual({ kind: 'seek', offset: 7n });
  });

  it('lets the consumer loop see the error itself', async () => {
    const trouble = new OnRecordError('DATABASE_UNAVAILABLE', 'The database is away.');
    answer = () => { throw trouble; };
    await expect(subscriptions[0]!.handler.handle(batch, context)).rejects.toBe(trouble);
  });

  it('answers its health, and is not ready when one probe is not', async () => {
    const ask = async (path: string) => { const response = await fetch(`${started.url}${path}`); return { status: response.status, body: await response.json() as object }; };
    expect(await ask('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    isReady = false;
    expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { checks: [{ isReady: true }, { name: 'spec', isReady: false, reason: 'The spec says so.' }] } });
  });
});
