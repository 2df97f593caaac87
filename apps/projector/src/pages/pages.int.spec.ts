import type { HttpProcess, Logger } from '@on-record/runtime';
import { openPassage } from '../../../../test/support/open-passage';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, erased, extracted, failed, held, merged, received, renamed, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { queryConfiguration } from '../query/query.config';
import { startQuery } from '../query/start-query';
import { assets } from './serving/assets';
import { PAGE_POLICY } from './serving/page-headers';

jest.setTimeout(60_000);

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let record: TestRecord;
let query: HttpProcess;

const text = 'Quarrel at the lake\n"We saw them," Ann Lee said. She accused Borland of theft. Borland denied it.';
const lee = actorIn(text, 'Ann Lee', 'person:ann-lee');
const borland = actorIn(text, 'Borland', 'org:borland');
const findings = {
  statements: [statementIn(text, 'We saw them', lee)],
  accusations: [
    { accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: borland }) },
    { accusation: accusationIn(text, { trigger: 'said' }, { accuser: { kind: 'unknown' as const, reason: 'hearsay' as const }, accused: borland, certainty: 'uncertain' as const }) },
  ],
  denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'it' }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
};
const article = (guid: string, rest: object = {}) => received({ source: 'daily', guid, text, ...rest });
const whole = article('whole');
const first = article('revised', { text: 'Quarrel at the lake\nFirst words.' });
const second = article('revised', { version: 2, text: 'Quarrel at the lake\nSecond words.' });
const mari = actorIn(text, 'Ann Lee', 'person:mari-kelder');
const invented = received({ source: 'stories', guid: 'invented', text, publishedAt: '2025-06-01T00:00:00Z' });
const inventedFindings = { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: mari, accused: borland }) }], statements: [statementIn(text, 'We saw them', mari)] };
const states = {
  pending: [article('pending')], failed: [article('failed'), ...failed(article('failed'))],
  retracted: [article('retracted'), ...extracted(article('retracted'), findings), retracted(article('retracted'))],
  erased: [article('erased'), ...extracted(article('erased'), findings), erased(article('erased'))],
  embargoed: [article('embargoed', { embargoedUntil: '2999-01-01T00:00:00Z' })],
};

beforeAll(async () => {
  record = await openTestRecord('pages');
  const others = Array.from({ length: 26 }, (_, place) => article(`other-${place}`, { publishedAt: '2025-01-01T00:00:00Z' }));
  await record.store([
    configured('stories', 'full', { notice: 'Invented: nobody in it exists.' }), invented, ...extracted(invented, inventedFindings),
    configured('daily', 'full'), whole, ...extracted(whole, findings), first, ...extracted(first, {}), second, ...extracted(second, {}),
    ...Object.values(states).flat(), ...others.flatMap((each) => [each, ...extracted(each, findings)]),
  ]);
  query = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0' }), silent);
});

