import { articleIdOf, deliveryIdOf, eventIdOf, makeEvent, sha256Hex, topicNamesOf, writeEvent, type Event } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { openReadModels } from '../../../../test/support/open-read-models';
import { projectLog } from '../../../../test/support/project-log';
import { configured, erased, quarrel, received, retracted } from '../../../../test/support/recorded-articles';
import { refusedDelivery } from '../../test/refused-deliveries';
import { describeTrace } from './describe-trace';
import { followTrace, rawDelivery, type FollowedTrace, type TraceParts } from './follow-trace';
import { toTraceSubject } from './trace-subject';

const { database } = openReadModels('follow trace');
const topicNames = topicNamesOf('trace');
const at = '2026-03-02T08:00:00.000Z';
const body = '{"guid":"one","words":"Ann Lee accused Borland"}';
const bytes = new TextEncoder().encode(body);
const deliveryId = deliveryIdOf('daily', 'application/json', sha256Hex(bytes));
const delivery = makeEvent('DeliveryReceived', { id: eventIdOf('DeliveryReceived', deliveryId), subject: deliveryId, time: at, correlationId: deliveryId, causationId: deliveryId }, {
  deliveryId, source: 'daily', format: 'on-record-json', receivedAt: at, headers: { 'user-agent': 'desk' }, authentication: 'hmac-sha256',
  body: { contentType: 'application/json', base64: Buffer.from(bytes).toString('base64'), bytes: bytes.length, sha256: sha256Hex(bytes), isTruncated: false },
});
const broughtBy = (event: Event<'ArticleReceived'>): Event<'ArticleReceived'> => ({ ...event, correlationid: deliveryId, causationid: deliveryId, payload: { ...event.payload, deliveryId } });
const { article: plain, run } = quarrel();
const article = broughtBy(plain);

let log: MemoryLog;
const parts = (): TraceParts => ({ database: database(), place: { log, topicNames }, extractorGroup: 'extractor' });
const follow = (text: string): Promise<FollowedTrace> => followTrace(parts(), toTraceSubject(text));
const append = (...events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));
async function recorded(...events: readonly Event[]): Promise<void> {
  await append(...events);
  await projectLog(log, topicNames, database());
}

beforeEach(() => { log = createMemoryLog({ topicNames }); });

