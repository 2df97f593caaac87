import { topicNamesOf, writeEvent, type Event, type Party } from '@on-record/domain';
import fc from 'fast-check';
import { LogFeed } from '../../../../test/support/log-feed';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { openReadModels } from '../../../../test/support/open-read-models';
import { readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, configured, denialIn, extracted, merged, received, renamed, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { shuffledRows } from '../../../../test/support/shuffled-rows';
import { until } from '../../../../test/support/until';
import { findActor, listActors } from '../queries/actors';
import { listAccusations } from '../queries/accusations';
import { listDenials } from '../queries/denials';
import { listPairs } from '../queries/pairs';
import { listStatements } from '../queries/statements';

jest.setTimeout(60_000);

const PAGE = { limit: 200 };
const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`;
const [LEE, ANN, BOB] = ['person:lee', 'person:ann-lee', 'person:bob-ray'];
const FIRM = 'org:borland';

/** An article in which somebody accuses a firm, which denies it; who accuses is given by the id that was read. */
function quarrelOf(guid: string, mention: string, canonical: string): readonly [Event<'ArticleReceived'>, ...Event[]] {
  const text = `Quarrel ${guid}\n${mention} accused Borland of theft. Borland denied theft.`;
  const article = received({ source: 'daily', guid, text, receivedAt: '2026-03-02T08:00:00Z' });
  const [accuser, firm]: readonly Party[] = [actorIn(text, mention, canonical), actorIn(text, 'Borland', FIRM)];
  return [article, ...extracted(article, {
    statements: [statementIn(text, 'of theft', accuser!)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: accuser!, accused: firm! }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denied', allegation: 'theft' }, { denier: firm!, deniedAccuser: accuser! }), answers: 0 }],
  })];
}

const told: readonly Event[] = [
  configured('daily', 'full'), ...quarrelOf('one', 'Lee', LEE), ...quarrelOf('two', 'Ann Lee', ANN), ...quarrelOf('three', 'Ann Lee', ANN), ...quarrelOf('four', 'Lee and Ray', `${LEE}+${BOB}`),
];

describe('what readers see of actors', () => {
  let record: TestRecord;

  beforeEach(async () => {
    record = await openTestRecord('actors');
    await record.store(told);
  });

  afterEach(() => record.close());

  const pairs = async (asOf?: string) => (await listPairs(record.reader, { asOf }, PAGE)).items.map(({ accuser, accusations, denials, articles }) => [accuser.canonical, accuser.name, accusations, denials, articles]);
  const speakers = async (asOf?: string) => (await listStatements(record.reader, { asOf }, PAGE)).items.map(({ speaker }) => (speaker.kind === 'actor' ? speaker.canonical : speaker.reason)).sort();

  it('follows a merge in every listing, now and at each moment before, and keeps what was read', async () => {
    await record.store([merged(at(1), LEE, ANN)]);
    for (const asOf of [undefined, '2026-03-02T12:00:00Z']) {
      expect(await pairs(asOf)).toEqual([[ANN, 'Ann Lee', 3, 3, 3], [`${ANN}+${BOB}`, 'Lee and Ray', 1, 1, 1]]);
      expect(await speakers(asOf)).toEqual([ANN, ANN, ANN, `${ANN}+${BOB}`]);
    }
    const { items } = await listAccusations(record.reader, { accuser: ANN }, PAGE);
    expect(items.map(({ accuser, accused }) => [accuser, accused])).toEqual(expect.arrayContaining([
      [{ kind: 'actor', canonical: ANN, name: 'Lee', readAs: { canonical: LEE, name: 'Lee' }, mention: expect.objectContaining({ text: 'Lee' }) }, expect.not.objectContaining({ readAs: expect.anything() })],
      [expect.objectContaining({ canonical: `${ANN}+${BOB}`, readAs: { canonical: `${LEE}+${BOB}`, name: 'Lee and Ray' } }), expect.anything()],
    ]));
    expect(items).toHaveLength(4);
    expect((await listDenials(record.reader, {}, PAGE)).items.map(({ deniedAccuser }) => deniedAccuser)).toEqual(expect.arrayContaining([expect.objectContaining({ canonical: ANN, readAs: { canonical: LEE, name: 'Lee' } })]));
  });

  it('finds by an id that was merged what stands under the other one', async () => {
    await record.store([merged(at(1), LEE, ANN)]);
    expect(await findActor(record.reader, LEE)).toMatchObject({ canonical: ANN, name: 'Ann Lee', statements: 3, accusationsMade: 3, denialsReceived: 3, articles: 3 });
    expect((await listActors(record.reader, {}, PAGE)).items.map(({ canonical }) => canonical)).toEqual([ANN, FIRM, `${ANN}+${BOB}`]);
    expect((await listStatements(record.reader, { speaker: LEE }, PAGE)).items).toHaveLength(4);
    expect((await listStatements(record.reader, { speaker: `${LEE}+${BOB}` }, PAGE)).items).toHaveLength(1);
    expect((await listPairs(record.reader, { accuser: LEE }, PAGE)).items).toHaveLength(2);
  });

  it('has the name that operators gave, whether asked for by that or by the one that was read', async () => {
    await record.store([merged(at(1), LEE, ANN), renamed(at(2), ANN, 'Dame Ann Lee'), renamed(at(2), LEE, 'Nobody')]);
    expect(await pairs()).toEqual([[ANN, 'Dame Ann Lee', 3, 3, 3], [`${ANN}+${BOB}`, 'Lee and Ray', 1, 1, 1]]);
    expect((await pairs('2026-03-02T12:00:00Z'))[0]).toEqual([ANN, 'Dame Ann Lee', 3, 3, 3]);
    expect((await listStatements(record.reader, { speaker: 'dame' }, PAGE)).items).toHaveLength(3);
    expect((await listStatements(record.reader, { speaker: 'Lee' }, PAGE)).items).toHaveLength(4);
    expect((await listStatements(record.reader, { speaker: 'dame' }, PAGE)).items.map(({ speaker }) => speaker)).toContainEqual(
      { kind: 'actor', canonical: ANN, name: 'Dame Ann Lee', readAs: { canonical: ANN, name: 'Ann Lee' }, mention: expect.anything() });
    expect(await findActor(record.reader, ANN)).toMatchObject({ name: 'Dame Ann Lee' });
    await record.store([renamed(at(3), ANN), renamed(at(3), `${ANN}+${BOB}`, 'Lee & Ray')]);
    expect(await pairs()).toEqual([[ANN, 'Ann Lee', 3, 3, 3], [`${ANN}+${BOB}`, 'Lee & Ray', 1, 1, 1]]);
  });

  it('is what it was before when a merge is undone', async () => {
    const before = [await pairs(), await speakers(), await listActors(record.reader, {}, PAGE), await listAccusations(record.reader, {}, PAGE)];
    await record.store([merged(at(1), LEE, ANN), merged(at(2), ANN, BOB), merged(at(3), BOB, FIRM)]);
    expect(await pairs()).toEqual([[FIRM, 'Ann Lee', 4, 4, 4]]);
    await record.store([merged(at(4), BOB), merged(at(5), ANN), merged(at(6), LEE)]);
    expect([await pairs(), await speakers(), await listActors(record.reader, {}, PAGE), await listAccusations(record.reader, {}, PAGE)]).toEqual(before);
  });

  it('leaves several who act together as they were read where the id would be too long', async () => {
    const long = `person:${'y'.repeat(500)}`;
    await record.store([merged(at(1), LEE, long)]);
    expect(await speakers()).toEqual([ANN, ANN, `${LEE}+${BOB}`, long].sort());
    await record.store([merged(at(2), LEE)]);
    expect(await speakers()).toEqual([ANN, ANN, LEE, `${LEE}+${BOB}`].sort());
  });
});

describe('the rows of the registry', () => {
  const { database, query } = openReadModels('actor registry');
  const contributions = (): Promise<unknown> => query('SELECT accuser, count(*)::int AS articles FROM gen_1.article_pairs GROUP BY 1 ORDER BY 1');

  it('are the same whatever comes first, with articles, a retraction, chains, circles and what undoes them', async () => {
    const decisions = [
      merged(at(1), LEE, ANN), merged(at(2), ANN, BOB), merged(at(3), BOB, LEE), merged(at(4), ANN, FIRM), merged(at(5), FIRM), renamed(at(6), FIRM, 'The Firm'), renamed(at(7), BOB, 'Bob'), renamed(at(8), BOB),
      merged(at(9), 'country:GB', 'country:gb'), merged(at(9), 'country:gb', 'country:UK'),
    ];
    const events = [...told, ...decisions, retracted(quarrelOf('three', 'Ann Lee', ANN)[0])];
    await new LogFeed(database()).project(events);
    const expected = await readModelRows(database());
    expect(await query('SELECT actor, canonical, shown_name FROM gen_1.resolved_actors ORDER BY actor')).toEqual([
      { actor: 'country:GB', canonical: 'country:UK', shown_name: null }, { actor: 'country:gb', canonical: 'country:UK', shown_name: null },
      { actor: FIRM, canonical: FIRM, shown_name: 'The Firm' }, { actor: ANN, canonical: FIRM, shown_name: 'The Firm' }, { actor: BOB, canonical: FIRM, shown_name: 'The Firm' }, { actor: LEE, canonical: FIRM, shown_name: 'The Firm' },
    ]);
    await fc.assert(fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 9 }), async (seed, size) => {
      expect(await shuffledRows(database(), [...events, ...decisions], { seed, size })).toEqual(expected);
    }), { numRuns: 15 });
  });

  it('pass over the latest merge of a circle', async () => {
    await new LogFeed(database()).project([...told, merged(at(1), LEE, ANN), merged(at(2), ANN, LEE)]);
    expect(await query('SELECT actor, canonical FROM gen_1.resolved_actors')).toEqual([{ actor: LEE, canonical: ANN }]);
    expect(await contributions()).toEqual([{ accuser: ANN, articles: 3 }, { accuser: `${ANN}+${BOB}`, articles: 1 }]);
  });

  it('come with a merge all at once: who decides an article beside it waits or is waited for', async () => {
    const waiting = (): Promise<unknown> => until(async () => (await query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).length > 0, { describe: 'a transaction that waits', withinMs: 15_000 });
    const [late, ...run] = quarrelOf('late', 'Lee', LEE);
    let isBeside = false;
    let merge: Promise<void> | undefined;
    const feed = new LogFeed(database(), {
      beforeCommit: async () => {
        if (!isBeside) return;
        merge ??= new LogFeed(database()).project([merged(at(1), LEE, ANN)]);
        await waiting();
      },
    });
    await feed.project([...quarrelOf('one', 'Lee', LEE), late]);
    isBeside = true;
    await feed.project(run);
    await merge;
    expect(await contributions()).toEqual([{ accuser: ANN, articles: 2 }]);
  });

  it('of a batch that does not follow the checkpoint change nothing, and a long merge keeps the consumer alive', async () => {
    const heartbeat = jest.fn(() => Promise.resolve());
    const feed = new LogFeed(database(), { heartbeat });
    await feed.project(told);
    await feed.project([merged(at(1), LEE, ANN)]);
    expect(heartbeat).toHaveBeenCalled();
    const stray = new LogFeed(database());
    expect(await stray.projectRecords(topicNamesOf('feed')('control'), [writeEvent(merged(at(2), LEE, BOB), topicNamesOf('feed'))])).toMatchObject({ kind: 'seek' });
    expect(await contributions()).toEqual([{ accuser: ANN, articles: 3 }, { accuser: `${ANN}+${BOB}`, articles: 1 }]);
  });
});
