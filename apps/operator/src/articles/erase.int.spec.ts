import { articleIdOf, deliveryIdOf, eventIdOf, makeEvent, partitionOf, readEvent, sha256Hex, writeEvent, type Event, type LogPlace } from '@on-record/domain';
import { followStandby, rebuild, verifyGeneration } from '@on-record/projections';
import { configured, quarrel, received, retracted } from '../../../../test/support/recorded-articles';
import { openProjectedDesk, type ProjectedDesk } from '../../../../test/support/projected-desk';
import { refusedDelivery } from '../../test/refused-deliveries';
import { changeFindings } from '../findings/change-findings';
import { erase, type EraseWish } from './erase.command';
import { retract } from './retract.command';

jest.setTimeout(120_000);

const ann = { actor: 'ann', reason: 'a court ordered it' };
const GROUP = 'extractor';
let open: ProjectedDesk;
let compacted: LogPlace[];

beforeEach(async () => {
  open = await openProjectedDesk('erase');
  compacted = [];
  await open.record([configured('daily', 'full')]);
});
afterEach(() => open.close());

/** Takes away what is to be compacted, as Kafka would. */
const compact: EraseWish['compact'] = (places) => {
  compacted.push(...places);
  for (const place of places) open.desk.log.removeRecords(place, (record) => record.offset === place.offset);
  return Promise.resolve({ left: [] });
};
const caughtUp = async (): Promise<void> => {
  for (const { topic, partition, next } of await open.desk.log.offsets([open.desk.topicNames('articles')])) open.desk.log.setCommittedOffset(GROUP, { topic, partition }, next + 100n);
};
const run = async (article: string, how: Partial<EraseWish> = {}): Promise<string> => {
  await caughtUp();
  return erase(open.desk, article, { by: ann, compact, extractorGroup: GROUP, projectedWithinMs: 20_000, ...how });
};
const asked = async (article: string, how: Partial<EraseWish> = {}): Promise<Record<string, unknown>> => JSON.parse(await run(article, { ...how, json: true })) as Record<string, unknown>;

