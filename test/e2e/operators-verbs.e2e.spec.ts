import { articleIdOf, partitionOf, topicNamesOf, type EventLog } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Product } from '../support/product';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const TOKEN = 'the-token-of-the-operator-of-the-e2e-tests';
const article = (guid: string): string => JSON.stringify({
  guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks',
  body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' },
});
const withWrongSignature = { 'x-on-record-signature': `sha256=${'0'.repeat(64)}` };
const execute = ['--execute', '--as', 'ann', '--reason', 'the secret was mistyped'];

describe("the operator's verbs on the running product", () => {
  const topicPrefix = uniqueName('verbs');
  const topicNames = topicNamesOf(topicPrefix);
  let product: Product;
  let log: EventLog;

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix, databaseUrl: await createDatabase('verbs'), environment: { INGESTOR_OPERATOR_TOKEN: TOKEN } });
    await product.start();
    log = await connectKafkaLog({ brokers: kafkaBrokers().split(','), clientId: 'verbs' });
  }, 180_000);

  afterAll(async () => {
    await log?.close();
    await product?.stop();
  }, 60_000);

  const ask = async (...verb: readonly string[]): Promise<Record<string, unknown>> => JSON.parse(await product.operator(...verb, '--json')) as Record<string, unknown>;
  const accusations = async (): Promise<number> => ((await product.get('/v1/accusations')).body['items'] as unknown[]).length;
  const articles = async (): Promise<number> => (await log.offsets([topicNames('articles')])).reduce((sum, { next }) => sum + Number(next), 0);

  it('a delivery refused for its signature is found, shown, delivered again by the operator, and becomes an article once', async () => {
    const refused = await product.push(article('one'), withWrongSignature);
    expect([refused.status, refused.body['code']]).toEqual([401, 'DELIVERY_SIGNATURE_INVALID']);
    const deliveryId = String(refused.body['deliveryId']);
    expect(await ask('refusals', 'list', '--source', 'spec-daily')).toMatchObject({ found: 1, deliveries: [{ deliveryId, httpStatus: 401, isUnproven: true }] });

    const folder = mkdtempSync(join(tmpdir(), 'on-record-verbs-'));
    const shown = await product.operator('refusals', 'show', deliveryId, '--body-to', join(folder, 'body'));
    expect(shown).toContain('refused with 401 DELIVERY_SIGNATURE_INVALID');
    expect(readFileSync(join(folder, 'body'), 'utf8')).toBe(article('one'));
    await expect(product.operator('refusals', 'show', deliveryId, '--body-to', join(folder, 'body'))).rejects.toThrow(/left as it is/);
    rmSync(folder, { recursive: true });

    const before = await articles();
    expect(await ask('refusals', 'resubmit', '--source', 'spec-daily')).toMatchObject({ isDryRun: true, deliveries: 0, unproven: 1 });
    expect(await product.operator('refusals', 'resubmit', deliveryId)).toContain('Nothing was changed.');
    await expect(product.operator('refusals', 'resubmit', deliveryId, '--execute', '--as', 'ann')).rejects.toThrow(/give --reason/);
    expect(await articles()).toBe(before);

    expect(await product.operator('refusals', 'resubmit', deliveryId, ...execute)).toContain('Of 1 deliveries 1 were taken, 0 refused again.');
    await until(async () => (await accusations()) === 1, { withinMs: 60_000, describe: 'the article to be read' });
    expect(await ask('refusals', 'resubmit', deliveryId)).toMatchObject({ deliveries: 0, takenBefore: 1 });
    expect(await ask('refusals', 'resubmit', deliveryId, '--again', ...execute)).toMatchObject({ taken: 1, results: [{ outcome: { status: 200, what: 'known already' } }] });
    expect(await articles()).toBe(before + 1);
    expect(await accusations()).toBe(1);
  }, 180_000);

  it('an actor that editors merge and name stands under its new id and name for readers, until it is undone', async () => {
    const accuser = async (): Promise<unknown> => ((await product.get('/v1/pairs')).body['items'] as { accuser: object }[])[0]?.accuser;
    const shown = (canonical: string, name: string): Promise<unknown> =>
      until(async () => JSON.stringify(await accuser()) === JSON.stringify({ canonical, name }), { withinMs: 30_000, describe: `${canonical} to be shown as ${name}` });
    expect(await ask('actors', 'merge', 'country:NO', 'org:norway')).toMatchObject({ isDryRun: true, changes: [{ change: 'merge', readInArticles: 1 }] });
    await product.operator('actors', 'merge', 'country:NO', 'org:norway', ...execute);
    await product.operator('actors', 'rename', 'org:norway', 'The Norwegians', ...execute);
    await shown('org:norway', 'The Norwegians');
    expect((await product.get('/v1/accusations?accuser=country:NO')).body['items']).toMatchObject([{ accuser: { canonical: 'org:norway', name: 'The Norwegians', readAs: { canonical: 'country:NO', name: 'Norway' } } }]);
    expect(JSON.parse(await product.operator('actors', 'list', '--as-file'))).toEqual({ actors: [{ id: 'org:norway', name: 'The Norwegians', aliases: ['country:NO'] }] });
    await product.operator('actors', 'unmerge', 'country:NO', ...execute);
    await shown('country:NO', 'Norway');
  }, 120_000);

  it('says who resubmitted what, and keeps the token out of the log', async () => {
    const kept: string[] = [];
    for (const { topic, partition } of await log.offsets([...(['deliveries', 'control', 'refusals', 'articles'] as const).map(topicNames)])) {
      for await (const { headers, value } of log.read({ topic, partition }, 0n)) kept.push(`${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString()}`);
    }
    const act = kept.find((text) => text.includes('"verb":"refusals resubmit"')) ?? '';
    expect(act).toContain('"by":{"actor":"ann","reason":"the secret was mistyped"}');
    const delivery = kept.find((text) => text.includes('"authentication":"operator"')) ?? '';
    expect(delivery).toContain(String(/"actionId":"([^"]+)"/.exec(act)?.[1]));
    expect(kept.join('\n')).not.toContain(TOKEN);
  }, 60_000);

  it('what a mended reader does not take is refused again, and says why', async () => {
    expect((await product.push('{"guid":"two"}')).status).toBe(422);
    const { deliveries } = await ask('refusals', 'list', '--code', 'DELIVERY_FIELD_INVALID') as { deliveries: { deliveryId: string }[] };
    await expect(product.operator('refusals', 'resubmit', deliveries[0]!.deliveryId, ...execute)).rejects.toThrow(/refused again: DELIVERY_FIELD_INVALID .*headline/);
  }, 60_000);

  it('a record that is no event is listed, shown, not retried, and discarded', async () => {
    const articleId = articleIdOf('spec-daily', 'foreign');
    await log.append([{ topic: topicNames('articles'), partition: partitionOf(articleId, 12), key: 'foreign', headers: { ce_type: 'ArticleReceived' }, value: new TextEncoder().encode('{"a":"\u001b[2J') }]);
    const groups = await until(async () => {
      const found = JSON.parse(await product.operator('dead-letters', 'list', '--json')) as { letters: number; exampleId: string }[];
      return found.length > 0 && found;
    }, { withinMs: 60_000, describe: 'the dead letter to be listed' }) as { letters: number; exampleId: string }[];
    expect(groups).toMatchObject([{ letters: 1, code: 'EVENT_ENVELOPE_INVALID', stage: 'projector' }]);
    const shown = await product.operator('dead-letters', 'show', groups[0]!.exampleId);
    expect(shown).toContain('This release still refuses it: EVENT_ENVELOPE_INVALID');
    expect(shown).toContain('{"a":"\\u001b[2J');
    expect(await ask('dead-letters', 'retry', '--all', ...execute)).toMatchObject({ letters: 0, retried: 0, left: [{ why: 'unreadable' }] });
    expect(await product.operator('dead-letters', 'discard', groups[0]!.exampleId, ...execute)).toContain('Discarded: 1.');
    await until(async () => (await product.operator('dead-letters', 'list')).includes('(nothing)'), { withinMs: 60_000, describe: 'the dead letter to be settled' });
    expect(await product.operator('dead-letters', 'list', '--each', '--state', 'discarded', '--topic', 'articles')).toContain(groups[0]!.exampleId);
  }, 120_000);
});
