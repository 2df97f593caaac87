import { topicNamesOf, writeEvent, type BatchHandler, type BatchOutcome, type Event, type LogIdentity, type RunningConsumer, type SetAside } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import {
  createProjector, followStandby, migrate, openDatabase, projectBatch, readCheckpoints, rebuild, verifyGeneration,
  type Database, type RebuildOptions, type Rebuilt, type ReplayOptions, type Verification, type VerifyOptions,
} from '@on-record/projections';
import { createDatabase } from './database';
import { accusationIn, actorIn, configured, erased, extracted, failed, received, retracted, statementIn } from './recorded-articles';
import { until } from './until';

const topicNames = topicNamesOf('generations');
const topics = (['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames);

/** A log in memory and a database, with what keeps read models up to date and builds them anew. */
export class Rebuilding {
  readonly topicNames = topicNames;
  readonly deadLetterTopic = topicNames('dead-letters');
  private readonly consumers: RunningConsumer[] = [];

  private constructor(readonly log: MemoryLog, readonly database: Database, private readonly place: { readonly url: string; readonly identity: LogIdentity }) {}

  static async open(): Promise<Rebuilding> {
    const log = createMemoryLog({ topicNames });
    const url = await createDatabase('generations');
    const database = await openDatabase(url, { connections: 8 });
    await migrate(database);
    return new Rebuilding(log, database, { url, identity: await log.identity(topics) });
  }

  get url(): string {
    return this.place.url;
  }

  async close(): Promise<void> {
    await this.stopProjecting();
    await this.database.close();
    await this.log.close();
  }

  append(events: readonly Event[]): Promise<void> {
    return this.log.append(events.map((event) => writeEvent(event, topicNames)));
  }

  /** Keeps the active generation up to date from now on. */
  async project(setAside: SetAside = () => Promise.resolve()): Promise<void> {
    await this.consume('projector', await createProjector({ ...this.side, groupId: 'projector', setAside }));
  }

  /** Ends all that keeps generations up to date. */
  async stopProjecting(): Promise<void> {
    await Promise.all(this.consumers.splice(0).map((consumer) => consumer.stop()));
  }

  /** Projects the last record of the control topic, as a batch of its own that follows the checkpoint. */
  async projectLastOfControl(heartbeat: () => Promise<void>): Promise<BatchOutcome> {
    const topic = topicNames('control');
    const record = this.log.records(topic, 0).at(-1);
    if (record === undefined) throw new Error('Nothing stands in the control topic.');
    const batch = { topic, partition: 0, fetchedFrom: record.offset, nextOffset: record.offset + 1n, records: [record] };
    return projectBatch(batch, { database: this.database, identity: this.place.identity, setAside: () => Promise.resolve(), heartbeat });
  }

  /** Keeps the standby up to date from now on. */
  async follow(): Promise<void> {
    await this.consume('projector.standby', await followStandby(this.side));
  }

  build(over: Partial<RebuildOptions> = {}): Promise<Rebuilt> {
    return rebuild({ ...this.side, deadLetterTopic: this.deadLetterTopic, ...over });
  }

  verify(over: Partial<VerifyOptions> = {}): Promise<Verification> {
    return verifyGeneration({ ...this.side, deadLetterTopic: this.deadLetterTopic, limit: 20, ...over });
  }

  /** What a replay of some choice needs besides it. */
  get replaying(): Omit<ReplayOptions, 'choice' | 'isTrial'> {
    return { ...this.side, topics: { articles: topicNames('articles'), extractions: topicNames('extractions'), deadLetters: this.deadLetterTopic } };
  }

  async query(sql: string): Promise<readonly Record<string, unknown>[]> {
    return this.database.connection('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  }

  /** Waits until a generation has handled all that the log holds now. */
  async settled(generation: 'active' | 'standby'): Promise<void> {
    const total = (await this.log.offsets(topics)).reduce((sum, { next }) => sum + next, 0n);
    const handled = async (): Promise<bigint> => (await readCheckpoints(this.database, generation)).reduce((sum, { nextOffset }) => sum + nextOffset, 0n);
    await until(async () => (await handled()) >= total, { withinMs: 20_000, describe: `the ${generation} generation to catch up` });
  }

  /** A log in which everything happens: corrections, a kill, an erasure, a failure, half a run, and copies. It has 34 articles. */
  async fillLog(): Promise<void> {
    const articles = Array.from({ length: 30 }, (_none, place) => story(`article-${place}`));
    const [killed, gone, broken] = [story('killed')[0], story('gone')[0], story('broken')[0]];
    await this.append([configured('daily', 'full'), ...articles.flat(), ...story('article-1', 2), ...story('killed'), ...story('gone'), ...story('half').slice(0, -1)]);
    await this.append([retracted(killed), erased(gone), broken, ...failed(broken), ...story('article-2'), ...story('article-3').slice(1)]);
  }

  private get side() {
    return { database: this.database, log: this.log, identity: this.place.identity, topics };
  }

  private async consume(groupId: string, handler: BatchHandler): Promise<void> {
    this.consumers.push(await this.log.consume({ groupId, topics, handler, groupOffsets: 'for-display' }));
  }
}

/** An article and its run, with what COPY has to write in another way. */
export function story(guid: string, version = 1): readonly [Event<'ArticleReceived'>, ...Event[]] {
  const text = `Quarrel\nAnn Lee accused Borland of theft. “Never ${version}\\n,” said\tBorland. 😀`;
  const article = received({ source: 'daily', guid, text, version });
  const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, ...extracted(article, {
    statements: [statementIn(text, `Never ${version}\\n`, accused)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }],
  })];
}