describe('a trace', () => {
  it.each<[string, string, string]>([
    ['an article id', article.subject, 'article'],
    ['source and guid', 'daily/one', 'article'],
    ['a finding', run[0]!.id, 'accusation'],
    ['the key of a finding', (run[0] as Event<'AccusationExtracted'>).payload.accusationKey, 'accusation'],
    ['a revision', article.payload.revisionId, 'revision'],
    ['a run', (run[0] as Event<'AccusationExtracted'>).payload.runId, 'run'],
    ['an event', article.id, 'event'],
    ['a delivery', deliveryId, 'delivery'],
  ])('begins at %s, and leads down to the delivery and up to the rows', async (_what, text, kind) => {
    await recorded(configured('daily', 'full'), delivery, article, ...run);
    const found = await follow(text);
    expect(found).toMatchObject({ kind, foundIn: 'read models' });
    expect(found.articles).toMatchObject([{
      articleId: article.subject, trace: { state: 'visible' },
      events: [{ type: 'ArticleReceived', correlationId: deliveryId, place: expect.stringMatching(/^trace\.articles\/\d+\/0$/) as string }, { type: 'AccusationExtracted', causationId: article.id }, { type: 'ExtractionCompleted' }],
      deliveries: [{ deliveryId, contentType: 'application/json', bytes: bytes.length, sha256: sha256Hex(bytes), receivedAt: at, authentication: 'hmac-sha256', headers: { 'user-agent': 'desk' } }],
    }]);
    expect(found.articles[0]?.explanation[0]).toContain('It is shown with 1 finding(s)');
    expect((await rawDelivery(parts(), toTraceSubject(text))).toString()).toBe(body);
  });

  it.each<[string, () => Event]>([['retracted', () => retracted(article)], ['erased', () => erased(article)]])('of an article that is %s shows no word of it', async (state, withdrawal) => {
    await recorded(configured('daily', 'full'), delivery, article, ...run, withdrawal());
    const found = await follow('daily/one');
    expect(found.articles[0]?.explanation[0]).toContain(state === 'erased' ? 'erased' : 'retracted since');
    expect(describeTrace(article.subject, found)).not.toMatch(/Ann|Borland|theft/);
    await expect(rawDelivery(parts(), toTraceSubject('daily/one'))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('withheld') as string });
  });

  it('gives no bytes of a delivery that is erased, though Kafka has not compacted it away yet', async () => {
    const record = writeEvent(delivery, topicNames);
    await log.append([record, { ...record, value: null }]);
    await expect(rawDelivery(parts(), toTraceSubject(deliveryId))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of an article that the projector has not read says that it waits for it', async () => {
    await append(article, ...run);
    const found = await follow(article.subject);
    expect(found).toMatchObject({ kind: 'article', foundIn: 'log' });
    expect(found.articles[0]?.explanation.join(' ')).toMatch(/The log holds 3 record\(s\).*Wait: the extractor is 1 record\(s\) behind in its partition, the projector 2\./);
  });

  it('of an article that was refused names the refusal', async () => {
    await append(refusedDelivery({ source: 'daily', body: '{"guid":"two"}', code: 'DELIVERY_FIELD_INVALID' }), refusedDelivery({ source: 'other', body: '{"guid":"two"}' }));
    const found = await follow('daily/two');
    expect(found).toMatchObject({ foundIn: 'nowhere', articles: [{ articleId: articleIdOf('daily', 'two'), deliveries: [{ kind: 'refused', source: 'daily', code: 'DELIVERY_FIELD_INVALID' }] }] });
    expect(found.articles[0]?.explanation.join()).toContain('on-record refusals show');
  });

  it('of an article whose delivery was kept and then refused names the refusal, until it is taken', async () => {
    const refused = refusedDelivery({ source: 'daily', body, receivedAt: at });
    await append(delivery, refused);
    expect((await follow('daily/one')).articles[0]?.explanation.join()).toMatch(new RegExp(`${deliveryId}.* was refused: DELIVERY_FIELD_INVALID`));
    expect(await follow(deliveryId)).toMatchObject({ kind: 'delivery', delivery: { kind: 'refused', bytes: bytes.length, authentication: 'hmac-sha256' } });
    const vouched = { ...delivery, payload: { ...delivery.payload, receivedAt: '2026-03-03T08:00:00.000Z', authentication: 'operator' as const } };
    await append(vouched);
    expect(await follow(deliveryId)).toMatchObject({ delivery: { kind: 'received', authentication: 'operator', code: null } });
  });

  it('of a delivery that became nothing gives the delivery', async () => {
    await append(delivery);
    expect(await follow(deliveryId)).toMatchObject({ kind: 'delivery', foundIn: 'log', delivery: { kind: 'received', deliveryId } });
  });

  it('of a fact of which no row is made gives its record', async () => {
    const fact = configured('daily', 'full');
    await append(fact);
    const found = await follow(fact.id);
    expect(found).toMatchObject({ kind: 'other event', foundIn: 'log', records: [{ key: `daily/${fact.id}` }] });
    expect(describeTrace(fact.id, found)).toContain('SourceConfigured at trace.control/0/0');
  });

  it('of what nobody knows says so, and without a log that it was not looked at', async () => {
    expect(await follow(received({ source: 'x', guid: 'y', text: 'Z' }).subject)).toMatchObject({ kind: 'unknown', foundIn: 'nowhere' });
    const blind = await followTrace({ ...parts(), place: undefined }, toTraceSubject('daily/none'));
    expect(blind.articles[0]?.explanation).toEqual(['The read models know nothing of it; the log was not looked at.']);
  });
});
