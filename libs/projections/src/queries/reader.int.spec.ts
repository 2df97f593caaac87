import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { listAccusations } from './accusations';
import { listActors } from './actors';
import { findArticle } from './article';
import { listArticles } from './articles';
import { listDenials } from './denials';
import { listPairs } from './pairs';
import { openReader } from './reader';
import { sql } from './sql';
import { listStatements } from './statements';
import { reachesBeneathViews, verifyReadModels } from './verify-read-models';

jest.setTimeout(60_000);

let record: TestRecord;

beforeAll(async () => {
  record = await openTestRecord('reader');
});

afterAll(() => record.close());

describe('the read side', () => {
  it.each([
    ['write a row', sql`DELETE FROM read_v1.sources`],
    ['read a table beneath', sql`SELECT 1 FROM gen_1.article_revisions`],
    ['create a table', sql`CREATE TABLE public.mine (a int)`],
    ['create a temporary table', sql`CREATE TEMPORARY TABLE mine (a int)`],
    ['become somebody else', sql`SET ROLE postgres`],
  ])('cannot %s', async (_what, query) => {
    await expect(record.reader.rows(query)).rejects.toMatchObject({ name: 'OnRecordError' });
  });

  it.each([sql`INSERT INTO read_v1.sources (source) VALUES ('x')`, sql`CREATE TEMPORARY TABLE heap (line text)`])('cannot write even when it makes its session writable: %j', async (writing) => {
    await expect(
      record.reader.snapshot(async (source) => {
        await source.rows(sql`ROLLBACK`);
        await source.rows(sql`SET default_transaction_read_only = off`);
        await source.rows(writing);
      }),
    ).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH', cause: { message: expect.stringContaining('permission denied') } });
  });

  it('gives up an answer that takes too long, and goes on', async () => {
    const reader = openReader(record.readerUrl, { statementTimeoutMs: 100, maxConnections: 1 });
    await expect(reader.rows(sql`SELECT pg_sleep(20)`)).rejects.toMatchObject({ code: 'QUERY_TIMED_OUT', retriable: true });
    await expect(reader.rows(sql`SELECT 1 AS one`)).resolves.toEqual([{ one: 1 }]);
    await reader.close();
  });

  it('says so when the views are not there, or the database is not', async () => {
    const empty = openReader(await record.emptyDatabase());
    await expect(verifyReadModels(empty)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH' });
    await empty.close();
    const nobody = openReader('postgresql://a:b@127.0.0.1:1/none');
    await expect(nobody.ping()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await nobody.close();
    await expect(verifyReadModels(record.reader)).resolves.toBeUndefined();
  });

  it('notices a role that may do more than read the views', async () => {
    const owner = openReader(record.ownerUrl);
    expect([await reachesBeneathViews(record.reader), await reachesBeneathViews(owner)]).toEqual([false, true]);
    await expect(owner.rows(sql`CREATE TABLE public.mine (a int)`)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
    await owner.close();
  });

  it('gives empty pages of an empty record', async () => {
    for (const list of [listStatements, listAccusations, listDenials, listPairs, listActors, listArticles]) {
      expect(await list(record.reader, {}, { limit: 5 })).toEqual({ items: [] });
    }
    expect(await findArticle(record.reader, '00000000-0000-5000-8000-000000000000')).toBeUndefined();
  });
});
