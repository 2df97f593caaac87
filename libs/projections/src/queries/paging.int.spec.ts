import type { Event } from '@on-record/domain';
import fc from 'fast-check';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, extracted, failed, received, type ArticleGiven } from '../../../../test/support/recorded-articles';
import { listAccusations } from './accusations';
import { listActors } from './actors';
import { findArticle } from './article';
import { listArticles } from './articles';
import type { Page, PageRequest } from './page';
import { listPairs } from './pairs';
import { readStatus } from './status';

jest.setTimeout(60_000);

let record: TestRecord;

beforeEach(async () => {
  record = await openTestRecord('paging');
});

afterEach(() => record.close());

/** An article in which the accusers, in order, accuse the town of Borland, each of a wrong of its own. */
function accusingArticle(guid: string, accusers: readonly string[], rest: Partial<ArticleGiven> = {}): readonly Event[] {
  const lines = accusers.map((name, place) => `${name} accused Borland of wrong number ${place}.`);
  const text = ['Quarrel at the lake', ...lines].join('\n');
  const article = received({ source: 'daily', guid, text, ...rest });
  const accusations = accusers.map((name, place) => {
    const accuser = actorIn(text, name, `person:${name.toLowerCase().replace(' ', '-')}`);
    const accused = actorIn(text, 'Borland', 'org:borland');
    return { accusation: { ...accusationIn(text, { trigger: 'accused', allegation: `wrong number ${place}` }, { accuser, accused }) } };
  });
  return [article, ...extracted(article, { accusations })];
}

async function allPages<T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number, between: () => Promise<void> = async () => undefined): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | undefined; ; ) {
    const page = await list({ limit, after });
    items.push(...page.items);
    if (page.next === undefined) return items;
    expect(page.items).toHaveLength(limit);
    after = page.next;
    await between();
  }
}

