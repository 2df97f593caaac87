import type { Event, FindingChange, FindingRef } from '@on-record/domain';
import fc from 'fast-check';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, configured, denialIn, erased, extracted, merged, overridden, received, renamed, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { shuffledRows } from '../../../../test/support/shuffled-rows';
import { listAccusations } from '../queries/accusations';
import { listActors } from '../queries/actors';
import { findArticle } from '../queries/article';
import { listDenials } from '../queries/denials';
import { listPairs } from '../queries/pairs';
import { sql } from '../queries/sql';
import { findStatement, listStatements } from '../queries/statements';

jest.setTimeout(60_000);

const PAGE = { limit: 200 };
const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`;
const [LEE, ANN, RAY, FIRM] = ['person:lee', 'person:ann-lee', 'person:bob-ray', 'org:borland'];
const actor = (canonical: string, name: string) => ({ kind: 'actor' as const, actor: { canonical, name } });
const NOBODY = { kind: 'unknown', reason: 'not-named' } as const;
const HIDDEN: FindingChange = { kind: 'hidden' };

/** Somebody accuses a firm, which denies it; whatever stands before, the findings have the same words. */
function quarrelOf(guid: string, { before = '', version = 1, engine = '1.0.0+0123456789ab' } = {}) {
  const text = `Quarrel ${guid}\n${before}Lee accused Borland of theft. Borland denied theft.`;
  const article = received({ source: 'daily', guid, text, version, receivedAt: `2026-03-02T0${7 + version}:00:00Z` });
  const [lee, firm] = [actorIn(text, 'Lee', LEE), actorIn(text, 'Borland', FIRM)];
  const run = extracted(article, {
    statements: [statementIn(text, 'Borland of theft', lee)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: firm }), statement: 0 }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'theft' }, { denier: firm, deniedAccuser: lee }), answers: 0 }],
  }, engine);
  return { article, run, events: [article, ...run] };
}

const keyOf = (run: readonly Event[], kind: FindingRef['kind']): FindingRef => {
  const payload = run.find(({ type }) => type.toLowerCase() === `${kind}extracted`)!.payload as unknown as Record<string, string>;
  return { kind, key: payload[`${kind}Key`]! };
};

const first = quarrelOf('one');
const id = first.article.payload.articleId;
const [STATEMENT, ACCUSATION, DENIAL] = (['statement', 'accusation', 'denial'] as const).map((kind) => keyOf(first.run, kind)) as [FindingRef, FindingRef, FindingRef];
const said = (minute: number, finding: FindingRef, change: FindingChange): Event => overridden(at(minute), id, finding, change);

describe('what readers see of findings that editors corrected', () => {
  let record: TestRecord;

  beforeEach(async () => {
    record = await openTestRecord('overrides');
    await record.store([configured('daily', 'full'), ...first.events]);
  });
  afterEach(() => record.close());

  const MOMENTS = [undefined, '2026-03-02T12:00:00Z'];
  const pairs = async (asOf?: string) => (await listPairs(record.reader, { asOf }, PAGE)).items.map(({ accuser, accused, accusations, denials }) => [accuser.canonical, accuser.name, accused.canonical, accusations, denials]);
  const everything = async () => Promise.all([
    pairs(), listActors(record.reader, {}, PAGE), listStatements(record.reader, {}, PAGE), listAccusations(record.reader, {}, PAGE), listDenials(record.reader, {}, PAGE), findArticle(record.reader, id),
    record.reader.rows(sql`SELECT * FROM read_v1.revision_accusations`), record.reader.rows(sql`SELECT * FROM read_v1.article_history`),
  ]);

  it('leaves out what is hidden, now, of each revision and at each moment, and says how much it is', async () => {
    await record.store([said(1, ACCUSATION, HIDDEN), said(1, STATEMENT, HIDDEN)]);
    for (const asOf of MOMENTS) {
      expect([(await listAccusations(record.reader, { asOf }, PAGE)).items, (await listStatements(record.reader, { asOf, q: 'theft' }, PAGE)).items]).toEqual([[], []]);
      expect(await pairs(asOf)).toEqual([]);
      expect((await listActors(record.reader, { asOf }, PAGE)).items).toMatchObject([{ canonical: FIRM, accusationsReceived: 0, denials: 1 }, { canonical: LEE, statements: 0, accusationsMade: 0, denialsReceived: 1 }]);
      expect(await findArticle(record.reader, id, { asOf })).toMatchObject({ counts: { statements: 0, accusations: 0, denials: 1, hidden: 2 }, accusations: [], statements: [], denials: [expect.not.objectContaining({ answers: expect.anything() })] });
    }
    expect(await findArticle(record.reader, id, { revision: first.article.payload.revisionId })).toMatchObject({ counts: { statements: 0, accusations: 0, denials: 1, hidden: 2 }, accusations: [] });
    expect(await findStatement(record.reader, STATEMENT.key)).toBeUndefined();
    expect(await record.reader.rows(sql`SELECT kind, key, change, reason FROM read_v1.finding_overrides ORDER BY kind`)).toEqual(
      [ACCUSATION, STATEMENT].map(({ kind, key }) => ({ kind, key, change: 'hidden', reason: 'Read the sentence again.' })));
  });

  it('lets no code of a hidden accusation stand at the denial that answered it', async () => {
    const text = 'Quarrel two\nLee accused Borland of theft. Borland denied it.';
    const article = received({ source: 'daily', guid: 'two', text });
    const [lee, firm] = [actorIn(text, 'Lee', LEE), actorIn(text, 'Borland', FIRM)];
    const run = extracted(article, {
      statements: [],
      accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: firm }) }],
      denials: [{ denial: denialIn(text, { trigger: 'denied' }, { denier: firm, deniedAccuser: lee }), answers: 0 }],
    });
    const codes = () => record.reader.rows(sql`SELECT denied_cameo FROM read_v1.denials WHERE article_id = ${article.payload.articleId}`);
    await record.store([article, ...run]);
    expect(await codes()).not.toEqual([{ denied_cameo: '112' }]);
    await record.store([overridden(at(1), article.payload.articleId, keyOf(run, 'accusation'), HIDDEN)]);
    expect(await codes()).toEqual([{ denied_cameo: '112' }]);
  });

  it('gives no reason where the finding stands in a revision that is withheld', async () => {
    const text = 'Quarrel one\nIt rained.';
    const second = received({ source: 'daily', guid: 'one', text, version: 2, receivedAt: '2026-03-02T11:00:00Z' });
    await record.store([said(1, ACCUSATION, { kind: 'confirmed' }), retracted(first.article), second, ...extracted(second, { statements: [], accusations: [], denials: [] })]);
    expect(await record.reader.rows(sql`SELECT change, reason FROM read_v1.finding_overrides`)).toEqual([{ change: 'confirmed', reason: null }]);
  });

  it('shows the parties that editors said, and applies merges and names to them', async () => {
    await record.store([said(1, ACCUSATION, { kind: 're-ascribed', parties: { accuser: actor(RAY, 'Bob Ray') } }), said(1, DENIAL, { kind: 're-ascribed', parties: { denier: NOBODY, deniedAccuser: actor(RAY, 'Bob Ray') } })]);
    expect((await listAccusations(record.reader, { accuser: RAY }, PAGE)).items).toMatchObject([{
      accuser: { canonical: RAY, name: 'Bob Ray', readAs: { canonical: LEE, name: 'Lee' }, mention: { text: 'Lee' } }, accused: { canonical: FIRM },
      edited: { kind: 're-ascribed', at: at(1), reason: 'Read the sentence again.' },
    }]);
    expect((await listDenials(record.reader, {}, PAGE)).items).toMatchObject([{ denier: { kind: 'unknown', reason: 'not-named', readAs: { canonical: FIRM } }, deniedAccuser: { canonical: RAY } }]);
    for (const asOf of MOMENTS) expect(await pairs(asOf)).toEqual([[RAY, 'Bob Ray', FIRM, 1, 0]]);
    await record.store([merged(at(2), RAY, ANN), merged(at(2), LEE, 'person:else'), renamed(at(2), ANN, 'Dame Ann')]);
    for (const asOf of MOMENTS) expect(await pairs(asOf)).toEqual([[ANN, 'Dame Ann', FIRM, 1, 0]]);
    expect((await listAccusations(record.reader, { accuser: RAY }, PAGE)).items).toMatchObject([{ accuser: { canonical: ANN, name: 'Dame Ann', readAs: { canonical: LEE } } }]);
  });

  it('leaves no accusation mutual whose counterpart is hidden or was made by others', async () => {
    const text = 'Mutual\nLee and Borland accused each other of theft.';
    const article = received({ source: 'daily', guid: 'mutual', text });
    const [lee, firm] = [actorIn(text, 'Lee', LEE), actorIn(text, 'Borland', FIRM)];
    const words = { trigger: 'accused', allegation: 'theft' };
    const run = extracted(article, { accusations: [{ accusation: accusationIn(text, words, { accuser: lee, accused: firm }), mutual: 'a' }, { accusation: accusationIn(text, words, { accuser: firm, accused: lee }), mutual: 'a' }] });
    await record.store([article, ...run]);
    const mutual = async () => [(await listAccusations(record.reader, { mutual: true, article: article.subject }, PAGE)).items.length, (await listPairs(record.reader, {}, PAGE)).items.reduce((sum, pair) => sum + pair.mutual, 0)];
    const say = (minute: number, change: FindingChange): Event => overridden(at(minute), article.subject, keyOf(run, 'accusation'), change);
    expect(await mutual()).toEqual([2, 2]);
    for (const [minute, change, left] of [[1, HIDDEN, 0], [2, { kind: 'confirmed' }, 2], [3, { kind: 're-ascribed', parties: { accuser: actor(RAY, 'Bob Ray') } }, 0], [4, { kind: 'as-read' }, 2]] as const) {
      await record.store([say(minute, change)]);
      expect(await mutual()).toEqual([left, left]);
    }
  });

  it('names somebody where nobody was read', async () => {
    const text = 'Unnamed\nSomebody accused Borland of theft.';
    const article = received({ source: 'daily', guid: 'unnamed', text });
    const run = extracted(article, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: { kind: 'unknown', reason: 'unresolved' }, accused: actorIn(text, 'Borland', FIRM) }) }] });
    await record.store([article, ...run, overridden(at(1), article.subject, keyOf(run, 'accusation'), { kind: 're-ascribed', parties: { accuser: actor(RAY, 'Bob Ray') } })]);
    expect((await listAccusations(record.reader, { accuser: RAY }, PAGE)).items).toMatchObject([{ accuser: { name: 'Bob Ray', readAs: { unknown: 'unresolved' } } }]);
    expect(await pairs()).toContainEqual([RAY, 'Bob Ray', FIRM, 1, 0]);
  });

  it('is what it was before when a correction is undone, and shows what was confirmed with a mark only', async () => {
    const before = await everything();
    await record.store([said(1, ACCUSATION, HIDDEN), said(1, STATEMENT, { kind: 're-ascribed', parties: { speaker: NOBODY } }), said(1, DENIAL, { kind: 'confirmed' })]);
    expect((await listDenials(record.reader, {}, PAGE)).items).toMatchObject([{ denier: { canonical: FIRM }, edited: { kind: 'confirmed', at: at(1) } }]);
    await record.store([ACCUSATION, STATEMENT, DENIAL].map((finding) => said(2, finding, { kind: 'as-read' })));
    expect(await everything()).toEqual(before);
    expect(await record.reader.rows(sql`SELECT FROM read_v1.finding_overrides`)).toEqual([]);
  });

  it('follows a finding through revisions and engine versions by its key, and leaves other articles alone', async () => {
    await record.store([said(1, ACCUSATION, { kind: 're-ascribed', parties: { accuser: actor(RAY, 'Bob Ray') } }), said(1, STATEMENT, HIDDEN)]);
    const revised = quarrelOf('one', { before: 'It rained. ', version: 2 });
    const again = quarrelOf('one', { before: 'It rained. ', version: 2, engine: '2.0.0+0123456789ab' });
    for (const events of [revised.events, again.run, quarrelOf('two').events]) {
      await record.store(events);
      const found = await findArticle(record.reader, id);
      expect(found).toMatchObject({ counts: { statements: 0, accusations: 1, hidden: 1 }, accusations: [{ key: ACCUSATION.key, accuser: { canonical: RAY } }] });
    }
    expect((await findArticle(record.reader, id))?.engineVersion).toBe('2.0.0+0123456789ab');
    expect(await pairs()).toEqual([[RAY, 'Bob Ray', FIRM, 1, 0], [LEE, 'Lee', FIRM, 1, 2]]);
  });
});

describe('the rows of corrections', () => {
  const { database, query } = openReadModels('finding overrides');
  const second = quarrelOf('two');
  const gone = quarrelOf('three');
  const told: readonly Event[] = [
    configured('daily', 'full'), ...first.events, ...quarrelOf('one', { before: 'It rained. ', version: 2 }).events, ...second.events, ...gone.events, retracted(second.article), erased(gone.article),
    said(1, ACCUSATION, HIDDEN), said(2, ACCUSATION, { kind: 're-ascribed', parties: { accuser: actor(RAY, 'Bob Ray') } }), said(2, ACCUSATION, { kind: 'confirmed' }), said(3, STATEMENT, HIDDEN), said(4, DENIAL, HIDDEN), said(5, DENIAL, { kind: 'as-read' }),
    overridden(at(1), second.article.subject, keyOf(second.run, 'accusation'), HIDDEN), overridden(at(1), gone.article.subject, keyOf(gone.run, 'accusation'), HIDDEN), merged(at(6), RAY, ANN),
  ];

  it('are the same whatever comes first, with revisions, a retraction, an erasure and a merge', async () => {
    await new LogFeed(database()).project(told);
    const expected = await readModelRows(database());
    expect(await query(`SELECT kind, change FROM gen_1.finding_overrides WHERE article_id = '${id}' ORDER BY kind`)).toMatchObject([{ kind: 'accusation' }, { kind: 'denial', change: 'as-read' }, { kind: 'statement', change: 'hidden' }]);
    expect(await query(`SELECT FROM gen_1.finding_overrides WHERE article_id = '${gone.article.subject}'`)).toEqual([]);
    expect(await query(`SELECT statement_count, denial_count, hidden_count FROM gen_1.articles WHERE article_id = '${id}'`)).toEqual([{ statement_count: 0, denial_count: 1, hidden_count: 1 }]);
    await fc.assert(fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 9 }), async (seed, size) => {
      expect(await shuffledRows(database(), [...told, ...told.slice(-9)], { seed, size })).toEqual(expected);
    }), { numRuns: 6 });
  });

  it('go back with the migration and come again with it; articles that were counted without what was hidden are decided anew', async () => {
    await new LogFeed(database()).project(told);
    // That of offices stands on it.
    await database().source.undoLastMigration({ transaction: 'each' });
    await database().source.undoLastMigration({ transaction: 'each' });
    expect(await query('SELECT after FROM gen_1.articles_to_decide')).toHaveLength(1);
    expect(await query(`SELECT accuser_canonical FROM read_v1.accusations WHERE article_id = '${id}'`)).toEqual([{ accuser_canonical: LEE }]);
    await database().source.runMigrations({ transaction: 'each' });
    expect(await query(`SELECT accuser_canonical, edited FROM read_v1.accusations WHERE article_id = '${id}'`)).toEqual([{ accuser_canonical: LEE, edited: null }]);
  });
});
