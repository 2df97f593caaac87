import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../support/database';
import { Product } from '../support/product';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const article = (guid: string): object => ({
  guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks', body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' },
});

describe('the verbs about the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-log-verbs-'));
  const topicPrefix = uniqueName('log-verbs');
  let product: Product;
  let moved: Product;
  let articleId: string;

  beforeAll(async () => {
    const databaseUrl = await createDatabase('log verbs');
    product = new Product({ brokers: kafkaBrokers(), topicPrefix, databaseUrl });
    moved = new Product({ brokers: kafkaBrokers(), topicPrefix: `${topicPrefix}-moved`, databaseUrl });
    await product.operator('setup');
    for (const app of ['ingestor', 'extractor', 'projector'] as const) await product.startApp(app);
    articleId = String((await product.push(article('one'), {}, 'spec-open')).body['articleId']);
    let said = '';
    await until(async () => {
      said = await product.operator('trace', articleId);
      return /It is shown with \d finding/.test(said);
    }, { withinMs: 60_000, describe: () => `the article to be shown: ${said}` });
  }, 180_000);

  afterAll(async () => {
    await Promise.all([product, moved].map((each) => each?.stop()));
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('lead from a finding to the bytes of its delivery, and nothing else on standard output', async () => {
    const { articles } = JSON.parse(await product.operator('trace', articleId, '--json')) as { articles: { trace: { findings: { key: string }[] } }[] };
    expect(await product.operator('trace', articles[0]!.trace.findings[0]!.key, '--raw')).toBe(JSON.stringify(article('one')));
    await expect(product.operator('trace', 'spec-open/never')).rejects.toThrow(/NOT_FOUND.*never taken/s);
    await product.push({ guid: 'faulty' }, {}, 'spec-open');
    expect(await product.operator('trace', 'spec-open/faulty')).toMatch(/was refused: DELIVERY_FIELD_INVALID.*on-record refusals show/s);
  }, 120_000);

  it('follow the log until Ctrl-C', async () => {
    const tail = product.startOperator('events', 'tail', '--topic', 'articles', '--follow');
    let printed = '';
    tail.stdout?.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
    tail.stderr?.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
    await until(() => printed.includes('ArticleReceived'), { withinMs: 30_000, describe: () => `the first article to be printed: ${printed}` });
    const second = String((await product.push(article('two'), {}, 'spec-open')).body['articleId']);
    await until(() => printed.includes(second), { withinMs: 30_000, describe: () => `the next article to be printed: ${printed}` });
    const ended = once(tail, 'exit');
    tail.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(printed).not.toContain('Norway');
    expect(await product.operator('events', 'show', printed.split(/\s+/)[1]!)).toContain('(--payload shows them)');
  }, 120_000);

  it('move a log: what was exported is imported under another prefix, once', async () => {
    const to = join(folder, 'export');
    expect(await product.operator('log', 'export', '--to', to)).toContain(`Written to ${to}.`);
    expect(JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'))).toMatchObject({ formatVersion: 1, topicPrefix });
    await moved.operator('setup');
    expect(await moved.operator('log', 'import', '--from', to)).toContain('Nothing was changed.');
    expect(await moved.operator('log', 'import', '--from', to, '--execute', '--reason', 'a move')).toContain('Appended: ');
    await expect(moved.operator('log', 'import', '--from', to, '--execute', '--reason', 'again')).rejects.toThrow(/hold records already/);
    expect(await moved.operator('events', 'tail', '--subject', articleId)).toContain('AccusationExtracted');
  }, 180_000);

  it('keep and restore where the extractors stand', async () => {
    const file = join(folder, 'backup.json');
    await product.operator('backup', '--to', file);
    expect(await product.operator('restore', '--from', file)).toMatch(/1 extractor\(s\) read in group.*Nothing was changed/s);
    await expect(product.operator('restore', '--from', file, '--execute', '--reason', 'too early')).rejects.toThrow(/stop them all first/);
    await product.stopApp('extractor');
    expect(await product.operator('restore', '--from', file, '--execute', '--reason', 'a tool has set them')).toContain('The extractors read on from there');
    await expect(moved.operator('restore', '--from', file)).rejects.toThrow(/LOG_REPLACED/);
  }, 120_000);
});
