import type { HttpProcess, Logger } from '@on-record/runtime';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received, statementIn } from '../../../../test/support/recorded-articles';
import { queryConfiguration } from './query.config';
import { startQuery } from './start-query';

jest.setTimeout(60_000);

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let record: TestRecord;
let query: HttpProcess;

const text = 'Quarrel at the lake\n"We saw them," Ann Lee said. She accused Borland of theft. Borland denied it.';
const article = received({ source: 'daily', guid: 'one', text });

beforeAll(async () => {
  record = await openTestRecord('query as of');
  const [lee, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  await record.store([configured('daily', 'full'), article, ...extracted(article, {
    statements: [statementIn(text, 'We saw them', lee)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: borland }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'it' }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
  })]);
  query = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0', LOG_LEVEL: 'silent' }), silent);
});

afterAll(async () => {
  await query.close();
  await record.close();
});

interface Answer {
  readonly status: number;
  // A test looks at answers as any client would: they are whatever came.
  readonly body: ReturnType<typeof JSON.parse>;
}

async function ask(address: string): Promise<Answer> {
  const response = await fetch(new URL(address, query.url));
  return { status: response.status, body: await response.json() };
}

describe('what readers saw at a moment', () => {
  it('is asked for by as_of, a time or a day that is meant at its beginning', async () => {
    const count = async (asOf: string): Promise<number> => (await ask(`/v1/accusations?certainty=all&as_of=${encodeURIComponent(asOf)}`)).body.items.length;
    expect([await count('2026-03-02'), await count('2026-03-02T09:00:00+01:00'), await count('2026-03-02T08:59:59+01:00'), await count('2026-03-03'), await count('9999-01-01')]).toEqual([0, 1, 0, 1, 1]);
    for (const listing of ['statements', 'denials', 'articles', 'pairs', 'actors']) {
      const withoutNewest = ({ newestRevisionId: _newest, ...item }: Record<string, unknown>): object => item;
      const now: readonly Record<string, unknown>[] = (await ask(`/v1/${listing}`)).body.items;
      expect((await ask(`/v1/${listing}?as_of=2026-03-03`)).body).toEqual({ items: now.map(withoutNewest) });
      expect((await ask(`/v1/${listing}?as_of=2026-03-02`)).body).toEqual({ items: [] });
    }
  });

  it('is an article of the time, or none that was there', async () => {
    const { status, body } = await ask(`/v1/articles/${article.subject}?as_of=2026-03-02T08:00:00Z`);
    expect([status, body.asOf, body.text, body.statements.length]).toEqual([200, '2026-03-02T08:00:00.000Z', text, 1]);
    const before = await ask(`/v1/articles/${article.subject}?as_of=2026-03-02`);
    expect([before.status, before.body.detail]).toEqual([404, expect.stringContaining('at this time')]);
  });

  it('is refused where it is no moment, or a revision is named too', async () => {
    for (const address of ['/v1/statements?as_of=yesterday', '/v1/statements?as_of=2026-03-02T08:00:00', `/v1/articles/${article.subject}?as_of=2026-03-02&revision=${article.payload.revisionId}`]) {
      const { status, body } = await ask(address);
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('as_of')]);
    }
  });
});

it('the page of an article shows it as of a moment', async () => {
  const response = await fetch(new URL(`/articles/${article.subject}?as_of=2026-03-02T09:00:00Z`, query.url), { headers: { accept: 'text/html' } });
  expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(/As of <time[^]*We saw them/)]);
});
