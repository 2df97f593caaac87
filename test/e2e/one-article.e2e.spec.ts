import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Product } from '../support/product';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const samples = join(__dirname, '..', '..', 'samples');
const sample = JSON.parse(readFileSync(join(samples, 'seed-article.json'), 'utf8')) as Record<string, unknown>;
const sampleText = readFileSync(join(samples, 'seed-article.txt'), 'utf8').replace(/\n$/, '');

interface Spanned {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface ActorAnswer {
  readonly canonical: string;
  readonly mention: Spanned;
}

interface Circumstance {
  readonly kind?: string;
  readonly name?: string;
  readonly value?: string;
}

interface Finding {
  readonly key: string;
  readonly content: Spanned;
  readonly channel?: Circumstance;
  readonly saidAt?: Circumstance;
  readonly speaker: ActorAnswer;
  readonly accuser: ActorAnswer;
  readonly accused: ActorAnswer;
  readonly allegation: Spanned;
  readonly mutualGroup: string;
}

/** What the sample says of channel and day: by the beginning of the words, who speaks, by which way, and when; what has neither in the text has neither on record. */
const SAID: readonly (readonly [words: string, speaker: string, channel: string | undefined, day: string | undefined])[] = [
  ['his call with Ukrainian President', 'person:donald-trump', undefined, undefined],
  ['the call aimed to', 'person:donald-trump', 'social-post: Truth Social', undefined],
  ['Just completed', 'person:donald-trump', undefined, undefined],
  ['We are very much on track', 'person:donald-trump', undefined, undefined],
  ['details of his', 'person:volodymyr-zelenskyy', 'social-post: X', undefined],
  ['We agreed that Ukraine', 'person:volodymyr-zelenskyy', undefined, undefined],
  ['to temporarily halt', 'person:vladimir-putin', undefined, '2025-03-18'],
  ['launching airstrikes', 'country:RU+country:UA', undefined, '2025-03-19'],
  ["Putin's promise to refrain", 'person:volodymyr-zelenskyy', undefined, '2025-03-19'],
  ['it had ceased targeting', 'country:RU', undefined, undefined],
  ['Kyiv of attacking', 'country:RU', undefined, undefined],
  ['Unfortunately, we see', 'person:dmitry-peskov', undefined, undefined],
];

/** Who accuses whom of what, and when; the first two accuse each other, none has a channel. */
const ACCUSED: readonly (readonly [accuser: string, accused: string, allegation: string, day: string | undefined])[] = [
  ['country:RU', 'country:UA', 'launching airstrikes that damaged infrastructure', '2025-03-19'],
  ['country:UA', 'country:RU', 'launching airstrikes that damaged infrastructure', '2025-03-19'],
  ['country:RU', 'country:UA', 'attacking equipment near one of its pipelines', undefined],
];

/** Dates as the pages write them. */
const dayOnPage = (day: string | undefined): string | undefined => (day === undefined ? undefined : `${Number(day.slice(8))} March 2025`);

/** The channel and the time in a list of facts of a page. */
function factsIn(html: string): readonly [channel: string | undefined, day: string | undefined] {
  const channel = /<li>(social media post|interview|[a-z ]*(?:statement|conference|call)|speech|broadcast|document)(?:: <bdi>([^<]*)<\/bdi>)?<\/li>/.exec(html);
  return [channel?.slice(1).filter(Boolean).join(': '), /<time[^>]*>([^<]*)<\/time>/.exec(html)?.[1]];
}

describe('one article, all the way through', () => {
  let product: Product;
  let articleId: string;

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName('one-article'), databaseUrl: await createDatabase('one_article') });
    await product.start();
    const pushed = await product.push(sample);
    expect(pushed.status).toBe(201);
    articleId = String(pushed.body['articleId']);
    await until(async () => (await product.get(`/v1/articles/${articleId}`)).body['state'] === 'visible', { withinMs: 60_000, describe: () => 'the article to become visible' });
  }, 180_000);

  afterAll(async () => product?.stop());

  it('answers 200 with the same ids when the article is pushed again', async () => {
    const again = await product.push(sample);
    expect(again.status).toBe(200);
    expect(again.body['articleId']).toBe(articleId);
  });

  it('keeps the canonical text as it was', async () => {
    expect((await product.get(`/v1/articles/${articleId}`)).body['text']).toBe(sampleText);
  });

  it('shows who accused whom, both directions of a mutual accusation in one group, and no other certain accusation', async () => {
    const { items } = (await product.get('/v1/accusations')).body as { items: Finding[] };
    const seen = items.map(({ accuser, accused, allegation }) => [accuser.mention.text, accuser.canonical, accused.mention.text, accused.canonical, allegation.text]);
    expect(seen.sort()).toEqual([
      ['Kyiv', 'country:UA', 'Moscow', 'country:RU', 'launching airstrikes that damaged infrastructure'],
      ['Moscow', 'country:RU', 'Kyiv', 'country:UA', 'launching airstrikes that damaged infrastructure'],
      ['Russia', 'country:RU', 'Kyiv', 'country:UA', 'attacking equipment near one of its pipelines'],
    ]);
    const groups = items.filter(({ accuser }) => accuser.mention.text !== 'Russia').map(({ mutualGroup }) => mutualGroup);
    expect(new Set(groups).size).toBe(1);
    expect(groups[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('codes the accusations of states as aggression, and gives them as dyads by ISO 3166', async () => {
    const rows = (await product.operator('export', 'dyads', '--format', 'jsonl')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map((row) => [row['source_country'], row['target_country'], row['cameo'], row['plover_event'], row['plover_contexts'], row['event_date'], row['date_precision'], row['mentions']])).toEqual([
      ['RUS', 'UKR', '1123', 'ACCUSE', 'military', '2025-03-19', 'day', 2],
      ['UKR', 'RUS', '1123', 'ACCUSE', 'military', '2025-03-19', 'day', 1],
    ]);
    const { items } = (await product.get('/v1/accusations?cameo=112')).body as { items: Finding[] };
    expect(items).toHaveLength(3);
    expect(await product.operator('export', 'dyads', '--until', '2025-03-01')).toMatch(/^event_date,[a-z_,]+,url\r\n$/);
  });

  it('shows each statement with speaker, channel and day, in the API and on the page, and with neither where the text gives none', async () => {
    const { items } = (await product.get('/v1/statements?limit=200')).body as { items: Finding[] };
    const html = await pageOf(`/articles/${articleId}`);
    const rowOf = ({ content, speaker, channel, saidAt }: Finding) => [SAID.find(([words]) => content.text.startsWith(words))?.[0], speaker.canonical, channel && `${channel.kind}: ${channel.name}`, saidAt?.value];
    const listed = items.map((item) => ({ item, row: rowOf(item) })).filter(({ row: [words] }) => words !== undefined);
    expect(listed.map(({ row }) => row)).toEqual(SAID);
    expect(listed.map(({ item: { key } }) => factsIn(between(html, `id="note-${key}"`, '</ul>')))).toEqual(SAID.map(([, , channel, day]) => [channel?.replace('social-post', 'social media post'), dayOnPage(day)]));
    const others = items.filter((item) => rowOf(item)[0] === undefined);
    expect(others.map(({ channel, saidAt }) => [channel, saidAt])).toEqual(others.map(() => [undefined, undefined]));
  });

  it('shows each accusation with its day, in the API, on the page of the article and on that of accusations', async () => {
    const { items } = (await product.get('/v1/accusations')).body as { items: Finding[] };
    expect(items.map(({ accuser, accused, allegation, saidAt, channel }) => [accuser.canonical, accused.canonical, allegation.text, saidAt?.value, channel])).toEqual(ACCUSED.map((row) => [...row, undefined]));
    for (const path of [`/articles/${articleId}`, '/accusations']) {
      const entries = (await pageOf(path)).split(/(?=<li class="entry )/).slice(1).map((entry) => between(entry, '', 'class="answers"'));
      // What is only implied is marked, and stands on the page of its article alone.
      expect(entries.filter((entry) => !entry.startsWith('<li class="entry certain"')).every((entry) => path !== '/accusations' && entry.includes('<li class="badge">uncertain</li>'))).toBe(true);
      const shown = entries.filter((entry) => entry.startsWith('<li class="entry certain"')).map((entry) => [[...entry.matchAll(/href="\/actors\/([^"]*)"/g)].map(([, id]) => decodeURIComponent(id!)), /<p class="what"[^>]*><bdi>([^<]*)/.exec(entry)?.[1], factsIn(between(entry, 'class="facts"', '</ul>')), entry.includes('<li class="badge">mutual</li>')]);
      expect([path, ...shown]).toEqual([path, ...ACCUSED.map(([accuser, accused, allegation, day], place) => [[accuser, accused], allegation, [undefined, dayOnPage(day)], place < 2])]);
    }
  });

  it('every span of every row slices to its text', async () => {
    const answers = await Promise.all(['statements', 'accusations', 'denials'].map((name) => product.get(`/v1/${name}?limit=200`)));
    const spans = answers.flatMap(({ body }) => [...spansIn(body)]);
    expect(spans.length).toBeGreaterThan(30);
    for (const { start, end, text } of spans) expect(sampleText.slice(start, end)).toBe(text);
  });

  it('leads the operator from the article to its raw delivery and its rows', async () => {
    const trace = await product.operator('trace', articleId, '--json');
    expect(JSON.parse(trace)).toMatchObject({ kind: 'article', foundIn: 'read models', articles: [{ articleId, trace: { state: 'visible' }, deliveries: [{ kind: 'received', source: 'spec-daily', authentication: 'hmac-sha256' }] }] });
    expect(JSON.parse(await product.operator('trace', articleId, '--raw'))).toEqual(sample);
    const status = JSON.parse(await product.operator('status', '--json')) as object;
    const { items } = (await product.get('/v1/accusations?certainty=all')).body as { items: Finding[] };
    expect(status).toMatchObject({ articles: { visible: 1 }, findings: { accusations: items.length } });
    const lag = JSON.parse(await product.operator('lag', '--json')) as { reader: string; topic: string; lag: number }[];
    expect(lag.map(({ reader, topic }) => `${reader} ${topic.split('.').at(-1)}`)).toEqual(['extractor articles', 'projector articles', 'projector extractions', 'projector control', 'projector dead-letters']);
    let behind = lag.filter((each) => each.lag > 0);
    await until(async () => {
      behind = (JSON.parse(await product.operator('lag', '--partitions', '--json')) as typeof lag).filter((each) => each.lag > 0);
      return behind.length === 0;
    }, { withinMs: 30_000, describe: () => `all lag to be gone: ${JSON.stringify(behind)}` });
  });

  async function pageOf(path: string): Promise<string> {
    return (await fetch(product.urlOf('query', path), { headers: { accept: 'text/html' } })).text();
  }

  it('lets an editor with the token correct an accusation from its page, which every surface follows', async () => {
    const listed = async () => ((await product.get('/v1/accusations')).body as { items: (Finding & { edited?: object })[] }).items;
    const form = /href="(\/accusations\/[0-9a-f-]{36}\/correct)"/.exec(between(await pageOf(`/articles/${articleId}`), 'pipelines', '</ul>'))?.[1] ?? '';
    const send = (token: string) => fetch(product.urlOf('query', form), {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ change: 're-ascribed', 'accused-id': 'org:naftogaz', 'accused-name': 'Naftogaz', editor: 'Spec', reason: 'As the agency has it.', token }),
    });
    expect((await send('another-token-than-the-right-one')).status).toBe(403);
    const { status, headers } = await send(product.editorToken);
    expect([status, headers.get('location')]).toEqual([303, `/articles/${articleId}?corrected=re-ascribed#${form.split('/')[2]}`]);
    await until(async () => (await listed()).some(({ edited }) => edited !== undefined), { withinMs: 30_000, describe: () => 'the correction to be shown' });
    expect((await listed()).map(({ accuser, accused, edited }) => [accuser.canonical, accused.canonical, edited !== undefined])).toEqual([
      ['country:RU', 'country:UA', false], ['country:UA', 'country:RU', false], ['country:RU', 'org:naftogaz', true],
    ]);
    expect(await pageOf(`/articles/${articleId}`)).toMatch(/<span class="badge">edited<\/span>.*As the agency has it\./);
    expect((await product.get('/v1/pairs?accused=org:naftogaz')).body).toMatchObject({ items: [{ accuser: { canonical: 'country:RU' }, accusations: 1 }] });
  });

  it('keeps a refusal with its reason and answers with problem+json', async () => {
    const refused = await product.push({ headline: 'No guid' });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.stringify(refused.body)).toContain('/guid');
  });

  it('withholds a killed article everywhere', async () => {
    const killed = await product.push({ ...sample, version: 99, status: 'canceled', headline: 'Kill', body: { format: 'text', content: 'Please kill this story.' } });
    expect(killed.status).toBe(201);
    await until(async () => (await product.get(`/v1/articles/${articleId}`)).body['state'] === 'retracted', { withinMs: 30_000, describe: () => 'the kill to take effect' });
    for (const path of ['/v1/statements', '/v1/accusations', '/v1/pairs', '/v1/actors']) {
      expect(JSON.stringify((await product.get(path)).body)).not.toMatch(/airstrikes|Moscow|country:RU/);
    }
    expect(JSON.stringify((await product.get(`/v1/articles/${articleId}`)).body)).not.toContain('airstrikes');
  });
});

function between(text: string, begin: string, end: string): string {
  const start = text.indexOf(begin);
  return start < 0 ? '' : text.slice(start, text.indexOf(end, start));
}

function* spansIn(value: unknown): Generator<Spanned> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'text' in value) yield value as Spanned;
  for (const inner of Object.values(value)) yield* spansIn(inner);
}
