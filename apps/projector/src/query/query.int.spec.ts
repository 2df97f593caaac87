import { OnRecordError } from '@on-record/domain';
import type { HttpProcess, Logger } from '@on-record/runtime';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { request } from 'node:http';
import { openPassage } from '../../../../test/support/open-passage';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received, statementIn } from '../../../../test/support/recorded-articles';
import { apiDocument, apiRoutes } from './api';
import { queryConfiguration } from './query.config';
import { startQuery } from './start-query';

jest.setTimeout(60_000);

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let record: TestRecord;
let query: HttpProcess;

const text = 'Quarrel at the lake\n"We saw them," Ann Lee said. She accused Borland of theft. Borland denied it.';
const article = received({ source: 'daily', guid: 'one', text });

beforeAll(async () => {
  record = await openTestRecord('query');
  const lee = actorIn(text, 'Ann Lee', 'person:ann-lee');
  const borland = actorIn(text, 'Borland', 'org:borland');
  const nobody = { kind: 'unknown' as const, reason: 'hearsay' as const };
  const other = received({ source: 'daily', guid: 'two', text, publishedAt: '2026-03-01T00:00:00Z' });
  await record.store([configured('daily', 'full'), ...[article, other].flatMap((each) => [each, ...extracted(each, {
    statements: [statementIn(text, 'We saw them', lee)],
    accusations: [
      { accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: borland }), mutual: 'm' },
      { accusation: accusationIn(text, { trigger: 'denied' }, { accuser: nobody, accused: borland, certainty: 'uncertain' }), statement: 0 },
    ],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'it' }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
  })])]);
  query = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0', LOG_LEVEL: 'silent' }), silent);
});

afterAll(async () => {
  await query.close();
  await record.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // A test looks at answers as any client would: they are whatever came.
  readonly body: ReturnType<typeof JSON.parse>;
}

async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(address, query.url), init);
  const received = await response.text();
  return { status: response.status, headers: response.headers, body: received === '' ? undefined : JSON.parse(received) };
}

