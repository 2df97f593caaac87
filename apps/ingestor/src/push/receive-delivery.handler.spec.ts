import { OnRecordError, readEvent, topicNamesOf, type ArticleContent } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { createLogger } from '@on-record/runtime';
import type { DeliveryFormat } from '../formats/delivery-format';
import { createAcknowledgedFacts } from '../recording/acknowledged-facts';
import { createFactWriter } from '../recording/fact-writer';
import { createRefusalAllowance } from '../recording/refusal-allowance';
import type { Answer } from './answer';
import { ReceiveDeliveryHandler } from './receive-delivery.handler';

/** A fact of 17 MB may take a busy machine longer than a sender waits. */
const PATIENT_MS = 60_000;
const topicNames = topicNamesOf('spec');
const source = { source: 'daily', name: 'Daily', language: 'en', timeZone: 'UTC', textPolicy: 'full', secrets: [], allowUnsigned: true, allowSha1: false } as const;
const content = { text: 'A', marks: [], headline: 'A', language: 'en', publishedAt: '2026-03-02T10:00:00.000Z', timeZone: 'UTC' };
const readingOf = (over: Partial<ArticleContent>): DeliveryFormat['read'] => () =>
  ({ kind: 'article', guid: '1', version: 1, versionCreatedMs: undefined, content: { ...content, ...over } });

let log: MemoryLog;
beforeEach(() => {
  log = createMemoryLog({ topicNames });
});
afterEach(() => log.close());

function receive(read: DeliveryFormat['read'], append = log.append.bind(log)): Promise<Answer> {
  const handler = new ReceiveDeliveryHandler({
    beginAppending: createFactWriter({ log: { ...log, append }, topicNames, budgetMs: PATIENT_MS }),
    formats: [{ name: 'spec', reads: () => true, read }],
    acknowledged: createAcknowledgedFacts(10),
    allowance: createRefusalAllowance(),
    logger: createLogger({ app: 'spec', level: 'silent' }),
  });
  const body = { bytes: Buffer.from('A'), length: 1, sha256: 'a'.repeat(64), isTruncated: false, isComplete: true };
  return handler.receive({
    source, body, verdict: { kind: 'authentic', authentication: 'unsigned' }, contentType: 'text/plain', contentEncoding: undefined,
    headers: {}, traceparent: undefined, receivedAtMs: Date.UTC(2026, 2, 2, 12),
  });
}

function typesIn(role: 'deliveries' | 'articles' | 'refusals'): readonly unknown[] {
  return log.records(topicNames(role)).map((record) => {
    const read = readEvent(record);
    return read.kind === 'event' ? [read.event.type, 'code' in read.event.payload ? read.event.payload.code : undefined] : read;
  });
}

describe('a delivery of which no fact can be made', () => {
  it.each<[string, DeliveryFormat['read']]>([
    ['because its reader breaks', () => { throw new RangeError('Too deep.'); }],
    ['because its fact does not fit its schema', readingOf({ timeZone: '' })],
    ['because its fact is larger than a record may be', readingOf({ text: 'x'.repeat(17 * 1024 * 1024) })],
  ])('is refused for good and kept, %s', async (_case, read) => {
    expect(await receive(read)).toMatchObject({ status: 422, body: { code: 'DELIVERY_UNRECORDABLE' } });
    expect(typesIn('deliveries')).toEqual([['DeliveryReceived', undefined]]);
    expect(typesIn('articles')).toEqual([]);
    expect(typesIn('refusals')).toEqual([['DeliveryRefused', 'DELIVERY_UNRECORDABLE']]);
  });
});

it.each(['LOG_REFUSED_RECORD', 'EVENT_TOO_LARGE'] as const)('%s by the broker is for the operator to mend, and refuses no delivery', async (code) => {
  const refusing = () => Promise.reject(new OnRecordError(code, 'The broker said so.'));
  await expect(receive(readingOf({}), refusing)).rejects.toMatchObject({ code });
  expect(typesIn('refusals')).toEqual([]);
});
