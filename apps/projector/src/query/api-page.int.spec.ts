import { openDatabase } from '@on-record/projections';
import type { HttpProcess, Logger } from '@on-record/runtime';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPage, type Example } from '../../../../test/support/api-page';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received } from '../../../../test/support/recorded-articles';
import { sampleArticleEvents } from '../../../../test/support/sample-article';
import { apiDocument, apiRoutes } from './api';
import { queryConfiguration } from './query.config';
import { startQuery } from './start-query';

jest.setTimeout(60_000);

const path = join(__dirname, '..', '..', '..', '..', 'docs', 'api.md');
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let record: TestRecord;
let query: HttpProcess;

beforeAll(async () => {
  record = await openTestRecord('api page');
  const text = 'Quarrel at the lake\nAnn Lee accused Borland of fouling the lake, which Borland denied.';
  const denied = received({ source: 'lake-herald', guid: 'quarrel', text, publishedAt: '2025-03-18T09:00:00Z', receivedAt: '2025-03-18T09:01:00Z' });
  const lee = actorIn(text, 'Ann Lee', 'person:ann-lee');
  const borland = actorIn(text, 'Borland', 'org:borland');
  const allegation = 'fouling the lake';
  await record.store([configured('sample-newsroom', 'full'), configured('lake-herald', 'snippet'), ...sampleArticleEvents(), denied, ...extracted(denied, {
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation }, { accuser: lee, accused: borland }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
  })]);
  await recordEnds(record.ownerUrl);
  query = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0' }), silent);
});

afterAll(async () => {
  await query.close();
  await record.close();
});

/** The ends of the log as a projector records them, but seen at a time that stays the same. */
async function recordEnds(url: string): Promise<void> {
  const database = await openDatabase(url);
  await database.connection('recording ends', (client) => client.query(`
    INSERT INTO on_record.log_ends (projection, topic, partition, end_offset, observed_at)
    SELECT projection, topic, partition, next_offset, '2026-01-01T00:00:05Z' FROM gen_1.checkpoints`));
  await database.close();
}

/** What an answer says: a listing or one thing, as any client would read it. */
async function answerTo(request: string): Promise<ReturnType<typeof JSON.parse>> {
  return (await fetch(new URL(request, query.url))).json();
}

const PARAMETERS: Readonly<Record<string, string>> = {
  '/v1/statements': '?speaker=peskov', '/v1/accusations': '?accuser=country:RU&limit=1', '/v1/denials': '?denier=org:borland',
  '/v1/pairs': '?party=country:UA', '/v1/actors': '?q=russia', '/v1/articles': '?source=sample-newsroom',
};

async function exampleOf(path: string): Promise<readonly [string, Example]> {
  const listing = path.replace(/\/\{\w+\}/, '');
  if (listing === path) {
    const request = `${path}${PARAMETERS[path] ?? ''}`;
    return [path, { request, answer: await answerTo(request) }];
  }
  // For the lake's article, which is small; permalinks answer what listings list.
  const { items } = await answerTo(`${listing}?source=lake-herald`);
  const request = `${listing}/${items[0]?.key ?? items[0]?.id}`;
  return [path, { request, answer: await answerTo(request) }];
}

it('docs/api.md shows what the API answers; with UPDATE_DOCS=1 this test writes it anew', async () => {
  const permalinks = ['/v1/statements/{key}', '/v1/accusations/{key}', '/v1/denials/{key}'];
  const examples = await Promise.all(apiRoutes.filter(({ path }) => !permalinks.includes(path)).map(({ path }) => exampleOf(path)));
  const page = apiPage(readFileSync(path, 'utf8'), apiDocument(), new Map(examples));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