/** The status of an answer to a request exactly as given; `fetch` mends addresses and adds headers of its own. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(query.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0))).on('error', reject).end();
  });
}

describe('the API', () => {
  it('shows who accused whom of what, with all that leads back to the article', async () => {
    const { status, body } = await ask('/v1/accusations');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({
      accuser: { kind: 'actor', canonical: 'person:ann-lee', name: 'Ann Lee', mention: { text: 'Ann Lee' } },
      accused: { canonical: 'org:borland' },
      allegation: { text: 'theft' }, trigger: { text: 'accused' }, certainty: 'certain', isStale: false, mutualGroup: expect.any(String),
      denials: [expect.any(String)],
      article: { id: article.payload.articleId, headline: 'Quarrel at the lake', source: 'daily', sourceName: 'Daily', publishedAt: '2026-03-02T07:30:00Z' },
      lineage: { revisionId: article.payload.revisionId, deliveryId: article.payload.deliveryId, articleEventId: article.id },
    });
    const { start, end } = body.items[0].allegation;
    expect(text.slice(start, end)).toBe('theft');
  });

  it('leads from page to page by the Link header and by next', async () => {
    const first = await ask('/v1/accusations?limit=1&accuser=Ann%20Lee');
    const link = first.headers.get('link')!;
    expect(link).toBe(`</v1/accusations?limit=1&accuser=Ann+Lee&after=${first.body.next}>; rel="next"`);
    const second = await ask(link.slice(1, link.indexOf('>')));
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items[0].key).not.toBe(first.body.items[0].key);
    expect([second.body.next, second.headers.get('link')]).toEqual([undefined, null]);
  });

  it('has a permalink for every finding, and one address for an article with all of its findings', async () => {
    for (const kind of ['statements', 'accusations', 'denials']) {
      const [item] = (await ask(`/v1/${kind}`)).body.items;
      expect((await ask(`/v1/${kind}/${item.key}`)).body).toEqual(item);
    }
    const { body } = await ask(`/v1/articles/${article.payload.articleId}`);
    expect(body).toMatchObject({ state: 'visible', text, counts: { statements: 1, accusations: 2, denials: 1 }, revisions: [{ isVisible: true }] });
    expect([body.statements.length, body.accusations.length, body.denials.length]).toEqual([1, 2, 1]);
  });
});

describe('the OpenAPI document', () => {
  const document = JSON.parse(JSON.stringify(apiDocument())) as { paths: Record<string, { get: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }>; components: object };
  const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false, allErrors: true }));
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'https://api.example/', components: document.components });

  /** The schema of an answer, with its references led to the components. */
  function validatorOf(path: string): ValidateFunction {
    const { schema } = document.paths[path]!.get.responses['200']!.content!['application/json']!;
    return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://api.example/#/')) as object);
  }

  it('is served as it is built', async () => {
    expect((await ask('/openapi.json')).body).toEqual(document);
  });

  it.each(apiRoutes.map(({ path }) => [path]))('is kept by the answers of %s', async (path) => {
    const listed = path.endsWith('{key}') ? (await ask(path.replace('/{key}', ''))).body.items[0].key : article.payload.articleId;
    const answers = [await ask(path.replace(/\{\w+\}/, listed))];
    if ('items' in answers[0]!.body) answers.push(await ask(`${path}?limit=1`));
    const validate = validatorOf(path);
    for (const { status, body } of answers) {
      validate(body);
      expect([status, validate.errors]).toEqual([200, null]);
    }
  });

  it('is kept by problems', async () => {
    const validate = ajv.compile({ $ref: 'https://api.example/#/components/schemas/Problem' });
    for (const address of ['/v1/accusations?limit=0&x=1', '/v1/accusations?after=abc', '/v1/statements/none', '/nowhere', '/v1/articles/%ff']) {
      const { status, body, headers } = await ask(address);
      validate(body);
      expect([address, validate.errors, headers.get('content-type'), body.status]).toEqual([address, null, 'application/problem+json; charset=utf-8', status]);
    }
  });
});

