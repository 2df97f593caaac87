import type { HttpProcess, Logger } from '@on-record/runtime';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { openTestRecord, type TestRecord } from '../../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received, statementIn } from '../../../../../test/support/recorded-articles';
import { queryConfiguration } from '../../query/query.config';
import { startQuery } from '../../query/start-query';

jest.setTimeout(60_000);

const TOKEN = 'the-token-of-the-editors';
const lines: unknown[] = [];
const at = (message: string, fields?: object) => void lines.push([message, fields]);
const logger: Logger = { debug: at, info: at, warn: at, error: at, child: () => logger };

const text = 'Quarrel\n"We saw <them>," Ann Lee said. She accused Borland of theft. Borland denied it.';
const [lee, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
const article = received({ source: 'daily', guid: 'one', text });

let record: TestRecord;
let query: HttpProcess;
let shut: HttpProcess;
let door: Server;
let status = 201;
const handedOn: { readonly authorization: string | undefined; readonly act: Record<string, unknown> }[] = [];

beforeAll(async () => {
  record = await openTestRecord('corrections');
  await record.store([configured('daily', 'full'), article, ...extracted(article, {
    statements: [statementIn(text, 'We saw <them>', lee)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: borland }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied' }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
  })]);
  door = createServer((request, response) => void readAll(request).then((body) => {
    handedOn.push({ authorization: request.headers.authorization, act: JSON.parse(body) as Record<string, unknown> });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  })).listen(0, '127.0.0.1');
  await once(door, 'listening');
  // An address is an object wherever a port is listened on.
  const { port } = door.address() as AddressInfo;
  const settings = { QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0' };
  query = await startQuery(queryConfiguration.parse({ ...settings, QUERY_OVERRIDES_URL: `http://127.0.0.1:${port}/v1/overrides` }), logger);
  shut = await startQuery(queryConfiguration.parse(settings), logger);
});

afterAll(async () => {
  await query.close();
  await shut.close();
  door.close();
  await record.close();
});

beforeEach(() => {
  status = 201;
  handedOn.length = 0;
});

async function open(path: string, init: RequestInit = {}, from = query.url) {
  const response = await fetch(new URL(path, from), { redirect: 'manual', ...init, headers: { accept: 'text/html', ...init.headers } });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

async function formOf(kind: 'statements' | 'accusations' | 'denials'): Promise<string> {
  const { html } = await open(`/articles/${article.subject}`);
  return new RegExp(`href="(/${kind}/[0-9a-f-]{36}/correct)"`).exec(html)?.[1] ?? `no form of ${kind}`;
}

const whole = { change: 'hidden', editor: 'Ann "A" <Lee>', reason: 'She only asked & left.', token: TOKEN };
const post = (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}, from = query.url) => open(path, { method: 'POST', body: new URLSearchParams(fields), headers }, from);

describe('an article page', () => {
  it('leads from each of its entries to a form, where corrections are taken, and nowhere else', async () => {
    for (const kind of ['statements', 'accusations', 'denials'] as const) {
      const path = await formOf(kind);
      const { status: answered, html, headers } = await open(path);
      expect([answered, headers.get('x-robots-tag'), html.includes(`<form class="correction" method="post" action="${path}">`)]).toEqual([200, 'noindex', true]);
      expect((await open(path, {}, shut.url)).status).toBe(404);
      expect((await post(path, whole, {}, shut.url)).status).toBe(405);
    }
    expect((await open(`/articles/${article.subject}`, {}, shut.url)).html).not.toContain('/correct"');
    expect((await open('/accusations/00000000-0000-5000-8000-000000000000/correct')).status).toBe(404);
    expect(handedOn).toEqual([]);
  });
});

describe('a form of a finding', () => {
  it('hands the correction on with the token that was typed, and leads back to the entry with a word about it', async () => {
    const path = await formOf('accusations');
    const key = path.split('/')[2]!;
    const answer = await post(path, { ...whole, change: 're-ascribed', 'accuser-nobody': 'true', 'accused-id': 'country:CL', 'accused-name': 'Chile' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/articles/${article.subject}?corrected=re-ascribed#${key}`]);
    expect(handedOn).toEqual([{ authorization: `Bearer ${TOKEN}`, act: {
      articleId: article.subject, finding: { kind: 'accusation', key }, by: { actor: whole.editor, reason: whole.reason }, overriddenAt: expect.any(String) as string,
      change: { kind: 're-ascribed', parties: { accuser: { kind: 'unknown', reason: 'not-named' }, accused: { kind: 'actor', actor: { canonical: 'country:CL', name: 'Chile' } } } },
    } }]);
    expect((await open(answer.headers.get('location')!)).html).toContain('role="status"><strong>Thank you.</strong> The entry will have other parties in a moment');
    expect((await open(`/articles/${article.subject}?corrected=<script>`)).html).not.toContain('Thank you');
  });

  it.each([
    ['what is wrong with it', 422, 201, { reason: '' }, 'The reason is missing.'],
    ['that the token is not right', 403, 401, {}, 'The token is not that of the editors.'],
    ['that the record is away', 503, 503, {}, 'The record could not be reached'],
  ])('shows %s, keeps what was typed and never the token', async (_case, answered, doorSays, fields, fault) => {
    status = doorSays;
    const { status: got, html, headers } = await post(await formOf('statements'), { ...whole, ...fields });
    expect([got, headers.get('cache-control'), headers.get('content-type')]).toEqual([answered, 'no-store', 'text/html; charset=utf-8']);
    expect(html).toContain(fault);
    expect(html).toContain('value="Ann &quot;A&quot; &lt;Lee>"');
    expect(html).toContain('value="hidden" checked');
    expect(html + JSON.stringify(lines)).not.toContain(TOKEN);
  });

  it('takes nothing from another site, of another type, or larger than a form is, and changes nothing by GET', async () => {
    const path = await formOf('denials');
    expect((await post(path, whole, { 'sec-fetch-site': 'cross-site' })).html).toContain('not from another site');
    expect((await open(path, { method: 'POST', body: JSON.stringify(whole), headers: { 'content-type': 'application/json' } })).status).toBe(400);
    expect((await post(path, { ...whole, reason: 'x'.repeat(100_000) })).html).toContain('more than it can');
    expect((await open(`${path}?${new URLSearchParams(whole).toString()}`)).status).toBe(200);
    expect((await open(path, { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect((await post('/accusations', whole)).status).toBe(405);
    expect(handedOn).toEqual([]);
  });
});
