import { readEvent, topicNamesOf, topicRoles, type Event, type EventLog, type StoredRecord } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { migrate, openDatabase, readCheckpoints, type Database } from '@on-record/projections';
import { createDatabase } from '../support/database';
import { Product } from '../support/product';
import { projectedRoles, recordsOf } from '../support/project-log';
import { kafkaBrokers } from '../support/services';
import { until } from '../support/until';
import { GOLDEN_PREFIX, readGoldenDigests, readGoldenLog, writeGoldenLog, type GoldenRecord } from './golden-files';
import { goldenDeliveries, recordsByHand, unreadCorrection, type GoldenDelivery } from './golden-story';
import { countRefused, replayGoldenLog } from './replay-golden-log';
import { digestViews } from './view-digests';

// Run by `npm run golden-log -- record` and by no gate: it is no test, but needs what tests have.

const release = process.env['GOLDEN_LOG_RELEASE'] ?? '';
const topic = topicNamesOf(GOLDEN_PREFIX);

it(`records the golden log of ${release}`, async () => {
  const databaseUrl = await createDatabase('golden recording');
  const product = new Product({ brokers: kafkaBrokers(), topicPrefix: GOLDEN_PREFIX, databaseUrl });
  await product.operator('setup');
  const [log, database] = await Promise.all([connectKafkaLog({ brokers: kafkaBrokers().split(','), clientId: 'golden' }), openDatabase(databaseUrl)]);
  try {
    await play(product, log, database);
    const records = await readAll(log);
    const live = await digestViews(database);
    const anew = await openDatabase(await createDatabase('golden replay'));
    try {
      await migrate(anew);
      await replayGoldenLog(anew, records);
      const views = await digestViews(anew);
      expect(views).toEqual(live);
      writeGoldenLog(release, records, { refused: countRefused(records), views });
    } finally {
      await anew.close();
    }
  } finally {
    await Promise.all([product.stop(), log.close(), database.close()]);
  }
  expect(countRefused(readGoldenLog(release))).toEqual(readGoldenDigests(release).refused);
}, 300_000);

/** Lets the real processes make the log; what they do not write in this story is appended by hand. */
async function play(product: Product, log: EventLog, database: Database): Promise<void> {
  for (const app of ['ingestor', 'extractor', 'projector'] as const) await product.startApp(app);
  for (const delivery of goldenDeliveries()) await push(product, delivery);
  await readToTheEnd(log, database);
  await product.stopApp('extractor');
  await push(product, unreadCorrection);
  const articles = (await readAll(log)).filter(({ role }) => role === 'articles' || role === 'extractions').map(({ record }) => readEvent(record)).flatMap((read): readonly Event[] => (read.kind === 'event' ? [read.event] : []));
  await log.append(recordsByHand(articles, topic), { deadlineMs: 30_000 });
  await projectedToTheEnd(log, database);
  await until(async () => (await lettersOf(database)) === 2, { withinMs: 30_000, describe: 'two records to be set aside' });
  await product.operator('dead-letters', 'discard', '--code', 'EVENT_NOT_JSON', '--execute', '--as', 'desk', '--reason', 'for the golden log');
  await projectedToTheEnd(log, database);
}

async function push(product: Product, { source, body }: GoldenDelivery): Promise<void> {
  const { status } = await product.push(body, {}, source);
  if (![200, 201, 422].includes(status)) throw new Error(`A delivery of the story was answered ${status}.`);
}

async function readToTheEnd(log: EventLog, database: Database): Promise<void> {
  await until(async () => {
    const ends = (await log.offsets([topic('articles')])).filter(({ next }) => next > 0n);
    const read = await log.committedOffsets(`${GOLDEN_PREFIX}-extractor`, [topic('articles')]);
    return ends.every(({ partition, next }) => read.some((each) => each.partition === partition && each.offset === next));
  }, { withinMs: 60_000, describe: 'the extractor to come to the end' });
  await projectedToTheEnd(log, database);
}

async function projectedToTheEnd(log: EventLog, database: Database): Promise<void> {
  await until(async () => {
    const stored = await readCheckpoints(database);
    const ends = (await log.offsets(projectedRoles.map(topic))).filter(({ next }) => next > 0n);
    return ends.every((end) => stored.some((each) => each.topic === end.topic && each.partition === end.partition && each.nextOffset === end.next));
  }, { withinMs: 60_000, describe: 'the projector to come to the end' });
}

async function lettersOf(database: Database): Promise<number> {
  return database.transaction('counting dead letters', async (client) => (await client.query('SELECT 1 FROM dead_letters')).rows.length);
}

async function readAll(log: EventLog): Promise<readonly GoldenRecord[]> {
  const byTopic = await Promise.all(topicRoles.map(async (role) => {
    const partitions = await Promise.all((await log.offsets([topic(role)])).map(({ partition, first }) => recordsOf(log.read({ topic: topic(role), partition }, first))));
    return partitions.flat().map((record: StoredRecord): GoldenRecord => ({ role, record }));
  }));
  return byTopic.flat();
}