describe('requests that ask for what is not there', () => {
  it.each([
    ['/v1/accusations?accusor=x', 400, 'QUERY_INVALID'],
    ['/v1/accusations?limit=1&limit=2', 400, 'QUERY_INVALID'],
    ['/v1/pairs?after=WzEsImFjdG9ycyIsMSwiYSJd', 400, 'QUERY_INVALID'],
    ['/v1/articles/00000000-0000-5000-8000-000000000000', 404, 'NOT_FOUND'],
    ["/v1/articles/1'%20OR%20'1'='1", 404, 'NOT_FOUND'],
    ['/v1/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404, 'NOT_FOUND'],
    ['/v1/articles/%', 400, 'QUERY_INVALID'],
    ['/v2/accusations', 404, 'NOT_FOUND'],
    [`/v1/articles/${article.payload.articleId}?text=true`, 400, 'QUERY_INVALID'],
  ])('%s is answered with %i %s', async (address, status, code) => {
    expect(await ask(address)).toMatchObject({ status, body: { status, code } });
  });

  it('names every fault and what is allowed', async () => {
    const { body } = await ask('/v1/accusations?limit=999&certainty=maybe&who=x');
    expect(body.faults.map(({ parameter }: { parameter: string }) => parameter)).toEqual(['who', 'certainty', 'limit']);
    expect(body.faults[0].message).toContain('accuser, accused, party');
  });

  const attacks = ["'", "';DROP SCHEMA read_v1 CASCADE;--", "' OR '1'='1", '\\', '%', '_', '$1', '$$', '"', ')', '/*', "\\' OR 1=1 --", "E'\\x27'", '{}', '{"a"}', 'country:UA', "country:'", '😀', '\uffff', 'a'.repeat(200)];
  const places = [
    ['/v1/statements', ['speaker', 'q']], ['/v1/accusations', ['accuser', 'accused', 'party', 'q']], ['/v1/denials', ['denier', 'deniedAccuser', 'party', 'q']],
    ['/v1/pairs', ['accuser', 'accused', 'party']], ['/v1/actors', ['q']],
  ] as const;

  it.each(places)('take a text in %s for a text, whatever it says', async (path, names) => {
    for (const name of names) {
      for (const attack of attacks) {
        const { status, body } = await ask(`${path}?${new URLSearchParams({ [name]: attack }).toString()}`);
        expect([name, attack, status, body.items]).toEqual([name, attack, 200, []]);
      }
    }
  });
});

describe('the edges of HTTP', () => {
  it('answers HEAD like GET without a body, and OPTIONS with the methods', async () => {
    const [get, head] = [await ask('/v1/accusations'), await ask('/v1/accusations', { method: 'HEAD' })];
    expect(head).toMatchObject({ status: 200, body: undefined });
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    const options = await ask('/v1/accusations', { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' } });
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([204, 'GET, HEAD, OPTIONS', null]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('answers %s with 405', async (method) => {
    const { status, headers, body } = await ask('/v1/accusations', { method });
    expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, HEAD, OPTIONS', 'METHOD_NOT_ALLOWED']);
  });

  it('answers 304 as long as nothing has changed', async () => {
    const etag = (await ask('/v1/status')).headers.get('etag')!;
    expect(etag).toMatch(/^W\//);
    expect(await statusOf('/v1/status', { 'if-none-match': etag })).toBe(304);
    expect(await statusOf('/v1/status', { 'if-none-match': 'W/"other"' })).toBe(200);
  });

  it('lets nobody keep, embed or sniff an answer, and says nothing of what it is made of', async () => {
    for (const address of ['/', '/v1/status', '/nowhere', '/v1/accusations?x=1']) {
      const { headers } = await ask(address);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toMatch(/no-cache|no-store/);
      expect([headers.get('x-powered-by'), headers.get('access-control-allow-origin')]).toEqual([null, null]);
    }
  });

  it('gives an index of its addresses at the root, and its health', async () => {
    const { body } = await ask('/');
    expect(Object.keys(body.addresses)).toEqual(apiRoutes.map(({ path }) => path));
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { checks: [{ name: 'database', isReady: true }] } });
  });

  it('answers a request target that is no address without breaking', async () => {
    for (const path of ['//', '*', 'http://elsewhere.example/v1/status', '/v1/status?%', '/v1/status?a=%00', '/v1//status', `/v1/status?${'a&'.repeat(2_000)}`]) {
      expect([path.slice(0, 40), [200, 400, 404].includes(await statusOf(path))]).toEqual([path.slice(0, 40), true]);
    }
  });
});

describe('when the database is away', () => {
  it('answers 503 with Retry-After, says so in its health, and answers again as soon as it is back', async () => {
    const passage = await openPassage(new URL(record.readerUrl));
    const config = queryConfiguration.parse({ QUERY_DATABASE_URL: passage.url, QUERY_PORT: '0' });
    const other = await startQuery(config, silent);
    const askOther = (address: string): Promise<Answer> => ask(new URL(address, other.url).href);
    expect((await askOther('/v1/status')).status).toBe(200);
    passage.shut();
    const away = await askOther('/v1/status');
    expect(away).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
    expect([away.headers.get('retry-after'), JSON.stringify(away.body).includes('127.0.0.1')]).toEqual(['2', false]);
    expect((await askOther('/health/ready')).status).toBe(503);
    passage.open();
    expect((await askOther('/v1/status')).status).toBe(200);
    await other.close();
    await passage.close();
  });
});

describe('a start', () => {
  it('fails with DATABASE_SCHEMA_MISMATCH where the views are not there', async () => {
    const config = queryConfiguration.parse({ QUERY_DATABASE_URL: await record.emptyDatabase(), QUERY_PORT: '0' });
    const failure: unknown = await startQuery(config, silent).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OnRecordError);
    expect(failure).toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH' });
  });
});
