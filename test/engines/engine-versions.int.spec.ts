import { articleIdOf, OnRecordError, topicNamesOf, writeEvent, type Event, type EventLog, type ExtractionResult } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, summariseEngines, type Database } from '@on-record/projections';
import { createLogger, createMetrics, type HttpProcess } from '@on-record/runtime';
import type { ArticleReader } from '../../apps/extractor/src/engine-pool';
import { extractionMetrics } from '../../apps/extractor/src/extraction-metrics';
import { extractorConfiguration } from '../../apps/extractor/src/extractor.config';
import { runExtractor } from '../../apps/extractor/src/start-extractor';
import type { Desk } from '../../apps/operator/src/at-desk';
import { activate } from '../../apps/operator/src/engines/activate.command';
import { diff } from '../../apps/operator/src/engines/diff.command';
import { listEngines } from '../../apps/operator/src/engines/engines.command';
import { reextract, type ReextractWish } from '../../apps/operator/src/engines/reextract.command';
import { setPause, type PauseWish } from '../../apps/operator/src/pauses/pause.command';
import { projectorConfiguration } from '../../apps/projector/src/projector.config';
import { runProjector } from '../../apps/projector/src/start-projector';
import { createDatabase } from '../support/database';
import { accusationIn, actorIn, configured, erased, received, statementIn } from '../support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

jest.setTimeout(120_000);

const OLD = '1.0.0+0123456789ab';
const NEW = '2.0.0+abcdef012345';
const NEVER_ACTIVATED = '3.0.0+fedcba987654';
const logger = createLogger({ app: 'test', level: 'silent' });
const prefix = uniqueName('engines');
const topicNames = topicNamesOf(prefix);
const ann = { actor: 'ann', reason: 'a better engine' };

/**
 * Two variants of an engine: both find the accusation, the new one with another accused; the old one alone finds the statement
 * of the mayor; the new one alone that of the harbour master, and its statement of Ann Lee is certain of the channel.
 */
function readerOf(version: string): ArticleReader {
  const isNew = version === NEW;
  return {
    version,
    extractAll: (articles) => Promise.resolve(articles.map(({ payload: { content: { text } } }): ExtractionResult => {
      const [lee, mayor, master] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'The mayor', 'person:mayor'), actorIn(text, 'The harbour master', 'person:harbour-master')];
      const accused = isNew ? actorIn(text, 'Borland', 'org:borland') : { kind: 'unknown' as const, reason: 'not-named' as const };
      const accusation = accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused });
      const statements = [
        statementIn(text, 'It was dark', lee, isNew ? { channel: { kind: 'interview', mention: actorIn(text, 'interview', 'x').mention! } } : {}),
        isNew ? statementIn(text, 'Ships came', master) : statementIn(text, 'All is well', mayor),
      ];
      return { kind: 'extracted', findings: { statements, accusations: [{ accusation }], denials: [] }, diagnostics: [], workUnits: 1 };
    })),
  };
}

const story = (guid: string, source = 'daily', receivedAt = '2026-03-02T08:00:00Z'): Event<'ArticleReceived'> => received({
  source, guid, receivedAt, text: `Quarrel ${guid}\nAnn Lee accused Borland of theft. "It was dark," she said in an interview. The mayor said: "All is well." The harbour master said: "Ships came."`,
});

let log: EventLog;
let database: Database;
let desk: Desk;
let open: HttpProcess[] = [];
let members = 0;

beforeAll(async () => {
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  log = await connectKafkaLog({ brokers, clientId: 'test', logger });
  database = await openDatabase(await createDatabase('engines'));
  await migrate(database);
  desk = { log, database, topicNames };
}, 120_000);

afterEach(async () => {
  await Promise.all(open.map((process) => process.close()));
  open = [];
  members = 0;
}, 60_000);

afterAll(async () => {
  await database.close();
  await log.close();
});

const staying = (): EventLog => ({
  append: (records, options) => log.append(records, options), consume: (subscription) => log.consume(subscription), read: (partition, from) => log.read(partition, from),
  readAt: (places) => log.readAt(places), offsets: (topics) => log.offsets(topics), committedOffsets: (group, topics) => log.committedOffsets(group, topics),
  identity: (topics) => log.identity(topics), close: () => Promise.resolve(),
});

