import { articleIdOf, makeEvent, revisionIdOf, type Event } from '@on-record/domain';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnginePool } from './engine-pool';

/** A worker that takes a while for each article, hangs at one that says so, and ends at another. */
const WORKER = `exports.version = () => '1.0.0+spec';
exports.extract = async ({ text }) => {
  if (text === 'hang') for (;;);
  if (text === 'end') process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  return { kind: 'extracted', findings: { statements: [], accusations: [], denials: [] }, diagnostics: [], workUnits: text.length };
};`;

function article(text: string): Event<'ArticleReceived'> {
  const articleId = articleIdOf('daily', text);
  const orderKey = { version: 1, versionCreatedMs: 0, receivedAtMs: 0, contentHash: 'a'.repeat(64) };
  const revisionId = revisionIdOf(articleId, orderKey);
  const time = '2026-01-02T03:04:05.000Z';
  return makeEvent('ArticleReceived', { id: revisionId, subject: articleId, time, correlationId: revisionId, causationId: revisionId }, {
    articleId, revisionId, deliveryId: revisionId, source: 'daily', guid: text, orderKey, version: 1, receivedAt: time,
    content: { text, marks: [], headline: text, language: 'en', publishedAt: time, timeZone: 'UTC' },
  });
}

const model = { sha256: '0', bytes: new Uint8Array(1) };

describe('engines in worker threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-pool-'));
  const workerFile = join(folder, 'worker.cjs');
  let pool: EnginePool;

  beforeAll(() => writeFileSync(workerFile, WORKER));
  beforeEach(async () => {
    pool = await EnginePool.start({ model, workerFile, workers: 1, hangAfterMs: 1_000 });
  });
  afterEach(() => pool.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('do not count waiting for a worker as hanging', async () => {
    const results = await pool.extractAll(Array.from({ length: 30 }, (_, place) => article(`Article ${place}`)));
    expect(results.map(({ kind }) => kind)).toEqual(Array(30).fill('extracted'));
  }, 30_000);

  it.each(['hang', 'end'])('answer an article at which they %s as failed, and go on with the others in order', async (text) => {
    const results = await pool.extractAll([article('a'), article(text), article('longer')]);
    expect(results.map((result) => (result.kind === 'failed' ? result.code : result.workUnits))).toEqual([1, 'ENGINE_BROKE', 6]);
  }, 30_000);

  it('say the version of the engine that their workers have', () => {
    expect(pool.version).toBe('1.0.0+spec');
  });

  it('do not start where no engine starts in a worker: every article would count as failed', async () => {
    await expect(EnginePool.start({ model, workerFile: join(folder, 'none.cjs'), workers: 1 })).rejects.toMatchObject({ code: 'ENGINE_BROKE', message: expect.stringContaining('none.cjs') });
  });
});