describe('paging', () => {
  const day = (number: number): string => new Date(Date.UTC(2026, 2, number % 9)).toISOString();

  it('shows every finding once, newest first, for any size of page', async () => {
    const articles = Array.from({ length: 12 }, (_, n) => accusingArticle(`a${n}`, ['Ann Lee', 'Bo Ek', 'Cy Orr'].slice(0, (n % 3) + 1), { publishedAt: day(n) }));
    await record.store([configured('daily', 'full'), ...articles.flat()]);
    const whole = (await listAccusations(record.reader, {}, { limit: 200 })).items;
    expect(whole).toHaveLength(24);
    expect(whole.map(({ article }) => article.publishedAt)).toEqual(whole.map(({ article }) => article.publishedAt).toSorted().toReversed());
    for (const limit of [1, 2, 5, 23, 24, 25]) {
      expect(await allPages((page) => listAccusations(record.reader, {}, page), limit)).toEqual(whole);
    }
  });

  it('has no holes and no doubles for what is there all along, while articles arrive and are revised', async () => {
    const lasting = Array.from({ length: 10 }, (_, n) => accusingArticle(`a${n}`, ['Ann Lee', 'Bo Ek'], { publishedAt: day(n) }));
    await record.store([configured('daily', 'full'), ...lasting.flat()]);
    const before = (await listAccusations(record.reader, {}, { limit: 200 })).items.map(({ key }) => key);
    let turn = 0;
    const seen = await allPages((page) => listAccusations(record.reader, {}, page), 3, async () => {
      turn += 1;
      await record.store([
        ...accusingArticle(`new${turn}`, ['Dee Fox'], { publishedAt: day(turn * 2) }),
        ...accusingArticle(`a${(turn * 3) % 10}`, ['Ann Lee', 'Bo Ek'], { publishedAt: day((turn * 3) % 10), version: turn + 1, byline: `Turn ${turn}` }),
      ]);
    });
    const keys = seen.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(before.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('goes on past times outside of the years that can be written, and keeps six digits of a second', async () => {
    const times = ['9999-12-31T23:59:59-10:00', '2026-03-01T00:00:00.000002Z', '2026-03-01T00:00:00.000001Z', '0001-01-01T00:00:00+10:00'];
    await record.store([configured('daily', 'full'), ...times.flatMap((publishedAt, n) => accusingArticle(`t${n}`, ['Ann Lee'], { publishedAt }))]);
    const shown = ['10000-01-01T09:59:59Z', '2026-03-01T00:00:00.000002Z', '2026-03-01T00:00:00.000001Z', '0001-12-31T14:00:00Z BC'];
    const found = await allPages((page) => listAccusations(record.reader, {}, page), 1);
    expect(found.map(({ article }) => article.publishedAt)).toEqual(shown);
    expect((await allPages((page) => listArticles(record.reader, {}, page), 1)).map(({ publishedAt }) => publishedAt)).toEqual(shown);
  });

  it('walks articles with and without a time, pairs and actors', async () => {
    const articles = Array.from({ length: 7 }, (_, n) => accusingArticle(`a${n}`, ['Ann Lee', 'Bo Ek', 'Cy Orr'].slice(0, (n % 3) + 1), { publishedAt: day(n) }));
    const future = Array.from({ length: 3 }, (_, n) => accusingArticle(`e${n}`, ['Dee Fox'], { embargoedUntil: '2999-01-01T00:00:00Z' }));
    await record.store([configured('daily', 'full'), ...articles.flat(), ...future.flat()]);
    for (const limit of [1, 2, 3]) {
      expect((await allPages((page) => listArticles(record.reader, {}, page), limit)).map(({ state }) => state)).toEqual([
        ...Array<string>(7).fill('visible'), ...Array<string>(3).fill('embargoed'),
      ]);
      expect((await allPages((page) => listPairs(record.reader, {}, page), limit)).map(({ accuser, accusations }) => [accuser.name, accusations])).toEqual([
        ['Ann Lee', 7], ['Bo Ek', 4], ['Cy Orr', 2],
      ]);
      expect((await allPages((page) => listActors(record.reader, {}, page), limit)).map(({ canonical }) => canonical)).toEqual([
        'org:borland', 'person:ann-lee', 'person:bo-ek', 'person:cy-orr',
      ]);
    }
  });

  it('takes a forged cursor for what it says, or refuses it', async () => {
    await record.store([configured('daily', 'full'), ...accusingArticle('a', ['Ann Lee'])]);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), async (position) => {
        const after = Buffer.from(JSON.stringify([1, 'pairs', ...(Array.isArray(position) ? position : [position])])).toString('base64url');
        await listPairs(record.reader, {}, { limit: 1, after }).then(
          ({ items }) => expect(items.length).toBeLessThan(2),
          (error: unknown) => expect(error).toMatchObject({ code: 'QUERY_INVALID' }),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('findings of an older revision, when the engine failed at a newer one', () => {
  it('leave the listings, and come with includeStale', async () => {
    const text = 'Quarrel at the lake\nAnn Lee accused Borland of wrong number 0, they say.';
    await record.store([configured('daily', 'full'), ...accusingArticle('s', ['Ann Lee'])]);
    const { items: [shown] } = await listAccusations(record.reader, {}, { limit: 9 });
    const newer = received({ source: 'daily', guid: 's', text, version: 2 });
    await record.store([newer, ...failed(newer)]);
    expect((await listAccusations(record.reader, {}, { limit: 9 })).items).toEqual([]);
    expect((await listAccusations(record.reader, { includeStale: true }, { limit: 9 })).items).toEqual([{ ...shown, isStale: true }]);
    expect(await findArticle(record.reader, shown!.article.id)).toMatchObject({ state: 'stale', revisions: [{ isVisible: true }, { isVisible: false }] });
  });
});

describe('the status', () => {
  it('says where the projections are and how much there is', async () => {
    await record.store([configured('daily', 'full'), ...accusingArticle('a', ['Ann Lee']), ...accusingArticle('e', ['Bo Ek'], { embargoedUntil: '2999-01-01T00:00:00Z' })]);
    const status = await readStatus(record.reader);
    expect(status).toMatchObject({ articles: { visible: 1, embargoed: 1 }, findings: { statements: 0, accusations: 1, denials: 0 } });
    expect(status.projections).toEqual(expect.arrayContaining([expect.objectContaining({ topic: expect.stringContaining('control'), nextOffset: 1, deadLetters: 0 })]));
  });
});