async function startExtractor(version: string): Promise<HttpProcess> {
  const configuration = extractorConfiguration.parse({ KAFKA_BROKERS: 'given:1', TOPIC_PREFIX: prefix, EXTRACTOR_PORT: '0', EXTRACTOR_GROUP: `${prefix}-extractor` });
  const metrics = createMetrics({ app: 'extractor' });
  const process = await runExtractor(configuration, {
    log: staying(), reader: readerOf(version), metrics, extraction: extractionMetrics(metrics), logger, onFailure: () => undefined, onShutdown: () => Promise.resolve(),
  });
  open.push(process);
  members += 1;
  return process;
}

async function startProjector(): Promise<HttpProcess> {
  const configuration = projectorConfiguration.parse({ KAFKA_BROKERS: 'given:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix, PROJECTOR_GROUP: `${prefix}-projector` });
  const process = await runProjector(configuration, { log: staying(), database: { ...database, close: () => Promise.resolve() }, logger, onFailure: () => undefined });
  open.push(process);
  return process;
}

const append = (...events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));

/** How many articles show the findings of a version. */
async function shownBy(version: string): Promise<number> {
  return (await summariseEngines(database)).versions.find(({ engineVersion }) => engineVersion === version)?.shownArticles ?? 0;
}

const untilShown = (version: string, count: number): Promise<unknown> => until(async () => (await shownBy(version)) === count, { withinMs: 60_000, describe: () => `${count} articles to show what ${version} found` });
const runsOf = async (version: string): Promise<number> => (await summariseEngines(database)).versions.find(({ engineVersion }) => engineVersion === version)?.runs ?? 0;
const untilRuns = (version: string, count: number): Promise<unknown> => until(async () => (await runsOf(version)) === count, { withinMs: 60_000, describe: () => `${count} runs of ${version}` });
const told = (text: string): unknown => JSON.parse(text);
const engines = async () => told(await listEngines(desk, { extractorGroup: `${prefix}-extractor`, members, json: true })) as {
  readonly requests: readonly { readonly requestId: string; readonly state: string; readonly read: string }[]; readonly shadowOnlyRevisions: number; readonly extractors: { readonly versions: readonly string[] };
};
const ask = (wish: ReextractWish, by: typeof ann | 'nobody' = ann): Promise<string> => reextract(desk, wish, { by: by === 'nobody' ? undefined : by, extractorGroup: `${prefix}-extractor`, members });
const endOfControl = async (): Promise<bigint> => (await log.offsets([topicNames('control')]))[0]!.next;
const setStage = (wish: PauseWish, stage: 'extractor' | 'projector', by: typeof ann | 'nobody' = ann): Promise<string> => setPause(desk, { wish, stage }, { by: by === 'nobody' ? undefined : by, groupId: `${prefix}-${stage}`, members: 1 });

describe('two engine versions over Kafka and Postgres', () => {
  const articles = [story('one'), story('two'), story('three', 'weekly', '2026-03-03T08:00:00Z')];

  it('the old one reads what comes, and is activated before the new one runs', async () => {
    await append(configured('daily', 'full'), configured('weekly', 'none'), ...articles);
    await startProjector();
    await startExtractor(OLD);
    await untilShown(OLD, 3);
    const before = await endOfControl();
    expect(await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: undefined })).toMatch(/all articles, 3 in number:\n0 would be shown as another version read them, of which 0 with other findings;\n0 would lose[\s\S]*Nothing was changed\./);
    expect(await endOfControl()).toBe(before);
    await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: ann });
    expect(await endOfControl()).toBe(before + 2n);
    await expect(activate(desk, { engineVersion: NEW, evenWithoutRuns: false }, { by: ann })).rejects.toThrow(OnRecordError);
    expect(await activate(desk, { engineVersion: NEW, evenWithoutRuns: true }, { by: undefined })).toMatch(/0 would be shown as another/);
    expect(await endOfControl()).toBe(before + 2n);
  });

  it('a dry run says what would be read and by whom, and asks for nothing', async () => {
    await startProjector();
    const before = await endOfControl();
    const text = await ask({ scope: { kind: 'all' }, engineVersion: NEW }, 'nobody');
    expect(text).toContain('Articles: 3, with 3 revision(s), of which this version has read 0 before');
    expect(text).toContain('where none runs, the request waits for one');
    expect(text).toContain('stays in shadow');
    expect(await ask({ scope: { kind: 'source', source: 'weekly' }, engineVersion: OLD }, 'nobody')).toContain('Articles: 1, with 1 revision(s), of which this version has read 1 before');
    expect(await ask({ scope: { kind: 'time', from: '2026-03-03T00:00:00.000Z' }, engineVersion: NEW }, 'nobody')).toContain('Articles: 1,');
    await expect(ask({ scope: { kind: 'articles', articleIds: [articleIdOf('daily', 'none')] }, engineVersion: NEW })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ scope: { kind: 'source', source: 'nobody' }, engineVersion: NEW })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await endOfControl()).toBe(before);
  });

  it('what is asked for waits for an extractor of its version, is read in shadow, and shows when it is activated; the way back is the same', async () => {
    await startProjector();
    await ask({ scope: { kind: 'all' }, engineVersion: NEW });
    expect((await engines()).requests).toMatchObject([{ state: 'waits for an extractor of its version', read: expect.stringMatching(/^0 of \d+$/) }]);
    await startExtractor(NEW);
    await untilRuns(NEW, 3);
    await until(async () => (await engines()).requests[0]!.state === 'fulfilled', { withinMs: 60_000, describe: 'the request to be fulfilled' });
    expect(await shownBy(OLD)).toBe(3);
    expect((await engines()).extractors.versions).toContain(OLD);

    const preview = await activate(desk, { engineVersion: NEW, source: 'weekly', evenWithoutRuns: false }, { by: undefined });
    expect(preview).toMatch(/source weekly, 1 in number:\n1 would be shown as another version read them, of which 1 with other findings;/);
    await activate(desk, { engineVersion: NEW, evenWithoutRuns: false }, { by: ann });
    await untilShown(NEW, 3);
    await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: ann });
    await untilShown(OLD, 3);
  });

  it('are told apart finding by finding, with texts as they are', async () => {
    const result = told(await diff(database, [OLD, NEW], { limit: 5, json: true }));
    expect(result).toMatchObject({
      revisions: { both: 3, differing: 3, onlyBefore: 0, onlyAfter: 0 },
      articles: { both: 3, differing: 3 },
      findings: {
        statement: { same: 0, added: 3, lost: 3, changed: 3 },
        accusation: { same: 0, added: 0, lost: 0, changed: 3 },
        denial: { same: 0, added: 0, lost: 0, changed: 0 },
      },
    });
    const { traits } = result as { readonly traits: Readonly<Record<string, number>> };
    expect(traits).toEqual({ accused: 3, 'accused name': 3, 'accused mention': 3, channel: 3, 'channel mention': 3 });
    const text = await diff(database, [OLD, NEW], { limit: 1, article: 'weekly/three' });
    expect(text).toContain('Both have read 1 revision(s) of 1 article(s); 1 revision(s) of 1 article(s) differ.');
    expect(text).toMatch(/accusation +changed +Ann Lee .*accused: theft +accused: \(not-named\) -> org:borland/);
    expect(text).toMatch(/statement +lost +The mayor +All is well/);
    expect(text).toMatch(/statement +added +The harbour master +Ships came/);
    expect(told(await diff(database, [OLD, NEW], { limit: 1, source: 'weekly', json: true }))).toMatchObject({ revisions: { both: 1 } });
    expect(told(await diff(database, [OLD, NEW], { limit: 1, until: '2026-03-03T00:00:00.000Z', json: true }))).toMatchObject({ revisions: { both: 2 }, examples: { length: 4 } });
    await expect(diff(database, [OLD, '3.0.0+nobody'], { limit: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what only one has read is counted and shown where it was activated, and nothing of an erased article is compared or read again', async () => {
    await startProjector();
    await startExtractor(NEW);
    await append(story('later'));
    await untilRuns(NEW, 4);
    expect(told(await diff(database, [OLD, NEW], { limit: 1, json: true }))).toMatchObject({ revisions: { both: 3, onlyBefore: 0, onlyAfter: 1 } });
    // It was activated before the old one was again, so that it steps in.
    await untilShown(NEW, 1);
    await append(erased(articles[0]!));
    await until(async () => (told(await diff(database, [OLD, NEW], { limit: 1, json: true })) as { readonly revisions: { readonly both: number } }).revisions.both === 2, { withinMs: 30_000, describe: 'the erased article to be left out' });
    expect(await ask({ scope: { kind: 'all' }, engineVersion: NEW }, 'nobody')).toContain('Articles: 3, with 3 revision(s)');
    const before = (await log.offsets([topicNames('extractions')])).reduce((sum, { next }) => sum + next, 0n);
    await ask({ scope: { kind: 'articles', articleIds: [articles[0]!.subject, articles[1]!.subject] }, engineVersion: NEW });
    await until(async () => (await engines()).requests[0]!.state === 'fulfilled', { withinMs: 60_000, describe: 'the request to be fulfilled' });
    // Two statements, an accusation and the end of the run, of the one that was not erased.
    expect((await log.offsets([topicNames('extractions')])).reduce((sum, { next }) => sum + next, 0n)).toBe(before + 4n);
  });

  it('what only a version that was never activated has read stays in shadow, and is counted', async () => {
    await startProjector();
    await startExtractor(NEVER_ACTIVATED);
    await append(story('in-shadow'));
    await untilRuns(NEVER_ACTIVATED, 1);
    await until(async () => (await engines()).shadowOnlyRevisions === 1, { withinMs: 30_000, describe: 'the revision to be counted' });
    expect(await shownBy(NEVER_ACTIVATED)).toBe(0);
  });
});

describe('pausing over Kafka and Postgres', () => {
  const readiness = async ({ url }: HttpProcess): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${url}/health/ready`);
    return { status: response.status, text: await response.text() };
  };
  const metric = async ({ url }: HttpProcess, name: string): Promise<string> => (await (await fetch(`${url}/metrics`)).text()).split('\n').find((line) => line.startsWith(name)) ?? '';
  const untilPaused = (process: HttpProcess, isPaused: boolean): Promise<unknown> => until(async () => (await readiness(process)).text.includes('Paused since') === isPaused, { withinMs: 20_000, describe: () => `the process to be ${isPaused ? 'paused' : 'resumed'}` });

  it('has a projector handle nothing until it is resumed, across a restart, while it is ready and says why', async () => {
    const before = (await summariseEngines(database)).versions.reduce((sum, { runs }) => sum + runs, 0);
    const projector = await startProjector();
    const end = await endOfControl();
    expect(await setStage('pause', 'projector', 'nobody')).toMatch(/^The projector runs\.\nGroup .*: 1 process\(es\) read, \d+ record\(s\) wait\.\n\nNothing was changed\./);
    expect(await endOfControl()).toBe(end);
    expect(await setStage('pause', 'projector')).toContain('Paused. It goes on after: on-record resume projector');
    await untilPaused(projector, true);
    expect((await readiness(projector)).status).toBe(200);
    expect((await readiness(projector)).text).toContain('by ann (a better engine); it goes on after: on-record resume projector');
    await until(async () => (await metric(projector, 'on_record_projector_consumer_phase{phase="paused"}')).endsWith(' 1'), { withinMs: 20_000, describe: 'the consumer to have ended' });
    expect(await metric(projector, 'on_record_projector_consumer_paused')).toMatch(/ 1$/);
    await projector.close();

    const again = await startProjector();
    await untilPaused(again, true);
    const extractor = await startExtractor(NEW);
    await append(story('while-paused'));
    await until(async () => /outcome="extracted"\} [1-9]/.test(await metric(extractor, 'on_record_extractor_articles_total')), { withinMs: 30_000, describe: 'the extractor to go on' });
    expect(await setStage('pause', 'projector')).toContain('There is nothing to do. Nothing was changed.');
    expect((await summariseEngines(database)).versions.reduce((sum, { runs }) => sum + runs, 0)).toBe(before);
    expect(await setStage('resume', 'projector', 'nobody')).toMatch(/is paused: Paused since .* by ann \(a better engine\)/);
    await setStage('resume', 'projector');
    await untilPaused(again, false);
    await until(async () => (await summariseEngines(database)).versions.reduce((sum, { runs }) => sum + runs, 0) === before + 1, { withinMs: 30_000, describe: 'the article to be projected' });
  });

  it('has an extractor read nothing until it is resumed', async () => {
    const extractor = await startExtractor(NEW);
    await setStage('pause', 'extractor');
    await until(async () => (await metric(extractor, 'on_record_extractor_consumer_phase{phase="paused"}')).endsWith(' 1'), { withinMs: 20_000, describe: 'the consumer to have ended' });
    const ends = async (): Promise<bigint> => (await log.offsets([topicNames('extractions')])).reduce((sum, { next }) => sum + next, 0n);
    const before = await ends();
    await append(story('not-yet'));
    expect((await readiness(extractor)).status).toBe(200);
    expect(await setStage('resume', 'extractor', 'nobody')).toMatch(/1 record\(s\) wait/);
    expect(await ends()).toBe(before);
    await setStage('resume', 'extractor');
    await until(async () => (await ends()) === before + 4n, { withinMs: 30_000, describe: 'the article to be read' });
  });
});
