import { LogFeed } from '../../../../test/support/log-feed';
import { accusationIn, actorIn, configured, extracted, failed, received, retracted } from '../../../../test/support/recorded-articles';
import { createDatabase } from '../../../../test/support/database';
import { migrate } from '../database/migrate';
import { openDatabase, type Database } from '../database/open-database';
import { traceArticle } from './trace-article';

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createDatabase('trace'));
  await migrate(database);
}, 60_000);

afterAll(() => database.close());

const text = 'Quarrel\nAnn Lee accused Borland of theft.';
const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
const accusation = accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused });

describe('the trace of an article', () => {
  it('leads from deliveries through revisions and runs to findings', async () => {
    const first = received({ source: 'daily', guid: 'one', text, version: 1 });
    const second = received({ source: 'daily', guid: 'one', text: `${text} Again.`, version: 2 });
    const run = extracted(first, { accusations: [{ accusation }] });
    await new LogFeed(database).project([configured('daily', 'full'), second, first, ...run, ...failed(second)]);
    const trace = await traceArticle(database, first.subject);
    expect(trace).toMatchObject({
      articleId: first.subject, state: 'stale', source: 'daily', withdrawals: [],
      revisions: [
        { revisionId: first.payload.revisionId, eventId: first.id, deliveryId: first.payload.deliveryId, version: 1, receivedAt: '2026-03-02T08:00:00.000Z', standing: 'standing', isShown: true },
        { revisionId: second.payload.revisionId, version: 2, isShown: false },
      ],
      findings: [{ kind: 'accusation', eventId: run[0]!.id, who: 'Ann Lee', whom: 'Borland', words: 'accused', start: text.indexOf('accused') }],
    });
    expect(trace!.runs.map(({ outcome, missing, findings, failureCode, isShown }) => ({ outcome, missing, findings, failureCode, isShown })).sort((a, b) => (a.outcome < b.outcome ? -1 : 1))).toEqual([
      { outcome: 'completed', missing: 0, findings: 1, failureCode: null, isShown: true },
      { outcome: 'failed', missing: 0, findings: 0, failureCode: 'TEXT_TOO_LONG', isShown: false },
    ]);
  });

  it('counts the findings that a run still waits for, and tells what is withheld by ids only', async () => {
    const database2 = await openDatabase(await createDatabase('trace withheld'));
    await migrate(database2);
    try {
      const article = received({ source: 'daily', guid: 'two', text });
      const run = extracted(article, { accusations: [{ accusation }] });
      const feed = new LogFeed(database2);
      await feed.project([article, run[1]!]);
      expect((await traceArticle(database2, article.subject))!.runs).toMatchObject([{ findings: 1, missing: 1, isShown: false }]);
      await feed.project([run[0]!, retracted(article)]);
      const trace = await traceArticle(database2, article.subject);
      expect(trace).toMatchObject({ state: 'retracted', withdrawals: [{ kind: 'retraction', by: 'daily' }], findings: [{ id: run[0]!.id, who: null, whom: null, words: null, start: null }] });
      expect(JSON.stringify(trace, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(/Ann|Borland|theft/);
    } finally {
      await database2.close();
    }
  });

  it('of an id that nothing is known of is none', async () => {
    expect(await traceArticle(database, '00000000-0000-5000-8000-000000000000')).toBeUndefined();
  });
});
