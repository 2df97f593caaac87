import { topicNamesOf, writeEvent, type Event, type EventLog, type ExtractionResult } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, summariseEngines, type Database, type EngineSummary } from '@on-record/projections';
import { createLogger, createMetrics, type HttpProcess } from '@on-record/runtime';
import type { ArticleReader } from '../../apps/extractor/src/engine-pool';
import { extractionMetrics } from '../../apps/extractor/src/extraction-metrics';
import { extractorConfiguration } from '../../apps/extractor/src/extractor.config';
import { runExtractor } from '../../apps/extractor/src/start-extractor';
import type { Desk } from '../../apps/operator/src/at-desk';
import { projectorConfiguration } from '../../apps/projector/src/projector.config';
import { runProjector } from '../../apps/projector/src/start-projector';
import { createDatabase } from '../support/database';
import { accusationIn, actorIn, received, statementIn } from '../support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

export const OLD = '1.0.0+0123456789ab';
export const NEW = '2.0.0+abcdef012345';

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

/** An article in which the variants find different things. */
export const story = (guid: string, source = 'daily', receivedAt = '2026-03-02T08:00:00Z'): Event<'ArticleReceived'> => received({
  source, guid, receivedAt, text: `Quarrel ${guid}\nAnn Lee accused Borland of theft. "It was dark," she said in an interview. The mayor said: "All is well." The harbour master said: "Ships came."`,
});

/** Log, database and operator's desk of a test, with extractors and projectors that it starts. */
export interface Stages {
  readonly log: EventLog;
  readonly database: Database;
  readonly desk: Desk;
  readonly groups: { readonly extractor: string; readonly projector: string };
  /** Extractors that run. */
  members(): number;
  startExtractor(version: string): Promise<HttpProcess>;
  startProjector(): Promise<HttpProcess>;
  /** Ends what was started. */
  stop(): Promise<void>;
  close(): Promise<void>;
  append(...events: readonly Event[]): Promise<void>;
  /** What the read models know of a version. */
  summaryOf(version: string): Promise<EngineSummary>;
  /** All runs that were projected. */
  runs(): Promise<number>;
  endOf(topic: 'control' | 'extractions'): Promise<bigint>;
  untilShown(version: string, count: number): Promise<unknown>;
  untilRuns(version: string, count: number): Promise<unknown>;
}

const logger = createLogger({ app: 'test', level: 'silent' });

/** Opens topics and a database of their own. */
export async function openStages(name: string): Promise<Stages> {
  const prefix = uniqueName(name);
  const topicNames = topicNamesOf(prefix);
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  const log = await connectKafkaLog({ brokers, clientId: 'test', logger });
  const database = await openDatabase(await createDatabase(name));
  await migrate(database);
  const groups = { extractor: `${prefix}-extractor`, projector: `${prefix}-projector` };
  let open: HttpProcess[] = [];
  let members = 0;
  const versions = async (): Promise<readonly EngineSummary[]> => (await summariseEngines(database)).versions;
  const summaryOf = async (version: string): Promise<EngineSummary> => (await versions()).find(({ engineVersion }) => engineVersion === version) ?? { engineVersion: version, runs: 0, failed: 0, shownArticles: 0 };
  const startExtractor = async (version: string): Promise<HttpProcess> => {
    const configuration = extractorConfiguration.parse({ KAFKA_BROKERS: 'given:1', TOPIC_PREFIX: prefix, EXTRACTOR_PORT: '0', EXTRACTOR_GROUP: groups.extractor });
    const metrics = createMetrics({ app: 'extractor' });
    const process = await runExtractor(configuration, {
      log: staying(log), reader: readerOf(version), metrics, extraction: extractionMetrics(metrics), logger, onFailure: () => undefined, onShutdown: () => Promise.resolve(),
    });
    open.push(process);
    members += 1;
    return process;
  };
  const startProjector = async (): Promise<HttpProcess> => {
    const configuration = projectorConfiguration.parse({ KAFKA_BROKERS: 'given:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix, PROJECTOR_GROUP: groups.projector });
    const process = await runProjector(configuration, { log: staying(log), database: { ...database, close: () => Promise.resolve() }, logger, onFailure: () => undefined });
    open.push(process);
    return process;
  };
  return {
    log, database, desk: { log, database, topicNames }, groups, startExtractor, startProjector, summaryOf,
    members: () => members,
    stop: async () => {
      await Promise.all(open.map((process) => process.close()));
      open = [];
      members = 0;
    },
    close: async () => {
      await database.close();
      await log.close();
    },
    append: (...events) => log.append(events.map((event) => writeEvent(event, topicNames))),
    runs: async () => (await versions()).reduce((sum, { runs }) => sum + runs, 0),
    endOf: async (topic) => (await log.offsets([topicNames(topic)])).reduce((sum, { next }) => sum + next, 0n),
    untilShown: (version, count) => until(async () => (await summaryOf(version)).shownArticles === count, { withinMs: 60_000, describe: () => `${count} articles to show what ${version} found` }),
    untilRuns: (version, count) => until(async () => (await summaryOf(version)).runs === count, { withinMs: 60_000, describe: () => `${count} runs of ${version}` }),
  };
}

/** The log for a process that is ended before the log is. */
function staying(log: EventLog): EventLog {
  return {
    append: (records, options) => log.append(records, options), consume: (subscription) => log.consume(subscription), read: (partition, from) => log.read(partition, from),
    readStretches: (stretches, take, options) => log.readStretches(stretches, take, options),
    readAt: (places) => log.readAt(places), offsets: (topics) => log.offsets(topics), committedOffsets: (group, topics) => log.committedOffsets(group, topics),
    identity: (topics) => log.identity(topics), close: () => Promise.resolve(),
  };
}
