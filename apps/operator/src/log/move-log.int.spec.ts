import { topicNamesOf, topicRoles, writeEvent, type EventLog } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, type Database } from '@on-record/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../../../test/support/database';
import { withMalformed } from '../../../../test/support/malformed-records';
import { projectLog, recordsOf } from '../../../../test/support/project-log';
import { readModelRows } from '../../../../test/support/read-model-rows';
import { configured, quarrel, retracted } from '../../../../test/support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../../../../test/support/services';
import { exportLog } from './export-log';
import { runImport } from './import-log.command';

const connection = { brokers: kafkaBrokers().split(','), clientId: 'test' };
const by = { actor: 'ann', reason: 'a move' };

describe('a log that moves to other topics', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'on-record-move-')), 'export');
  const [from, to] = [uniqueName('from'), uniqueName('to')];
  const databases: Database[] = [];
  let log: EventLog;

  beforeAll(async () => {
    for (const prefix of [from, to]) await setUpTopics({ ...connection, topicNames: topicNamesOf(prefix), replicationFactor: 1 });
    log = await connectKafkaLog(connection);
    const events = [configured('daily', 'full'), ...Array.from({ length: 60 }, (_, number) => quarrel(`move-${number}`)).flatMap(({ article, run }, number) => [article, ...run, ...(number % 5 === 0 ? [retracted(article)] : [])])];
    const good = events.map((event) => writeEvent(event, topicNamesOf(from)));
    const foreign = Array.from({ length: 8 }, (_, number) => quarrel(`foreign-${number}`).run[1]!).map((event) => writeEvent(event, topicNamesOf(from)));
    await log.append(withMalformed(good, foreign, 20).records, { deadlineMs: 30_000 });
    await log.append([{ ...good[1]!, key: 'erased/1', value: null }]);
  }, 120_000);

  afterAll(async () => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
    await Promise.all([log?.close(), ...databases.map((database) => database.close())]);
  });

  const rowsOf = async (prefix: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const database = await openDatabase(await createDatabase(prefix));
    databases.push(database);
    await migrate(database);
    await projectLog(log, topicNamesOf(prefix), database);
    return readModelRows(database);
  };
  const recordsIn = async (prefix: string): Promise<readonly unknown[]> => {
    const topics = await log.offsets(topicRoles.map(topicNamesOf(prefix)));
    const found = await Promise.all(topics.map(async ({ topic, partition, first }) => recordsOf(log.read({ topic, partition }, first))));
    return found.flat().filter(({ key }) => !key.startsWith('log import/')).map(({ topic, partition, key, headers, value }) => [topic.slice(prefix.length), partition, key, headers, value && Buffer.from(value).toString('base64')]);
  };

  it('has the same records there, byte for byte, and gives the same rows', async () => {
    const manifest = await exportLog({ log, topicNames: topicNamesOf(from), topicPrefix: from, folder, release: '0.1.0', nowMs: Date.now() });
    const target = { log, topicNames: topicNamesOf(to) };
    const dryRun = await runImport(target, { from: folder }, undefined);
    expect(dryRun).toMatchObject({ target: { nonEmpty: [], isItsOrigin: false }, found: { tombstones: 1 } });
    expect(await recordsIn(to)).toEqual([]);
    const { imported } = await runImport(target, { from: folder }, by);
    const before = await recordsIn(from);
    expect(imported).toEqual({ records: before.length, erased: 0 });
    expect(manifest.segments.reduce((sum, { records }) => sum + records, 0)).toBe(before.length);
    expect(await recordsIn(to)).toEqual(before);
    const rows = await rowsOf(to);
    expect(rows.size).toBeGreaterThan(60);
    expect(rows).toEqual(await rowsOf(from));
  }, 120_000);

  it('is not written over what is there, and a second time only adds copies that change no row', async () => {
    const target = { log, topicNames: topicNamesOf(to) };
    await expect(runImport(target, { from: folder }, by)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await runImport(target, { from: folder, intoNonEmpty: true }, by);
    expect(await rowsOf(to)).toEqual(await rowsOf(from));
  }, 120_000);
});