afterAll(async () => {
  await query.close();
  await record.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function open(path: string, init: RequestInit = {}, at = query.url): Promise<Answer> {
  const response = await fetch(new URL(path, at), { redirect: 'manual', ...init, headers: { ...BROWSER, ...init.headers } });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('the root', () => {
  it('is a page to browsers, and the index of the API to programs', async () => {
    const page = await open('/');
    expect([page.status, page.headers.get('content-type'), page.headers.get('vary')]).toEqual([200, 'text/html; charset=utf-8', 'Accept']);
    for (const accept of ['application/json', '*/*', 'application/json, text/html;q=0.5']) {
      const index = await open('/', { headers: { accept } });
      expect([index.headers.get('content-type'), index.headers.get('vary')]).toEqual(['application/json; charset=utf-8', 'Accept']);
      expect(JSON.parse(index.html)).toHaveProperty('addresses');
    }
  });

  it('lists the latest articles and leads from page to page', async () => {
    const { html } = await open('/');
    expect(html).toContain(`href="/articles/${whole.payload.articleId}"`);
    expect(html).toContain('1 statement, 2 accusations, 1 denial');
    const next = /<a href="([^"]+)" rel="next">/.exec(html)?.[1] ?? '';
    const second = await open(next);
    expect(second.html.match(/class="headline-entry/g)?.length).toBeGreaterThan(1);
    expect(second.html).toContain('First page');
  });
});

describe('the notice of a source', () => {
  const badge = `<bdi>Invented</bdi></abbr>`;

  it('stands in every listing in which something of it stands', async () => {
    const mari = encodeURIComponent('person:mari-kelder');
    for (const path of ['/', '/accusations?accuser=person:mari-kelder', `/actors/${mari}`]) expect([path, (await open(path)).html.includes(badge)]).toEqual([path, true]);
    expect((await open('/accusations?accuser=person:ann-lee')).html).not.toContain(badge);
  });

  it('stands as a sentence on the page of each revision', async () => {
    const { articleId, revisionId } = invented.payload;
    for (const path of [`/articles/${articleId}`, `/articles/${articleId}?revision=${revisionId}`]) {
      expect((await open(path)).html).toContain('<bdi>Invented: nobody in it exists.</bdi>');
    }
    expect((await open(`/articles/${whole.payload.articleId}`)).html).not.toContain('Notice of the source');
  });
});

describe('the page of an article', () => {
  it('shows each finding in its place', async () => {
    const { html, headers } = await open(`/articles/${whole.payload.articleId}`);
    expect(html).toMatch(/<mark class="statement tone-1" data-key="[0-9a-f-]{36}" id="[0-9a-f-]{36}">We saw them<\/mark>/);
    expect(html).toContain('<span class="allegation">theft</span>');
    expect(headers.get('content-security-policy')).toBe(PAGE_POLICY);
  });

  it.each(Object.keys(states) as (keyof typeof states)[])('says that it is %s, and shows none of what is withheld', async (state) => {
    const { status, html } = await open(`/articles/${states[state][0]!.subject}`);
    expect([status, html.includes(`class="state ${state}"`)]).toEqual([200, true]);
    if (state !== 'pending' && state !== 'failed') expect(html).not.toMatch(/Quarrel|Ann Lee|Borland|theft|news\.example/);
  });

  it('shows another revision when it is asked for', async () => {
    const { articleId, revisionId } = first.payload;
    expect((await open(`/articles/${articleId}`)).html).toContain('Second words.');
    const earlier = (await open(`/articles/${articleId}?revision=${revisionId}`)).html;
    expect(earlier).toContain('First words.');
    expect(earlier).not.toContain('Second words.');
  });

  it('answers HEAD like GET without a body, and 304 as long as nothing has changed', async () => {
    const path = `/articles/${whole.payload.articleId}`;
    const [get, head] = [await open(path), await open(path, { method: 'HEAD' })];
    const etag = get.headers.get('etag')!;
    expect([head.status, head.html, head.headers.get('etag')]).toEqual([200, '', etag]);
    expect(get.headers.get('cache-control')).toBe('private, no-cache');
    expect((await open(path, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
  });
});

describe('permalinks', () => {
  it.each(['statements', 'accusations', 'denials'])('of %s lead to the place in the article', async (kind) => {
    const [{ key, article: { id } }] = (JSON.parse((await open(`/v1/${kind}?article=${whole.payload.articleId}`)).html) as { items: [{ key: string; article: { id: string } }] }).items;
    const { status, headers } = await open(`/${kind}/${key}`);
    expect([status, headers.get('location')]).toEqual([303, `/articles/${id}#${key}`]);
    expect((await open(`/articles/${id}`)).html).toContain(`id="${key}"`);
  });
});

describe('the accusations', () => {
  const entries = ({ html }: Answer): number => html.match(/class="entry /g)?.length ?? 0;

  it('are filtered by what the form sends, empty fields and strange parameters included', async () => {
    expect(entries(await open('/accusations?accuser=&accused=&from=2026-01-01&to=&utm_source=x'))).toBe(1);
    expect(entries(await open('/accusations?accuser=&accused=&from=2026-01-01&to=&certainty=all'))).toBe(2);
    expect(entries(await open('/accusations?accused=Ann'))).toBe(0);
    expect(entries(await open('/accusations?mutual=true'))).toBe(0);
    expect(await Promise.all(['112', '1121', '1123', '114'].map(async (code) => entries(await open(`/accusations?from=2026-01-01&cameo=${code}`))))).toEqual([1, 1, 0, 0]);
  });

  it('offer the codes with their meaning, the one that was asked for chosen', async () => {
    const { html } = await open('/accusations?cameo=1123');
    expect(html).toMatch(/<select name="cameo"><option value>any<\/option>.*<option value="112">112 accuse<\/option>.*<option value="1123" selected>1123 accuse of aggression<\/option>/);
    expect((await open('/accusations?cameo=11')).html).toContain('<option value="11" selected>11 all of these</option>');
    expect((await open('/accusations?cameo=016')).status).toBe(400);
  });

  it('have the denial beside them, and keep their filters from page to page', async () => {
    const page = await open('/accusations?accuser=Ann+Lee');
    expect(page.html).toMatch(/class="answers">.*Denied by/);
    expect(/<a href="([^"]+)" rel="next">/.exec(page.html)?.[1]).toMatch(/^\/accusations\?accuser=Ann\+Lee&amp;certainty=certain&amp;after=/);
  });
});

describe('actors', () => {
  it('are found by a part of the name, and have a page of their own', async () => {
    expect((await open('/actors?q=orlan')).html).toContain('href="/actors/org%3Aborland"');
    const { status, html } = await open('/actors/org%3Aborland');
    expect([status, html.includes('<h1><bdi>Borland</bdi></h1>')]).toEqual([200, true]);
    expect(html).toMatch(/<h2>Was accused<\/h2><ul/);
  });
});

describe('every page', () => {
  const paths = ['/', `/articles/${whole.payload.articleId}`, `/articles/${states.retracted[0]!.subject}`, '/accusations', '/denials', '/actors', '/actors/org:borland', '/nowhere', '/accusations?from=yesterday'];

  it.each(paths)('%s says that its entries were read by a program', async (path) => {
    expect((await open(path)).html).toMatch(/<footer><p>Read by a program from the text of articles: it misses some things and gets some wrong/);
  });

  it('about actors asks search engines to leave it out, unless a setting lets them list it; no other does', async () => {
    const listing = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0', QUERY_INDEX_ACTORS: 'true' }), silent);
    const asks = async (path: string, at?: string) => open(path, {}, at).then(({ headers, html }) => [headers.get('x-robots-tag'), html.includes('<meta name="robots" content="noindex"/>')]);
    for (const path of ['/actors', '/actors/org:borland', '/actors?q=orlan', '/accusations?accused=org:borland', '/denials?denier=org:borland']) expect([await asks(path), await asks(path, listing.url)]).toEqual([['noindex', true], [null, false]]);
    for (const path of ['/', '/accusations', `/articles/${whole.payload.articleId}`]) expect(await asks(path)).toEqual([null, false]);
    await listing.close();
  });

  it('has a stylesheet and an icon with the hash of their content in their address, which may be kept', async () => {
    for (const { path, type } of Object.values(assets)) {
      const { status, headers } = await open(path);
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, `${type}; charset=utf-8`, 'public, max-age=31536000, immutable']);
    }
  });
});

describe('what goes wrong', () => {
  it.each([
    ['/articles/none', 404], ['/articles/00000000-0000-5000-8000-000000000000', 404], [`/articles/${whole.payload.articleId}?revision=00000000-0000-5000-8000-000000000000`, 404],
    ['/statements/none', 404], ['/actors/person%3Anobody', 404], ['/nowhere', 404], ['/articles/%ff', 400], ['/accusations?from=yesterday', 400],
    ['/accusations?after=abc', 400], ['/accusations?accuser=%00', 400], [`/articles/${whole.payload.articleId}?revision=x`, 400], ['/actors/%00', 404],
  ])('%s is answered with %i and a page that says what to do', async (path, status) => {
    const page = await open(path);
    expect([page.status, page.headers.get('content-type'), page.headers.get('content-security-policy')]).toEqual([status, 'text/html; charset=utf-8', PAGE_POLICY]);
    expect(page.html).toMatch(/<h1>.+<\/h1>.*href="\/accusations"/s);
  });

  it('at an address of the API is told as problem details, even to a browser', async () => {
    for (const path of ['/v1/nowhere', '/v1/accusations?x=1']) expect((await open(path)).headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('is a page with 503 while the database is away', async () => {
    const passage = await openPassage(new URL(record.readerUrl));
    const other = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: passage.url, QUERY_PORT: '0' }), silent);
    passage.shut();
    const page = await open('/', {}, other.url);
    expect([page.status, page.headers.get('retry-after'), page.html.includes('Try again in a few seconds.')]).toEqual([503, '2', true]);
    await other.close();
    await passage.close();
  });
});

describe('an actor that editors merged and named', () => {
  it('has one page, under both ids, with what was read in titles', async () => {
    await record.store([merged('2026-03-03T09:00:00Z', 'person:mari-kelder', 'person:mari-of-the-lake'), renamed('2026-03-03T09:00:00Z', 'person:mari-of-the-lake', 'Mari <of> the Lake')]);
    for (const id of ['person:mari-kelder', 'person:mari-of-the-lake']) {
      const { html } = await open(`/actors/${encodeURIComponent(id)}`);
      const shown = ['<h1><bdi>Mari &lt;of> the Lake</bdi></h1>', 'Merged into this actor: <code><bdi>person:mari-kelder</bdi></code>', 'title="In the article: Ann Lee"'];
      expect(shown.filter((part) => !html.includes(part))).toEqual([]);
    }
    expect((await open('/actors/person:ann-lee')).html).not.toMatch(/Merged into|title="In the article/);
  });

  it('says which office it held when, and the address of the office who held it', async () => {
    await record.store([held('2026-03-03T09:00:00Z', 'org:fisheries', { from: '2026-01-01', holder: 'person:ann-lee' })]);
    expect((await open('/actors/person:ann-lee')).html).toContain('Held the office: <a href="/actors/org%3Afisheries"><code><bdi>org:fisheries</bdi></code></a> since 2026-01-01');
    expect(await open('/actors/org:fisheries')).toMatchObject({ status: 404, html: expect.stringContaining('person:ann-lee (since 2026-01-01)') });
  });
});
