import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { topicNamesOf, writeEvent, type Event, type TopicNames } from '@on-record/domain';
import { openDatabase } from '@on-record/projections';
import { migrateAnew } from '../stack/migrate-anew.ts';
import { toExtractionInput } from '../../apps/extractor/dist/engine-pool.js';
import type { Progress } from '../../tools/stack/progress.ts';
import { logArticles, toArticleReceived } from '../articles/logged-articles.ts';
import type { PushBody } from '../articles/read-push-bodies.ts';
import { varyArticles } from '../articles/vary-article.ts';
import { EngineAlone, type EngineRound } from '../ceilings/engine-alone.ts';
import { consumeAlone, produceAlone } from '../ceilings/kafkajs-alone.ts';
import { recordStatements, type RecordedTransaction } from '../ceilings/recorded-statements.ts';
import { playBackAlone } from '../ceilings/sql-alone.ts';
import type { Effort } from '../effort.ts';
import { median } from '../report/statistics.ts';
import { uniqueName, type BenchStack } from '../stack/bench-stack.ts';

/** A log that was filled with the events of many articles, and what KafkaJS and `pg` alone make of it. */
export interface FilledLog {
  readonly topicPrefix: string;
  readonly events: number;
  readonly articles: number;
  readonly producedPerSecond: number;
  readonly consumedPerSecond: number;
  readonly playedBackPerSecond: number;
  readonly transactions: number;
}

/** What the ceilings of a run are measured with. */
export interface CeilingParts {
  readonly stack: BenchStack;
  readonly effort: Effort;
  readonly samples: readonly PushBody[];
  readonly progress: Progress;
}

const inputs = 400;

/** The ceilings that several measurements need, each measured once in a run, when it is first asked for. */
export class Ceilings {
  private readonly parts: CeilingParts;
  private bareEngine: Promise<EngineAlone> | undefined;
  private engineRate: number | undefined;
  private filling: Promise<FilledLog> | undefined;

  constructor(parts: CeilingParts) {
    this.parts = parts;
  }

  /** The bare engine in this thread, warm. */
  engine(): Promise<EngineAlone> {
    this.bareEngine ??= this.warmEngine();
    return this.bareEngine;
  }

  /** Articles per second of the bare engine in one thread: the median of rounds that were made already, or of one that is made now. */
  async engineAlone(rounds?: readonly EngineRound[]): Promise<number> {
    if (rounds !== undefined) this.engineRate = median(rounds.map(({ articlesPerSecond }) => articlesPerSecond));
    this.engineRate ??= (await (await this.engine()).round(this.parts.effort.engineSeconds)).articlesPerSecond;
    return this.engineRate;
  }

  /** A log with the events of many articles. */
  filledLog(): Promise<FilledLog> {
    this.filling ??= this.parts.progress.step('Filling a log; KafkaJS alone, SQL alone', () => fillLog(this.parts));
    return this.filling;
  }

  private async warmEngine(): Promise<EngineAlone> {
    const engine = new EngineAlone(varyArticles(this.parts.samples, 'engine', inputs).map((article) => toExtractionInput(toArticleReceived(article))));
    await engine.round(1);
    return engine;
  }
}

async function fillLog({ stack, effort, samples }: CeilingParts): Promise<FilledLog> {
  const articles = logArticles(samples, { run: 'logged', count: effort.loggedArticles });
  const events = articles.flatMap(({ received, extracted }) => [received, ...extracted]);
  // Once for a broker that has just started, and once for the figure.
  await produce(stack, events, topicNamesOf(uniqueName('bench-warm-up')));
  const topicPrefix = uniqueName('bench-log');
  const topicNames = topicNamesOf(topicPrefix);
  const producedPerSecond = await produce(stack, events, topicNames);
  const topics = [topicNames('articles'), topicNames('extractions')];
  const consumed: number[] = [];
  while (consumed.length < effort.rounds) consumed.push(await consumeAlone(stack.brokers, topics, events.length));
  const transactions = await recordOn(stack, topics, events.length);
  const playedBack: number[] = [];
  while (playedBack.length < effort.rounds) playedBack.push(await playBackAlone(await migrateAnew(stack, 'played_back'), transactions));
  return {
    topicPrefix, producedPerSecond, events: events.length, articles: articles.length, transactions: transactions.length,
    consumedPerSecond: median(consumed), playedBackPerSecond: median(playedBack),
  };
}

/** Makes the product's topics under these names and has KafkaJS alone fill them; gives the records per second. */
async function produce(stack: BenchStack, events: readonly Event[], topicNames: TopicNames): Promise<number> {
  await setUpTopics({ brokers: [stack.brokers], clientId: 'on-record-bench', topicNames, replicationFactor: 1 });
  return produceAlone(stack.brokers, events.map((event) => writeEvent(event, topicNames)));
}

async function recordOn(stack: BenchStack, topics: readonly string[], count: number): Promise<readonly RecordedTransaction[]> {
  const log = await connectKafkaLog({ brokers: [stack.brokers], clientId: 'on-record-bench' });
  const database = await openDatabase(await migrateAnew(stack, 'recorded'));
  try {
    return await recordStatements({ log, database, topics, count });
  } finally {
    await Promise.all([database.close(), log.close()]);
  }
}