/** The bytes of a delivery of the daily, as they are kept. */
function delivered(body: string, receivedAt = '2026-03-02T08:00:00.000Z'): Event<'DeliveryReceived'> {
  const bytes = Buffer.from(body);
  const [contentType, sha256] = ['application/json', sha256Hex(bytes)];
  const deliveryId = deliveryIdOf('daily', contentType, sha256);
  const context = { id: eventIdOf('DeliveryReceived', deliveryId), subject: deliveryId, time: receivedAt, correlationId: deliveryId, causationId: deliveryId };
  return makeEvent('DeliveryReceived', context, {
    deliveryId, source: 'daily', format: 'on-record-json', receivedAt, headers: {}, authentication: 'hmac-sha256',
    body: { contentType, base64: bytes.toString('base64'), bytes: bytes.length, sha256, isTruncated: false },
  });
}
const broughtBy = <E extends Event>({ payload: { deliveryId } }: Event<'DeliveryReceived'>, event: E): E => JSON.parse(JSON.stringify(event).replace(/"deliveryId":"[^"]+"/, `"deliveryId":"${deliveryId}"`)) as E;

/** What the log still tells of each key, in one topic. */
function standing(role: 'articles' | 'extractions' | 'control' | 'deliveries' | 'refusals'): readonly string[] {
  const byKey = new Map<string, string>();
  for (const record of open.desk.log.records(open.desk.topicNames(role))) {
    const read = readEvent(record);
    if (read.kind === 'event') byKey.set(record.key, read.event.type);
    else byKey.delete(record.key);
  }
  return [...byKey.values()].sort();
}
const stateOf = async (id: string): Promise<unknown> => (await open.query(`SELECT state, withheld_reason FROM read_v1.articles WHERE article_id = '${id}'`))[0];

async function tell(guid: string): Promise<{ readonly id: string; readonly delivery: Event<'DeliveryReceived'> }> {
  const { article, run: findings } = quarrel(guid);
  const delivery = delivered(`{"guid":"${guid}"}`);
  await open.record([delivery, broughtBy(delivery, article), ...findings]);
  return { id: article.subject, delivery };
}

describe('erasing an article', () => {
  it('says how much of each topic, and changes nothing', async () => {
    const { id } = await tell('urn:daily:1');
    expect(await asked(id, { by: undefined })).toMatchObject({ isDryRun: true, isDone: false, articles: 1, extractions: 2, deliveries: 1, refusals: 0, otherArticles: 0, generations: 1, records: 4 });
    const said = await run(id, { by: undefined, rewrite: true });
    expect(said).toMatch(/To be erased of article \S+: 4 record\(s\) of the log[^]*written anew \(VACUUM FULL\)[^]*Nothing was changed\./);
    expect(await stateOf(id)).toMatchObject({ state: 'visible' });
  });

  it('leaves of it what operators did, in the log and for readers, and of others everything', async () => {
    const { id } = await tell('urn:daily:1');
    const other = await tell('urn:daily:2');
    await retract(open.desk, [id], { by: { actor: 'ben', reason: 'hold on' } });
    await open.record([retracted(quarrel('urn:daily:1').article)]);
    for (const story of ['urn:daily:1', 'urn:daily:2'].map(quarrel)) {
      const ids = story.run.flatMap((event) => (event.type === 'AccusationExtracted' ? [event.payload.accusationKey] : []));
      await changeFindings(open.desk, { verb: 'findings confirm', ids, change: { kind: 'confirmed' } }, { by: { actor: 'eve', reason: 'as it says' } });
    }
    expect(await asked(id)).toMatchObject({ isDryRun: false, control: 2, tombstones: 7, late: 0, behind: [], inLog: 0, isWaitedFor: true });
    expect(standing('articles')).toEqual(['ArticleErased', 'ArticleReceived', 'ArticleRetracted']);
    expect([standing('extractions'), standing('deliveries')]).toEqual([['AccusationExtracted', 'ExtractionCompleted'], ['DeliveryReceived']]);
    expect(await stateOf(id)).toEqual({ state: 'erased', withheld_reason: 'a court ordered it' });
    expect(await stateOf(other.id)).toMatchObject({ state: 'visible' });
    for (const table of ['article_revisions', 'accusations', 'runs']) expect(await open.query(`SELECT FROM ${table} WHERE article_id = '${id}'`)).toEqual([]);
    expect(compacted).toHaveLength(7);
    // Of what editors said that of the other article is left, and of the acts those about withdrawals.
    expect(standing('control')).toEqual(['FindingOverridden', 'OperatorActed', 'OperatorActed', 'OperatorActed', 'SourceConfigured']);
    expect(await run(id, { by: undefined })).toBe(`Nothing is left of article ${id} in the log: it was erased.`);
  });

  it('puts the act and the erasure before the tombstones, and what leads to deliveries last', async () => {
    const { id } = await tell('urn:daily:1');
    const order: string[] = [];
    const { log } = open.desk;
    const append = log.append.bind(log);
    log.append = (records, options) => {
      order.push(...records.map(({ topic, value, headers }) => `${topic.split('.').at(-1)} ${value === null ? 'tombstone' : headers['ce_type']}`));
      return append(records, options);
    };
    await run(id);
    expect([...new Set(order)]).toEqual(['control OperatorActed', 'articles ArticleErased', 'deliveries tombstone', 'extractions tombstone', 'articles tombstone']);
    const act = log.records(open.desk.topicNames('control')).map((record) => readEvent(record)).find((read) => read.kind === 'event' && read.event.type === 'OperatorActed');
    expect(act).toMatchObject({ event: { payload: { verb: 'erase', arguments: { articleId: id }, effect: { articles: 1, extractions: 2, deliveries: 1 } } } });
  });

  it('finds deliveries and refusals that no revision names by guid or headline, but not those of other articles and sources', async () => {
    const { id } = await tell('urn:daily:1');
    const repeated = delivered('{ "guid": "urn:daily:1" }');
    const longer = delivered('{"guid":"urn:daily:12"}');
    const mentioning = delivered('{"guid":"urn:daily:3","seeAlso":"urn:daily:1"}');
    await open.record([repeated, longer, mentioning, broughtBy(mentioning, received({ source: 'daily', guid: 'urn:daily:3', text: 'Three\nNobody spoke.' })),
      refusedDelivery({ source: 'daily', body: '{"guid":"urn:daily:1"' }), refusedDelivery({ source: 'other', body: '{"guid":"urn:daily:1"' })]);
    expect(await asked(id)).toMatchObject({ deliveries: 2, unnamedDeliveries: 2, refusals: 1, otherArticles: 0 });
    expect([standing('deliveries').length, standing('refusals').length]).toEqual([2, 1]);
  });

  it('says how many other articles share a delivery with it', async () => {
    const { id, delivery } = await tell('urn:daily:1');
    await open.record([broughtBy(delivery, received({ source: 'daily', guid: 'urn:daily:2', text: 'Two\nNobody spoke.' }))]);
    expect(await run(id, { by: undefined })).toContain('1 other article(s) share a delivery with it and lose their raw bytes');
  });

  it('erases what an extractor appends meanwhile, and what comes later when it is done again', async () => {
    const { id } = await tell('urn:daily:1');
    const { article, run: findings } = quarrel('urn:daily:1');
    const lateFindings = findings.map((event) => writeEvent(event, open.desk.topicNames));
    const { log } = open.desk;
    let isLate = false;
    const committed = log.committedOffsets.bind(log);
    log.committedOffsets = async (group, topics) => {
      if (!isLate) await log.append(lateFindings);
      isLate = true;
      return committed(group, topics);
    };
    expect(await asked(id)).toMatchObject({ late: 2, tombstones: 6 });
    expect(standing('extractions')).toEqual([]);
    await open.record([article, ...findings]);
    expect(await stateOf(id)).toMatchObject({ state: 'erased' });
    expect(await asked(id, { by: undefined })).toMatchObject({ isErasedBefore: true, isDone: false, articles: 1, extractions: 2 });
    expect(await asked(id)).toMatchObject({ tombstones: 3, inLog: 0 });
    expect(await asked(id)).toMatchObject({ isDone: true, tombstones: 0 });
    expect(standing('articles')).toEqual(['ArticleErased']);
  });

  it('is done to its end when it is done again after the log went away in the middle', async () => {
    const { id } = await tell('urn:daily:1');
    const { log } = open.desk;
    const append = log.append.bind(log);
    let appends = 0;
    log.append = (records, options) => ((appends += 1) === 4 ? Promise.reject(new TypeError('cut off')) : append(records, options));
    await expect(run(id)).rejects.toThrow('cut off');
    expect(standing('deliveries')).toEqual([]);
    expect(standing('extractions')).toHaveLength(2);
    expect(await asked(id)).toMatchObject({ isErasedBefore: true, tombstones: 3 });
    expect([...standing('extractions'), ...standing('deliveries'), ...standing('articles')]).toEqual(['ArticleErased']);
  });

  it('erases records that nobody can read, by their key', async () => {
    const { id } = await tell('urn:daily:1');
    await open.desk.log.append([{ topic: open.desk.topicNames('articles'), partition: partitionOf(id, 12), key: `${id}/nonsense`, headers: {}, value: Buffer.from('{') }]);
    expect(await asked(id)).toMatchObject({ articles: 2, tombstones: 5 });
  });

  it('does not wait where it is told so, and says what is left then', async () => {
    const { id } = await tell('urn:daily:1');
    expect(await run(id, { wait: false })).toMatch(/Erased: 4 record\(s\)[^]*Not waited for/);
    expect(compacted).toEqual([]);
    await open.record([]);
    expect(await stateOf(id)).toMatchObject({ state: 'erased' });
  });

  it('says which generations have not read it, and what Kafka has still to do', async () => {
    const { id } = await tell('urn:daily:1');
    await open.pause();
    const said = await run(id, { projectedWithinMs: 0, compact: (places) => Promise.resolve({ left: places.slice(0, 2) }) });
    expect(said).toContain('Not yet out of gen_1: the projector has not read so far (on-record lag).');
    expect(said).toContain('Kafka has still to compact 2 record(s)');
    const denied = await run(id, { projectedWithinMs: 0, compact: (places) => Promise.resolve({ left: places, denied: 'It may not.' }) });
    expect(denied).toContain('Kafka takes no settings of topics from us');
  });

  it('goes from a generation that is kept beside the active one, and one that is made from what Kafka left is equal to both', async () => {
    const { id } = await tell('urn:daily:1');
    await tell('urn:daily:2');
    const { log, database, topicNames } = open.desk;
    const topics = (['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames);
    const parts = { database, log, identity: await log.identity(topics), topics };
    await rebuild({ ...parts, deadLetterTopic: topicNames('dead-letters') });
    const follower = await log.consume({ groupId: 'standby', topics, handler: await followStandby(parts), groupOffsets: 'for-display' });
    expect(await open.query('SELECT FROM gen_2.article_revisions')).toHaveLength(2);
    expect(await asked(id)).toMatchObject({ generations: 2, behind: [], inLog: 0 });
    await follower.stop();
    for (const schema of ['gen_1', 'gen_2']) expect(await open.query(`SELECT article_id FROM ${schema}.accusations WHERE article_id = '${id}'`)).toEqual([]);
    for (const generation of [1, 2]) expect(await verifyGeneration({ ...parts, deadLetterTopic: topicNames('dead-letters'), limit: 20, generation })).toMatchObject({ differences: 0, found: [] });
  });

  it('does not know an article of which nothing is in the log', async () => {
    await expect(run('daily/nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(articleIdOf('daily', 'refused'), { by: undefined }).catch((error: unknown) => error)).toMatchObject({ code: 'NOT_FOUND' });
    await open.record([refusedDelivery({ source: 'daily', body: '{"guid":"refused"}' })]);
    expect(await asked('daily/refused', { by: undefined })).toMatchObject({ refusals: 1, articles: 0 });
  });
});
