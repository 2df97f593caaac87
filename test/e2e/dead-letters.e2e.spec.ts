import { topicNamesOf, writeEvent, type Event, type EventLog, type LogRecord } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { openDatabase, readCheckpoints, type Database } from '@on-record/projections';
import { join } from 'node:path';
import { withMalformed } from '../support/malformed-records';
import { Product } from '../support/product';
import { readModelRows } from '../support/read-model-rows';
import { configured, quarrel } from '../support/recorded-articles';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const brokers = kafkaBrokers();
const brokenRelease = { NODE_OPTIONS: `--require ${join(__dirname, '..', 'support', 'broken-release.cjs')}` };
const projected = ['articles', 'extractions', 'control', 'dead-letters'] as const;

const story = (guid: string): readonly Event[] => [quarrel(guid).article, ...quarrel(guid).run];
const recordsOf = (events: readonly Event[]): readonly LogRecord[] => events.map((event) => writeEvent(event, topicNamesOf('spec')));
const good = recordsOf([configured('daily', 'full'), ...Array.from({ length: 600 }, (_, place) => story(`good-${place}`)).flat()]);
const foreign = recordsOf(Array.from({ length: 20 }, (_, place) => story(`foreign-${place}`)).flat()).filter(({ headers }) => headers['ce_type'] === 'ExtractionCompleted');

/** A log that holds some records, the product beside it, and its database. */
interface FilledRecord {
  readonly log: EventLog;
  readonly product: Product;
  readonly database: Database;
  readonly topic: (role: (typeof projected)[number]) => string;
}

let open: FilledRecord[] = [];

async function fill(records: readonly LogRecord[]): Promise<FilledRecord> {
  const topicPrefix = uniqueName('dead-letters');
  const databaseUrl = await createDatabase('dead letters');
  const product = new Product({ brokers, topicPrefix, databaseUrl });
  await product.operator('setup');
  const log = await connectKafkaLog({ brokers: brokers.split(','), clientId: 'test' });
  await log.append(records.map((record) => ({ ...record, topic: record.topic.replace(/^spec/, topicPrefix) })), { deadlineMs: 30_000 });
  const filled = { log, product, database: await openDatabase(databaseUrl), topic: topicNamesOf(topicPrefix) };
  open.push(filled);
  return filled;
}

/** Waits until the projector stands at the end of every topic. */
async function projectedToTheEnd({ log, database, topic }: FilledRecord): Promise<void> {
  await until(async () => {
    const ends = (await log.offsets(projected.map(topic))).filter(({ next }) => next > 0n);
    const checkpoints = new Map((await readCheckpoints(database)).map((each) => [`${each.topic}/${each.partition}`, each.nextOffset]));
    return ends.every((end) => checkpoints.get(`${end.topic}/${end.partition}`) === end.next);
  }, { withinMs: 90_000, describe: 'the projector to come to the end of the log' });
}

const query = async ({ database }: FilledRecord, sql: string): Promise<readonly Record<string, unknown>[]> =>
  database.connection('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

/** The rows of articles and sources: dead letters are no part of what readers see. */
async function readersRows({ database }: FilledRecord): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await readModelRows(database);
  return new Map([...rows].map(([id, ofArticle]) => [id, ofArticle.filter((row) => !row.startsWith('dead_letter'))]));
}

/** Where records of the log stand, by key. */
async function placesOf({ log, topic }: FilledRecord): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const { topic: name, partition } of await log.offsets([topic('articles'), topic('extractions')])) {
    for await (const { key, offset } of log.read({ topic: name, partition }, 0n)) places.set(key, `${name}/${partition}/${offset}`);
  }
  return places;
}

describe('malformed events among good ones', () => {
  let clean: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const filled = await fill(good);
    await filled.product.startApp('projector');
    await projectedToTheEnd(filled);
    clean = await readersRows(filled);
  }, 180_000);

  afterEach(async () => {
    await Promise.all(open.map(async ({ product, database, log }) => Promise.all([product.stop(), database.close(), log.close()])));
    open = [];
  }, 60_000);

  it('become dead letters, just they, with code and place, and the good ones become the rows of a log without them', async () => {
    const { records, malformed } = withMalformed(good, foreign, 100);
    const filled = await fill(records);
    await filled.product.startApp('projector');
    await projectedToTheEnd(filled);
    const places = await placesOf(filled);
    const expected = malformed.map(({ record, code }) => ({ place: places.get(record.key), code, state: 'open', stage: 'projector', attempts: 1 }));
    const found = await query(filled, `SELECT topic || '/' || partition || '/' || "offset" AS place, code, state, stage, attempts FROM gen_1.dead_letter_states`);
    expect(new Set(malformed.map(({ what }) => what)).size).toBe(6);
    expect(found.toSorted(byPlace)).toEqual(expected.toSorted(byPlace));
    expect(await readersRows(filled)).toEqual(clean);
  }, 240_000);

  it('that only a broken release could not read are appended again after the upgrade, and end in the rows of a clean run', async () => {
    const filled = await fill(good);
    await filled.product.startApp('projector', brokenRelease);
    await projectedToTheEnd(filled);
    const codes = await query(filled, `SELECT DISTINCT code FROM gen_1.dead_letter_states WHERE state = 'open' ORDER BY code`);
    expect(codes.map(({ code }) => code)).toEqual(['EVENT_ENVELOPE_INVALID', 'EVENT_NOT_JSON', 'EVENT_PAYLOAD_INVALID', 'EVENT_TYPE_UNKNOWN', 'HANDLER_BROKE']);
    expect(await readersRows(filled)).not.toEqual(clean);
    await filled.product.kill('projector');
    await filled.product.startApp('projector');
    await filled.product.operator('dead-letters', 'retry', '--all', '--reason', 'the reader is mended', '--execute');
    await projectedToTheEnd(filled);
    expect(await readersRows(filled)).toEqual(clean);
    expect(await query(filled, 'SELECT DISTINCT state FROM gen_1.dead_letter_states')).toEqual([{ state: 'retried' }]);
  }, 240_000);
});

function byPlace(a: Record<string, unknown>, b: Record<string, unknown>): number {
  return String(a['place']) < String(b['place']) ? -1 : 1;
}
