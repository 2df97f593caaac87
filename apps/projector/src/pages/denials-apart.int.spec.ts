import { readDyads, type DyadRecord } from '@on-record/projections';
import type { HttpProcess, Logger } from '@on-record/runtime';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received, wordsIn } from '../../../../test/support/recorded-articles';
import { queryConfiguration } from '../query/query.config';
import { startQuery } from '../query/start-query';

jest.setTimeout(60_000);

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let record: TestRecord;
let query: HttpProcess;

const text = 'Row at the border\nChile accused Peru of theft. Peru denied the theft. Peru denied it again. Bolivia denied fraud.';
const [chile, peru, bolivia] = [actorIn(text, 'Chile', 'country:CL'), actorIn(text, 'Peru', 'country:PE'), actorIn(text, 'Bolivia', 'country:BO')];
const denied = (from: number, denier: typeof peru) => ({ ...denialIn(text, { trigger: 'denied' }, { denier, deniedAccuser: chile }), trigger: wordsIn(text, 'denied', from) });
const [first, again, other] = [denied(0, peru), denied(text.indexOf('it again') - 8, peru), denied(text.indexOf('Bolivia'), bolivia)];
const row = received({ source: 'daily', guid: 'row', text });
const denialsOnly = received({ source: 'daily', guid: 'denials-only', text, publishedAt: '2026-03-01T00:00:00Z' });

// One accusation and four denials: a count that takes a denial for an accusation is no longer 1.
beforeAll(async () => {
  record = await openTestRecord('denials apart');
  await record.store([
    configured('daily', 'full'), row, denialsOnly,
    ...extracted(row, {
      accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: chile, accused: peru }) }],
      denials: [{ denial: first, answers: 0 }, { denial: again, answers: 0 }, { denial: other }],
    }),
    ...extracted(denialsOnly, { denials: [{ denial: first }] }),
  ]);
  query = await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0' }), silent);
});

afterAll(async () => {
  await query.close();
  await record.close();
});

async function itemsAt(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { items } = (await (await fetch(new URL(path, query.url))).json()) as { items: readonly Readonly<Record<string, unknown>>[] };
  return items;
}

async function pageAt(path: string): Promise<string> {
  return (await fetch(new URL(path, query.url), { headers: { accept: 'text/html' } })).text();
}

describe('denials', () => {
  it('are on no list of accusations, whatever it is asked for, and on one of their own', async () => {
    const lengths = async (paths: readonly string[]) => Promise.all(paths.map(async (path) => (await itemsAt(path)).length));
    expect(await lengths(['/v1/accusations', '/v1/accusations?certainty=all', '/v1/accusations?party=country:PE', '/v1/accusations?q=theft', '/v1/accusations?cameo=11'])).toEqual([1, 1, 1, 1, 1]);
    expect(await lengths(['/v1/accusations?accuser=country:PE', '/v1/accusations?party=country:BO', '/v1/accusations?q=denied', `/v1/accusations?article=${denialsOnly.subject}`])).toEqual([0, 0, 0, 0]);
    expect(await lengths(['/v1/denials', '/v1/denials?denier=country:BO', '/v1/denials?deniedAccuser=country:CL', '/v1/denials?denier=country:CL'])).toEqual([4, 1, 4, 0]);
  });

  it('are in no count of accusations: pairs, actors, articles and the whole record', async () => {
    const pairs = await itemsAt('/v1/pairs');
    expect(pairs.filter(({ accusations }) => accusations !== 0)).toMatchObject([{ accuser: { canonical: 'country:CL' }, accused: { canonical: 'country:PE' }, accusations: 1, uncertainAccusations: 0, mutual: 0, denials: 3 }]);
    const actors = new Map((await itemsAt('/v1/actors')).map((actor) => [actor['canonical'], actor]));
    expect([actors.get('country:CL'), actors.get('country:PE'), actors.get('country:BO')]).toMatchObject([
      { accusationsMade: 1, accusationsReceived: 0, denials: 0, denialsReceived: 4 },
      { accusationsMade: 0, accusationsReceived: 1, denials: 3, denialsReceived: 0 },
      { accusationsMade: 0, accusationsReceived: 0, denials: 1, denialsReceived: 0 },
    ]);
    expect((await itemsAt('/v1/articles')).map(({ counts }) => counts)).toMatchObject([{ statements: 0, accusations: 1, denials: 3 }, { statements: 0, accusations: 0, denials: 1 }]);
    const status: unknown = await (await fetch(new URL('/v1/status', query.url))).json();
    expect(status).toMatchObject({ findings: { statements: 0, accusations: 1, denials: 4 } });
  });

  it('are dyads of a code and an event of their own, in no number of mentions of an accusation', async () => {
    const dyads: DyadRecord[] = [];
    await readDyads(record.reader, { certainty: 'all', includeUnnamed: true }, (piece) => Promise.resolve(void dyads.push(...piece)));
    expect(dyads.filter(({ cameo }) => cameo !== '016').map(({ kind, plover_event: event, source_country: source, target_country: target, mentions }) => [kind, event, source, target, mentions])).toEqual([['accusation', 'ACCUSE', 'CHL', 'PER', 1]]);
    expect(dyads.filter(({ cameo }) => cameo === '016').map(({ kind, plover_event: event }) => `${kind} ${event}`)).toEqual(Array.from({ length: 3 }, () => 'denial REJECT'));
  });

  it('have a page of their own, and are entries of no page of accusations', async () => {
    const entries = async (path: string): Promise<readonly [charges: number, answers: number]> => {
      const html = await pageAt(path);
      return [html.split('class="charge"').length - 1, html.split('<span class="verb">Denied by</span>').length - 1];
    };
    expect(await entries('/accusations')).toEqual([1, 2]);
    expect(await entries('/accusations?accuser=Peru')).toEqual([0, 0]);
    expect(await entries('/denials')).toEqual([0, 4]);
    expect(await entries('/denials?denier=Bolivia&deniedAccuser=&from=&to=')).toEqual([0, 1]);
    const front = await pageAt('/');
    expect(front).toContain('1 accusation, 3 denials');
    expect(front).toContain('<a href="/denials">Denials</a>');
    expect(await pageAt('/actors/country:PE')).toMatch(/<dt>accusations of others<\/dt><dd>0<\/dd>.*<dt>accusations by others<\/dt><dd>1<\/dd>.*<dt>denials<\/dt><dd>3<\/dd>.*href="\/actors/s);
  });
});
