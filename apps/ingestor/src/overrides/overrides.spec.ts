import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deterministicId } from '@on-record/domain';
import { runIngestor, type RunningIngestor, type SeenAnswer } from '../../test/running-ingestor';
import { parseConfiguration } from '@on-record/runtime';
import { ingestorConfiguration } from '../ingestor.config';

const TOKEN = 'the-token-of-the-editors-of-the-tests';
const OPERATOR = 'the-token-of-the-operator-of-the-tests';
const [articleId, key] = [deterministicId('article', ['a']), deterministicId('event', ['k'])];
const hide = { articleId, finding: { kind: 'accusation', key }, change: { kind: 'hidden' }, by: { actor: 'Ann Lee', reason: 'She only asked.' } };

let ingestor: RunningIngestor;
afterEach(() => ingestor.close());

async function correct(body: unknown, { token = TOKEN, headers = {}, method = 'POST' }: { readonly token?: string; readonly headers?: Record<string, string>; readonly method?: string } = {}): Promise<SeenAnswer> {
  const bytes = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${ingestor.url}/v1/overrides`, {
    method, redirect: 'manual', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers }, ...(method === 'GET' ? {} : { body: bytes }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

describe('the door of corrections', () => {
  beforeEach(async () => {
    ingestor = await runIngestor({ editorToken: TOKEN, operatorToken: OPERATOR });
  });

  it('answers 201 once the fact is in the log, with who and why, as of the moment of its receipt', async () => {
    const { status, body } = await correct(hide);
    expect([status, body]).toEqual([201, { overrideId: expect.any(String) as string, articleId, finding: hide.finding, status: 'recorded' }]);
    const [fact] = ingestor.events('control').filter(({ type }) => type === 'FindingOverridden');
    expect(fact).toMatchObject({ id: body['overrideId'], subject: articleId, source: '/on-record/ingestor', payload: { ...hide, overriddenAt: '2026-03-02T12:00:00.000Z' } });
  });

  it('takes the example of docs/corrections.md', async () => {
    const page = readFileSync(join(__dirname, '../../../../docs/corrections.md'), 'utf8');
    const example = /```json\n([^`]*)```/.exec(page)?.[1] ?? '';
    expect([(await correct(example)).status, JSON.parse(example)]).toEqual([201, expect.objectContaining({ by: { actor: 'Desk', reason: 'ticket 12' } })]);
  });

  it('makes one fact of the same act, and another of any other', async () => {
    const at = '2026-03-02T11:59:00Z';
    const acts = [hide, { ...hide, overriddenAt: at }, { ...hide, overriddenAt: at }, { ...hide, articleId: articleId.toUpperCase(), overriddenAt: at }, { ...hide, change: { kind: 'confirmed' }, overriddenAt: at }];
    const ids = [];
    for (const act of acts) ids.push((await correct(act)).body['overrideId']);
    expect(new Set(ids).size).toBe(3);
    expect(new Set(ids.slice(1, 4)).size).toBe(1);
  });

  it.each<[string, unknown, number, string | undefined]>([
    ['no JSON', '{', 400, undefined],
    ['a list', '[]', 422, ''],
    ['a key that is none', { ...hide, finding: { kind: 'accusation', key: 'x' } }, 422, '/finding/key'],
    ['a kind that is none', { ...hide, finding: { kind: 'quote', key } }, 422, '/finding/kind'],
    ['a change that is none', { ...hide, change: { kind: 'deleted' } }, 422, '/change/kind'],
    ['nobody who says so', { ...hide, by: { actor: ' ', reason: 'x' } }, 422, '/by/actor'],
    ['a reason that is too long', { ...hide, by: { actor: 'x', reason: 'x'.repeat(2_001) } }, 422, '/by/reason'],
    ['a NUL', { ...hide, by: { actor: 'x', reason: 'x\u0000' } }, 422, '/by/reason'],
    ['half a surrogate pair in a name', { ...hide, change: { kind: 're-ascribed', parties: { accuser: { kind: 'actor', actor: { canonical: 'person:x', name: 'x\ud800' } } } } }, 422, '/change/parties/accuser/actor/name'],
    ['a party that the kind does not have', { ...hide, change: { kind: 're-ascribed', parties: { speaker: { kind: 'unknown', reason: 'not-named' } } } }, 422, '/change/parties'],
    ['an id that is none', { ...hide, change: { kind: 're-ascribed', parties: { accuser: { kind: 'actor', actor: { canonical: 'Ann', name: 'Ann' } } } } }, 422, '/change/parties/accuser/actor/canonical'],
    ['a name without a letter', { ...hide, change: { kind: 're-ascribed', parties: { accuser: { kind: 'actor', actor: { canonical: 'person:x', name: '  ' } } } } }, 422, '/change/parties/accuser/actor/name'],
    ['a line end of Unicode', { ...hide, by: { actor: 'Ann', reason: 'one\u2028two' } }, 422, '/by/reason'],
    ['a body that nests without end', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 422, ''],
    ['a time to come', { ...hide, overriddenAt: '2026-03-02T12:02:00Z' }, 422, '/overriddenAt'],
    ['a time long past', { ...hide, overriddenAt: '2026-02-28T12:00:00Z' }, 422, '/overriddenAt'],
    ['a field too many', { ...hide, overrideId: key }, 422, ''],
    ['more bytes than any correction has', { ...hide, by: { actor: 'x', reason: 'x'.repeat(40_000) } }, 413, undefined],
  ])('refuses %s, and says where', async (_case, body, status, pointer) => {
    const answer = await correct(body);
    expect([answer.status, answer.body['code'], answer.headers.get('content-type')]).toEqual([status, 'OVERRIDE_INVALID', 'application/problem+json']);
    expect((answer.body['faults'] as { pointer: string }[]).map((fault) => fault.pointer)).toEqual(pointer === undefined ? [] : expect.arrayContaining([pointer]));
    expect(ingestor.events('control').map(({ type }) => type)).not.toContain('FindingOverridden');
  });

  it('refuses other types, compressed bodies and other methods', async () => {
    const statuses = [await correct(hide, { headers: { 'content-type': 'text/plain' } }), await correct(hide, { headers: { 'content-encoding': 'gzip' } }), await correct(hide, { method: 'PUT' }), await correct(hide, { method: 'GET' })].map(({ status }) => status);
    expect(statuses).toEqual([415, 415, 405, 405]);
  });

  it.each(['Bearer x', `Bearer ${TOKEN}x`, `Bearer ${OPERATOR}`, `Basic ${TOKEN}`, ''])('lets nobody in by %j, whatever comes with it', async (authorization) => {
    for (const body of [hide, '{', 'x'.repeat(1_000_000)]) {
      const { status, headers, body: problem } = await correct(body, { headers: { authorization } });
      expect([status, problem['code'], headers.get('www-authenticate')]).toEqual([401, 'OVERRIDE_TOKEN_INVALID', 'Bearer realm="on-record editors"']);
    }
  });

  it('opens nothing else: an editor cannot push in the name of a source', async () => {
    expect((await ingestor.push({ guid: '1', headline: 'x' }, { isUnsigned: true, headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(401);
  });

  it('answers 503 with Retry-After while the log is away, and takes the same afterwards', async () => {
    ingestor.log.setAvailable(false);
    const away = await correct(hide);
    expect([away.status, away.body['code'], Number(away.headers.get('retry-after')) > 0]).toEqual([503, 'LOG_UNAVAILABLE', true]);
    ingestor.log.setAvailable(true);
    expect((await correct(hide)).status).toBe(201);
  });

  it('leaves the token nowhere, and who and why in the facts alone', async () => {
    const answers = [await correct(hide), await correct({ ...hide, change: {} }), await correct(hide, { token: `${TOKEN}x` })];
    const own = JSON.stringify([ingestor.logLines, answers.map(({ body }) => body)]);
    const facts = ingestor.log.records('test.control').map(({ headers, value }) => `${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString()}`).join('\n');
    expect(facts).toContain('She only asked.');
    expect(own).not.toMatch(/Ann Lee|only asked/);
    expect(own + facts).not.toContain(TOKEN);
  });
});

describe('without a token of the editors', () => {
  it('the door is shut, and does not tell', async () => {
    ingestor = await runIngestor({ operatorToken: OPERATOR });
    for (const token of [TOKEN, OPERATOR, 'undefined', '']) expect([(await correct(hide, { token })).status]).toEqual([401]);
  });

  it('two doors with one token are refused at the start', async () => {
    ingestor = await runIngestor();
    const settings = { INGESTOR_PORT: '0', SOURCES_FILE: 's', KAFKA_BROKERS: 'k:9092', INGESTOR_OPERATOR_TOKEN: OPERATOR, INGESTOR_EDITOR_TOKEN: OPERATOR };
    expect(() => parseConfiguration(ingestorConfiguration, settings)).toThrow('another token than INGESTOR_OPERATOR_TOKEN');
    expect(parseConfiguration(ingestorConfiguration, { ...settings, INGESTOR_EDITOR_TOKEN: TOKEN })).toMatchObject({ INGESTOR_EDITOR_TOKEN: TOKEN });
  });
});
