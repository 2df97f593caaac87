import type { Event, Findings } from '@on-record/domain';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import {
  accusationIn, activated, actorIn, configured, denialIn, erased, extracted, failed, received, reinstated, retractedByOperator, statementIn,
} from '../../../../test/support/recorded-articles';
import { listAccusations } from './accusations';
import { listActors } from './actors';
import { findArticle } from './article';
import { listArticles } from './articles';
import { listDenials } from './denials';
import { listPairs } from './pairs';
import { sql } from './sql';
import { listStatements } from './statements';

jest.setTimeout(60_000);

let record: TestRecord;

beforeEach(async () => {
  record = await openTestRecord('as of');
  await record.store([configured('daily', 'full')]);
});

afterEach(() => record.close());

const PAGE = { limit: 200 };
const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`;
/** What is newer than the engine that reads unless another is named. */
const NEWER = '2.0.0+0123456789ab';

/** A revision with one statement, one accusation and its denial, of a wrong, and its run. */
function chapter(wrong: string, version: number, receivedAt: string, { guid = 'a', deliveryId }: { readonly guid?: string; readonly deliveryId?: string } = {}) {
  const text = `About ${wrong}\nAnn Lee accused Borland of ${wrong}. Borland denied ${wrong}.`;
  const article = received({ source: 'daily', guid, text, version, receivedAt, ...(deliveryId !== undefined && { deliveryId }) });
  const [ann, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  const findings: Partial<Findings> = {
    statements: [statementIn(text, `denied ${wrong}`, borland)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: wrong }, { accuser: ann, accused: borland }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: wrong }, { denier: borland, deniedAccuser: ann }), answers: 0 }],
  };
  return { article, findings, told: [article, ...extracted(article, findings)] as readonly Event[] };
}

/** The wrongs that are listed at a moment, by all three listings, which agree. */
async function wrongsAt(asOf?: string): Promise<readonly (string | undefined)[]> {
  const { reader } = record;
  const accusations = (await listAccusations(reader, { asOf }, PAGE)).items.map(({ allegation }) => allegation?.text);
  expect((await listDenials(reader, { asOf }, PAGE)).items.map(({ allegation }) => allegation?.text)).toEqual(accusations);
  expect((await listStatements(reader, { asOf }, PAGE)).items.map(({ content }) => content?.text)).toEqual(accusations.map((wrong) => `denied ${String(wrong)}`));
  return accusations;
}

const first = chapter('theft', 1, at(8));
const second = chapter('fraud', 2, at(10));
const { articleId } = first.article.payload;

describe('what readers saw at a moment', () => {
  it('is nothing before the article, then the revision of the time, and after its correction the correction', async () => {
    await record.store([...second.told, ...first.told]);
    expect(await wrongsAt(at(7))).toEqual([]);
    expect(await wrongsAt(at(8))).toEqual(['theft']);
    expect(await wrongsAt('2026-03-02T10:59:59.999+01:00')).toEqual(['theft']);
    expect(await wrongsAt(at(10))).toEqual(['fraud']);
    expect(await wrongsAt('2026-03-02')).toEqual([]);
    expect(await wrongsAt('2026-03-03')).toEqual(['fraud']);
    expect(await wrongsAt('9999-12-31T23:59:59Z')).toEqual(await wrongsAt());
  });

  it('is an article with text, findings and revisions of the time', async () => {
    await record.store([...first.told, ...second.told]);
    expect(await findArticle(record.reader, articleId, { asOf: at(9) })).toMatchObject({
      state: 'visible', asOf: '2026-03-02T09:00:00.000Z', headline: 'About theft', text: expect.stringContaining('theft'), revisionId: first.article.payload.revisionId,
      counts: { statements: 1, accusations: 1, denials: 1 }, accusations: [{ allegation: { text: 'theft' }, denials: [expect.any(String)] }],
      revisions: [{ id: first.article.payload.revisionId, isVisible: true }],
    });
    const now = await findArticle(record.reader, articleId);
    const { asOf, ...then } = (await findArticle(record.reader, articleId, { asOf: at(11) }))!;
    expect(then).toEqual({ ...now, newestRevisionId: undefined });
    expect(asOf).toBe('2026-03-02T11:00:00.000Z');
    expect(await findArticle(record.reader, articleId, { asOf: at(7) })).toBeUndefined();
  });

  it('is counted for pairs and actors as it is counted now', async () => {
    const other = chapter('noise', 1, at(9), { guid: 'b' });
    await record.store([...first.told, ...other.told, ...second.told]);
    const { reader } = record;
    expect((await listPairs(reader, { asOf: at(8) }, PAGE)).items).toMatchObject([{ accuser: { canonical: 'person:ann-lee', name: 'Ann Lee' }, accusations: 1, denials: 1, articles: 1 }]);
    expect(await listPairs(reader, { asOf: at(12), min: 0 }, PAGE)).toEqual(await listPairs(reader, { min: 0 }, PAGE));
    expect(await listActors(reader, { asOf: at(12) }, PAGE)).toEqual(await listActors(reader, {}, PAGE));
    expect((await listActors(reader, { asOf: at(8), q: 'borl' }, PAGE)).items).toMatchObject([{ canonical: 'org:borland', name: 'Borland', statements: 1, denials: 1, accusationsReceived: 1 }]);
    expect((await listPairs(reader, { asOf: at(9), party: 'Borland' }, PAGE)).items).toMatchObject([{ accusations: 2, articles: 2 }]);
    expect((await listArticles(reader, { asOf: at(8) }, PAGE)).items).toMatchObject([{ id: articleId, headline: 'About theft' }]);
  });

  it('leaves out what was stale then, unless that is asked for', async () => {
    await record.store([...first.told, second.article, ...failed(second.article)]);
    expect(await wrongsAt(at(9))).toEqual(['theft']);
    expect(await wrongsAt(at(10))).toEqual([]);
    expect((await listAccusations(record.reader, { asOf: at(10), includeStale: true }, PAGE)).items).toMatchObject([{ isStale: true }]);
    expect((await listPairs(record.reader, { asOf: at(10) }, PAGE)).items).toEqual([]);
  });
});

describe('what is withheld now', () => {
  it('is withheld of the time before it was, and comes back when it does', async () => {
    const retraction = retractedByOperator(second.article, at(12));
    await record.store([...first.told, ...second.told, retraction]);
    expect(await wrongsAt(at(9))).toEqual([]);
    expect(await findArticle(record.reader, articleId, { asOf: at(9) })).toMatchObject({ state: 'retracted', withheldReason: 'A wrong name.', source: 'daily', accusations: [] });
    expect((await listArticles(record.reader, { asOf: at(9), state: 'retracted' }, PAGE)).items).toHaveLength(1);
    await record.store([reinstated(retraction, at(14))]);
    expect(await wrongsAt(at(9))).toEqual(['theft']);
    expect(await wrongsAt(at(13))).toEqual([]);
    expect(await findArticle(record.reader, articleId, { asOf: at(13) })).toMatchObject({ state: 'retracted', accusations: [] });
    expect(await wrongsAt(at(14))).toEqual(['fraud']);
  });

  it('of an erased article is all of it: nothing is left but that it was erased', async () => {
    await record.store([...first.told, erased(first.article)]);
    expect(await wrongsAt(at(9))).toEqual([]);
    expect(await findArticle(record.reader, articleId, { asOf: at(9) })).toMatchObject({ state: 'erased', withheldReason: 'A court ordered it.' });
    expect(await record.reader.rows(sql`SELECT state, visible_run_id FROM read_v1.article_history`)).toEqual([{ state: 'erased', visible_run_id: null }]);
  });

  it('was withheld until an embargo that is over ended', async () => {
    const later = received({ source: 'daily', guid: 'a', text: 'Later', version: 2, receivedAt: at(10), embargoedUntil: at(12) });
    await record.store([...first.told, later, ...extracted(later, {})]);
    expect(await wrongsAt(at(9))).toEqual(['theft']);
    expect(await findArticle(record.reader, articleId, { asOf: at(11) })).not.toHaveProperty('headline');
    expect(await findArticle(record.reader, articleId, { asOf: at(11) })).toMatchObject({ state: 'embargoed' });
    expect(await findArticle(record.reader, articleId, { asOf: at(12) })).toMatchObject({ state: 'visible', headline: 'Later' });
  });
});

describe('the engine version that readers saw', () => {
  const versionsAt = async (asOf?: string): Promise<readonly string[]> => (await listAccusations(record.reader, { asOf }, PAGE)).items.map(({ lineage }) => lineage.engineVersion);

  it('follows activations, back to an earlier version too', async () => {
    const older = first.findings;
    await record.store([...first.told, activated(at(9)), ...extracted(first.article, older, NEWER)]);
    expect(await versionsAt()).toEqual(['1.0.0+0123456789ab']);
    await record.store([activated(at(11), NEWER)]);
    expect(await versionsAt()).toEqual([NEWER]);
    await record.store([activated(at(13))]);
    expect([await versionsAt(at(8)), await versionsAt(at(10)), await versionsAt(at(12)), await versionsAt(at(14)), await versionsAt()].flat()).toEqual(
      ['1.0.0+0123456789ab', '1.0.0+0123456789ab', NEWER, '1.0.0+0123456789ab', '1.0.0+0123456789ab']);
  });

  it('of one source is another than of all', async () => {
    const weekly = received({ source: 'weekly', guid: 'w', text: 'About theft\nAnn Lee accused Borland of theft. Borland denied theft.', receivedAt: at(8) });
    await record.store([configured('weekly', 'full'), ...first.told, ...extracted(first.article, first.findings, NEWER), weekly, ...extracted(weekly, first.findings), ...extracted(weekly, first.findings, NEWER)]);
    await record.store([activated(at(9)), activated(at(10), NEWER, 'weekly')]);
    const shown = (await listAccusations(record.reader, {}, PAGE)).items.map(({ article, lineage }) => `${article.source} ${lineage.engineVersion}`);
    expect(shown.sort()).toEqual(['daily 1.0.0+0123456789ab', `weekly ${NEWER}`]);
  });

  it('is that of the findings of an earlier revision, too', async () => {
    await record.store([...first.told, ...extracted(first.article, first.findings, NEWER), ...second.told, activated(at(12))]);
    const revision = first.article.payload.revisionId;
    expect((await findArticle(record.reader, articleId, { revision }))!.engineVersion).toBe('1.0.0+0123456789ab');
    await record.store([activated(at(13), NEWER)]);
    expect((await findArticle(record.reader, articleId, { revision }))!.engineVersion).toBe(NEWER);
  });
});

describe('a delivery that was read again', () => {
  const deliveryId = 'c0ffee00-0000-5000-8000-00000000de11';
  const [earlier, later] = [chapter('thft', 1, at(8), { deliveryId }), chapter('theft', 1, at(10), { deliveryId })];

  it('shows its earlier reading until the later one is read, and at moments before', async () => {
    await record.store([...earlier.told, later.article]);
    expect(await wrongsAt()).toEqual(['thft']);
    await record.store(later.told);
    expect(await wrongsAt()).toEqual(['theft']);
    expect(await wrongsAt(at(9))).toEqual(['thft']);
    const found = await findArticle(record.reader, articleId, { revision: earlier.article.payload.revisionId });
    expect(found).toMatchObject({ headline: 'About thft', accusations: [{ allegation: { text: 'thft' } }] });
    expect(Object.fromEntries(found!.revisions.map(({ headline, standing }) => [headline, standing]))).toEqual({ 'About thft': 'superseded', 'About theft': 'standing' });
  });
});

describe('paging at a moment', () => {
  it('goes on where it was, whatever comes in between', async () => {
    const stories = ['one', 'two', 'three', 'four', 'five'].map((wrong, place) => chapter(wrong, 1, at(8), { guid: `g${place}` }));
    await record.store(stories.flatMap(({ told }) => told));
    const all = (await listAccusations(record.reader, { asOf: at(9) }, PAGE)).items.map(({ key }) => key);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listAccusations(record.reader, { asOf: at(9) }, { limit: 2, after });
      seen.push(...page.items.map(({ key }) => key));
      await record.store(chapter('later', 2, at(10), { guid: `g${seen.length - 1}` }).told);
      after = page.next;
      if (after === undefined) break;
    }
    expect(seen).toEqual(all);
    expect(all).toHaveLength(5);
    const { next } = await listAccusations(record.reader, {}, { limit: 2 });
    await expect(listAccusations(record.reader, { asOf: at(9) }, { limit: 2, after: next })).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });
});
