import { topicNamesOf, writeEvent, type EventLog } from '@on-record/domain';
import { connectKafkaLog, setGroupOffsets, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, type Database } from '@on-record/projections';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../../../test/support/database';
import { quarrel } from '../../../../test/support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../../../../test/support/services';
import { operatorConfiguration } from '../operator.config';
import { writeBackup } from './backup-file';
import { takeBackup } from './backup.command';
import { restore } from './restore.command';

const connection = { brokers: kafkaBrokers().split(','), clientId: 'test' };
const by = { actor: 'ann', reason: 'offsets expired' };

describe('a backup of what is not in the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-backup-'));
  const file = join(folder, 'backup.json');
  const prefix = uniqueName('backup');
  const topicNames = topicNamesOf(prefix);
  const topic = topicNames('articles');
  const group = `${prefix}-extractor`;
  const configure = (change: object = {}) => operatorConfiguration.parse({ KAFKA_BROKERS: kafkaBrokers(), TOPIC_PREFIX: prefix, EXTRACTOR_GROUP: group, DATABASE_URL: url, ...change });
  let log: EventLog;
  let database: Database;
  let url: string;

  beforeAll(async () => {
    await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    url = await createDatabase('backup');
    [log, database] = await Promise.all([connectKafkaLog(connection), openDatabase(url)]);
    await migrate(database);
    await log.append(Array.from({ length: 40 }, (_, number) => writeEvent(quarrel(`backup-${number}`).article, topicNames)), { deadlineMs: 30_000 });
  }, 120_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([log?.close(), database?.close()]);
  });

  const standsAt = async (): Promise<ReadonlyMap<number, bigint>> => new Map((await log.committedOffsets(group, [topic])).map(({ partition, offset }) => [partition, offset]));

  it('brings the extractors back to where they stood, and keeps who did it', async () => {
    const places = [{ topic, partition: 3, offset: 2n }, { topic, partition: 5, offset: 1n }];
    await setGroupOffsets(connection, group, places);
    await writeBackup(file, await takeBackup({ log, database, topicNames }, configure()));
    await setGroupOffsets(connection, group, places.map((place) => ({ ...place, offset: 0n })));
    const dryRun = await restore(configure(), file, undefined);
    expect(dryRun).toMatchObject({ isDone: false, members: 0, offsets: [{ partition: 3, offset: 2n, now: 0n }, { partition: 5, offset: 1n, now: 0n }] });
    expect(await standsAt()).toEqual(new Map([[3, 0n], [5, 0n]]));
    await restore(configure(), file, by);
    expect(await standsAt()).toEqual(new Map([[3, 2n], [5, 1n]]));
    const kept: string[] = [];
    for await (const { headers } of log.read({ topic: topicNames('control'), partition: 0 }, 0n)) kept.push(`${headers['ce_type']} ${headers['ce_subject']}`);
    expect(kept).toEqual(['OperatorActed restore']);
  }, 60_000);

  it('is not restored while extractors read', async () => {
    const extractor = await log.consume({ groupId: group, topics: [topic], handler: { startOffset: () => Promise.resolve(undefined), handle: () => Promise.resolve({ kind: 'handled' }) } });
    try {
      await expect(restore(configure(), file, by)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('stop them all first') as string });
      await expect(setGroupOffsets(connection, group, [{ topic, partition: 3, offset: 0n }])).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    } finally {
      await extractor.stop();
    }
  }, 60_000);

  it('is not restored into another log, nor when it was changed, and is not written over another', async () => {
    const other = uniqueName('other');
    await setUpTopics({ ...connection, topicNames: topicNamesOf(other), replicationFactor: 1 });
    await expect(restore(configure({ TOPIC_PREFIX: other }), file, by)).rejects.toMatchObject({ code: 'LOG_REPLACED' });
    await expect(writeBackup(file, await takeBackup({ log, database, topicNames }, configure()))).rejects.toThrow(/there already/);
    const changed = join(folder, 'changed.json');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('"offset": "2"', '"offset": "1"'));
    await expect(restore(configure(), changed, by)).rejects.toThrow(/SHA-256/);
    await expect(restore(configure(), join(folder, 'none.json'), by)).rejects.toThrow(/cannot be opened/);
  }, 60_000);
});
