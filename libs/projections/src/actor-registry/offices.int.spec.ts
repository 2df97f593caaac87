import type { Event, Party } from '@on-record/domain';
import fc from 'fast-check';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, configured, denialIn, extracted, held, merged, overridden, received, renamed, statementIn, type ArticleGiven } from '../../../../test/support/recorded-articles';
import { shuffledRows } from '../../../../test/support/shuffled-rows';
import { listAccusations } from '../queries/accusations';
import { findActor, listActors } from '../queries/actors';
import { listDenials } from '../queries/denials';
import { listPairs } from '../queries/pairs';
import { sql } from '../queries/sql';
import { listStatements } from '../queries/statements';

jest.setTimeout(60_000);

const PAGE = { limit: 200 };
const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`;
const [MAYOR, ANN, BOB, LEE, FIRM] = ['group:mayor', 'person:ann-lee', 'person:bob-ray', 'person:lee', 'org:borland'];

/** An article in which somebody accuses a firm, which denies it; who accuses is given by the id that was read. */
function quarrelOf(guid: string, [mention, canonical]: readonly [string, string], given: Partial<ArticleGiven> = {}): readonly [Event<'ArticleReceived'>, ...Event[]] {
  const text = `Quarrel ${guid}\n${mention} accused Borland of theft. Borland denied theft.`;
  const article = received({ source: 'daily', guid, text, receivedAt: '2026-03-02T08:00:00Z', ...given });
  const [accuser, firm]: readonly Party[] = [actorIn(text, mention, canonical), actorIn(text, 'Borland', FIRM)];
  return [article, ...extracted(article, {
    statements: [statementIn(text, 'of theft', accuser!)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: accuser!, accused: firm! }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'theft' }, { denier: firm!, deniedAccuser: accuser! }), answers: 0 }],
  })];
}

const mayorOf = (guid: string, publishedAt: string, given: Partial<ArticleGiven> = {}) => quarrelOf(guid, ['The mayor', MAYOR], { publishedAt, ...given });
const mayors: readonly Event[] = [
  configured('daily', 'full'), ...mayorOf('january', '2026-01-10T10:00:00Z'), ...mayorOf('february', '2026-02-10T23:30:00Z'), ...mayorOf('april', '2026-04-10T10:00:00Z'),
  ...quarrelOf('both', ['The mayor and Ray', `${MAYOR}+${BOB}`], { publishedAt: '2026-02-10T00:00:00Z' }), ...quarrelOf('ann', ['Ann Lee', ANN], { publishedAt: '2026-02-10T10:00:00Z' }),
];
/** Ann Lee until 9 February, somebody else from the day after to the end of March. */
const terms: readonly Event[] = [held(at(1), MAYOR, { from: 'ever', holder: ANN }), held(at(1), MAYOR, { from: '2026-02-10', holder: BOB, until: '2026-03-31' })];

describe('what readers see of offices', () => {
  let record: TestRecord;

  beforeEach(async () => {
    record = await openTestRecord('offices');
    await record.store(mayors);
  });

  afterEach(() => record.close());

  const pairs = async (asOf?: string) => (await listPairs(record.reader, { asOf }, PAGE)).items.map(({ accuser, accusations, denials }) => `${accuser.canonical} ${accusations} ${denials}`).sort();
  const speakers = async (asOf?: string) => (await listStatements(record.reader, { asOf }, PAGE)).items.map(({ speaker }) => (speaker.kind === 'actor' ? speaker.canonical : speaker.reason)).sort();

  it('is who held them when the article was published, alone and with others, now and at each moment, and what was read is kept', async () => {
    await record.store(terms);
    for (const asOf of [undefined, '2026-03-02T12:00:00Z']) {
      expect(await pairs(asOf)).toEqual([`${MAYOR} 1 1`, `${ANN} 2 2`, `${BOB} 2 2`]);
      expect(await speakers(asOf)).toEqual([MAYOR, ANN, ANN, BOB, BOB]);
    }
    expect((await listAccusations(record.reader, { accuser: BOB }, PAGE)).items.map(({ accuser }) => accuser)).toEqual(expect.arrayContaining([
      expect.objectContaining({ canonical: BOB, readAs: { canonical: MAYOR, name: 'The mayor' } }), expect.objectContaining({ canonical: BOB, readAs: { canonical: `${MAYOR}+${BOB}`, name: 'The mayor and Ray' } }),
    ]));
    expect((await listDenials(record.reader, { deniedAccuser: ANN }, PAGE)).items).toHaveLength(2);
    expect((await listStatements(record.reader, { speaker: MAYOR }, PAGE)).items.map(({ article }) => article.publishedAt)).toEqual(['2026-04-10T10:00:00Z']);
    expect(await findActor(record.reader, MAYOR)).toMatchObject({ articles: 1 });
    expect(await record.reader.rows(sql`SELECT office, from_day::text, to_day::text, canonical FROM read_v1.offices`)).toEqual([
      { office: MAYOR, from_day: '-infinity', to_day: '2026-02-09', canonical: ANN }, { office: MAYOR, from_day: '2026-02-10', to_day: '2026-03-31', canonical: BOB },
    ]);
  });

  it('follows the day of each revision, which may be of another term', async () => {
    await record.store([...terms, ...mayorOf('january', '2026-02-20T10:00:00Z', { version: 2, receivedAt: '2026-03-02T09:00:00Z' })]);
    expect(await speakers('2026-03-02T08:30:00Z')).toEqual([MAYOR, ANN, ANN, BOB, BOB]);
    expect(await speakers()).toEqual([MAYOR, ANN, BOB, BOB, BOB]);
    expect(await pairs()).toEqual([`${MAYOR} 1 1`, `${ANN} 1 1`, `${BOB} 3 3`]);
  });

  it('comes after merges, which may lead to an office, before merges of the holder, and after what editors said', async () => {
    const [article, ...run] = quarrelOf('premier', ['The premier', 'group:premier'], { publishedAt: '2026-02-11T10:00:00Z' });
    await record.store([...terms, article, ...run, merged(at(2), 'group:premier', MAYOR), merged(at(2), BOB, LEE), renamed(at(2), LEE, 'Lee')]);
    expect(await pairs()).toEqual([`${MAYOR} 1 1`, `${ANN} 2 2`, `${LEE} 3 3`]);
    expect((await listAccusations(record.reader, { article: article.subject }, PAGE)).items).toMatchObject([{ accuser: { canonical: LEE, name: 'Lee', readAs: { canonical: 'group:premier' } } }]);
    await record.store([merged(at(3), 'group:premier')]);
    expect(await pairs()).toEqual([`${MAYOR} 1 1`, 'group:premier 1 1', `${ANN} 2 2`, `${LEE} 2 2`]);
    const found = run.find((event): event is Event<'AccusationExtracted'> => event.type === 'AccusationExtracted');
    await record.store([overridden(at(4), article.subject, { kind: 'accusation', key: found!.payload.accusationKey }, { kind: 're-ascribed', parties: { accuser: { kind: 'actor', actor: { canonical: MAYOR, name: 'Mayor' } } } })]);
    expect((await listAccusations(record.reader, { article: article.subject }, PAGE)).items).toMatchObject([{ accuser: { canonical: LEE } }]);
    await record.store([merged(at(5), MAYOR, FIRM)]);
    expect(await pairs()).toEqual([`${FIRM} 4 3`, `${FIRM}+${LEE} 1 1`, `${ANN} 1 1`]);
    expect(await record.reader.rows(sql`SELECT FROM read_v1.offices`)).toEqual([]);
  });

  it('is what it was before when terms are taken back', async () => {
    const all = async () => [await pairs(), await speakers(), await listActors(record.reader, {}, PAGE), await listAccusations(record.reader, {}, PAGE)];
    const before = await all();
    await record.store([...terms, held(at(2), MAYOR, { from: 'ever', holder: LEE }), held(at(2), MAYOR, { from: '2026-04-01', holder: FIRM })]);
    expect(await pairs()).toEqual([`${FIRM} 1 1`, `${ANN} 1 1`, `${BOB} 2 2`, `${LEE} 1 1`]);
    await record.store([held(at(3), MAYOR, { from: '2026-04-01' }), held(at(3), MAYOR, { from: '2026-02-10' })]);
    expect(await pairs()).toEqual([`${ANN} 1 1`, `${LEE} 3 3`, `${LEE}+${BOB} 1 1`]);
    await record.store([held(at(4), MAYOR, { from: 'ever' })]);
    expect(await all()).toEqual(before);
  });
});

describe('the rows of offices', () => {
  const { database, query } = openReadModels('office rows');
  const contributions = (): Promise<unknown> => query('SELECT accuser, count(*)::int AS articles FROM gen_1.article_pairs GROUP BY 1 ORDER BY 1');
  const BY_TERMS = [{ accuser: MAYOR, articles: 1 }, { accuser: ANN, articles: 2 }, { accuser: BOB, articles: 2 }];

  it('are the same whatever comes first, with articles, merges, names and what takes terms back', async () => {
    const decisions = [
      ...terms, held(at(2), MAYOR, { from: '2026-04-05', holder: LEE }), held(at(3), MAYOR, { from: '2026-02-01', holder: FIRM }), held(at(4), MAYOR, { from: '2026-02-01' }), merged(at(5), 'group:premier', MAYOR),
      merged(at(6), BOB, LEE), renamed(at(7), LEE, 'Lee'), held(at(8), 'group:chair', { from: 'ever', holder: MAYOR }), merged(at(9), 'org:gone', FIRM), held(at(9), 'org:gone', { from: 'ever', holder: ANN }),
    ];
    const events = [...mayors, ...quarrelOf('premier', ['The premier', 'group:premier'], { publishedAt: '2026-04-04T10:00:00Z' }), ...quarrelOf('chair', ['The chair', 'group:chair+group:premier']), ...decisions];
    await new LogFeed(database()).project(events);
    const expected = await readModelRows(database());
    expect(await query('SELECT office, from_day::text, to_day::text, canonical, shown_name FROM gen_1.resolved_offices ORDER BY office, from_day')).toEqual([
      { office: 'group:chair', from_day: '-infinity', to_day: null, canonical: MAYOR, shown_name: null }, { office: MAYOR, from_day: '-infinity', to_day: '2026-02-09', canonical: ANN, shown_name: null },
      { office: MAYOR, from_day: '2026-02-10', to_day: '2026-03-31', canonical: LEE, shown_name: 'Lee' }, { office: MAYOR, from_day: '2026-04-05', to_day: null, canonical: LEE, shown_name: 'Lee' },
    ]);
    await fc.assert(fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 9 }), async (seed, size) => {
      expect(await shuffledRows(database(), [...events, ...decisions], { seed, size })).toEqual(expected);
    }), { numRuns: 6 });
  });

  it('are of the articles in which the office or a holder is read: a new term leaves the sums of others as they are', async () => {
    const aside = quarrelOf('aside', ['Lee', LEE]);
    const written = () => query(`SELECT xmin::text FROM gen_1.article_pairs WHERE article_id = '${aside[0].subject}'`);
    const feed = new LogFeed(database());
    await feed.project([...mayors, ...aside]);
    const before = await written();
    await feed.project(terms);
    expect(await contributions()).toEqual([...BY_TERMS, { accuser: LEE, articles: 1 }]);
    expect(before).toHaveLength(1);
    expect(await written()).toEqual(before);
  });

  it('go back with the migration and come again with it; articles that were counted under holders are decided anew', async () => {
    await new LogFeed(database()).project([...mayors, ...terms]);
    expect(await contributions()).toEqual(BY_TERMS);
    await database().source.undoLastMigration({ transaction: 'each' });
    expect(await query('SELECT after FROM gen_1.articles_to_decide')).toHaveLength(1);
    const read = [{ accuser: MAYOR }, { accuser: MAYOR }, { accuser: MAYOR }, { accuser: `${MAYOR}+${BOB}` }, { accuser: ANN }];
    expect(await query('SELECT accuser_canonical AS accuser FROM read_v1.accusations ORDER BY 1')).toEqual(read);
    await database().source.runMigrations({ transaction: 'each' });
    expect(await query('SELECT accuser_canonical AS accuser FROM read_v1.accusations ORDER BY 1')).toEqual(read);
    expect(await query(`SELECT has_table_privilege('on_record_reader', 'read_v1.offices', 'SELECT') AS granted`)).toEqual([{ granted: true }]);
  });
});
