import { topicNamesOf, writeEvent, type LogRecord, type StoredRecord } from '@on-record/domain';
import { createMemoryLog } from '@on-record/event-log';
import { createLogger } from '@on-record/runtime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLanguageModel } from '../../libs/language-model/src/index';
import { EnginePool } from '../../apps/extractor/src/engine-pool';
import { ExtractArticlesHandler } from '../../apps/extractor/src/extract-articles.handler';
import { runIngestor } from '../../apps/ingestor/test/running-ingestor';
import { inventedStories } from '../../tools/stack/push-samples.ts';

const root = join(__dirname, '..', '..');
const workerFile = join(root, 'apps', 'extractor', 'dist', 'engine.worker.js');
const topicNames = topicNamesOf('spec');

/** The facts that the ingestor makes of all sample articles. */
async function articleRecords(): Promise<readonly LogRecord[]> {
  const ingestor = await runIngestor();
  try {
    for (const file of [join(root, 'samples', 'seed-article.json'), ...inventedStories(root).map((story) => story.file)]) await ingestor.push(readFileSync(file));
    return ingestor.events('articles').map((event) => writeEvent(event, topicNames));
  } finally {
    await ingestor.close();
  }
}

/** All that extractor processes with so many worker threads append for these articles: every byte of every record, in order. */
async function extractedBytes(articles: readonly LogRecord[], workers: number): Promise<readonly string[]> {
  const log = createMemoryLog({ topicNames });
  const pool = await EnginePool.start({ workerFile, model: loadLanguageModel(), workers });
  try {
    const handler = new ExtractArticlesHandler({ log, reader: pool, topicNames, logger: createLogger({ app: 'spec', level: 'silent' }) });
    for (const [partition, ofPartition] of Map.groupBy(articles, (record) => record.partition)) {
      const records = ofPartition.map((record, place): StoredRecord => ({ ...record, offset: BigInt(place), appendedAtMs: 0 }));
      const end = BigInt(records.length);
      await handler.handle({ topic: topicNames('articles'), partition, fetchedFrom: 0n, nextOffset: end, endOffset: end, records }, { isAssigned: () => true, heartbeat: () => Promise.resolve() });
    }
    return log.records(topicNames('extractions')).map(({ partition, offset, key, headers, value }) => JSON.stringify([partition, String(offset), key, headers, Buffer.from(value ?? '').toString('base64')]));
  } finally {
    await pool.close();
    await log.close();
  }
}

it('all samples give the same events to the byte, with one worker thread and with two, however often they are read', async () => {
  const articles = await articleRecords();
  expect(articles).toHaveLength(31);
  const once = await extractedBytes(articles, 1);
  expect(once.length).toBeGreaterThan(300);
  for (const workers of [1, 2, 2]) expect(await extractedBytes(articles, workers)).toEqual(once);
}, 120_000);
