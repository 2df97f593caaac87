import { articleIdOf } from '@on-record/domain';
import { source } from '../articles/logged-articles.ts';
import type { PushBody } from '../articles/read-push-bodies.ts';
import { varyArticles } from '../articles/vary-article.ts';
import { roundTripsAlone } from '../ceilings/kafkajs-alone.ts';
import { upsertsAlone } from '../ceilings/sql-alone.ts';
import type { Figure } from '../report/results-table.ts';
import { percentile } from '../report/statistics.ts';
import { install, withProduct, type BenchProduct } from '../stack/bench-product.ts';
import { watchRows, type Sightings } from '../stack/row-watch.ts';
import type { Results, Surroundings } from './measurement.ts';
import { openLoop, sendTimes } from './open-loop.ts';

const rates = [5, 20];
const warmUpArticles = 60;
const lookEveryMs = 10;

/** The time from the moment at which a push was due until its findings are rows, at rates that do not wait for the product. */
export async function measureLatency(surroundings: Surroundings): Promise<Results> {
  const { stack, effort, samples, progress } = surroundings;
  const installation = await install(stack, 'latency');
  const { databaseUrl } = installation;
  const runs: LatencyRun[] = [];
  await withProduct({ stack, installation, apps: ['ingestor', 'extractor', 'projector'] }, async (product) => {
    await progress.step('Latency: warming up', () => pushAt({ product, databaseUrl }, varyArticles(samples, 'warm-up', warmUpArticles), 20));
    for (const rate of rates) {
      const articles = varyArticles(samples, `rate-${rate}`, Math.max(20, Math.round(rate * effort.pushingSeconds)));
      runs.push(await progress.step(`Latency: ${articles.length} articles at ${rate}/s`, () => pushAt({ product, databaseUrl }, articles, rate)));
    }
  });
  return toResults(runs, await progress.step('Latency: KafkaJS alone, SQL alone', () => ceilingOf(surroundings)));
}

interface LatencyRun {
  readonly rate: number;
  /** Until the row was seen. */
  readonly tookMs: readonly number[];
  /** Until the push was answered. */
  readonly answeredMs: readonly number[];
  readonly gapsMs: readonly number[];
}

async function pushAt(way: { readonly product: BenchProduct; readonly databaseUrl: string }, articles: readonly PushBody[], rate: number): Promise<LatencyRun> {
  const ids = articles.map(({ guid }) => articleIdOf(source, guid));
  const failed = new AbortController();
  const answeredAt: number[] = [];
  const send = async (place: number): Promise<void> => {
    await way.product.push(articleAt(articles, place));
    answeredAt[place] = performance.now();
  };
  const sending = openLoop(sendTimes(rate, articles.length), send);
  sending.catch((error: unknown) => failed.abort(error));
  const [dueAt, { seenAt, gapsMs }]: [readonly number[], Sightings] = await Promise.all([sending, watchRows({ databaseUrl: way.databaseUrl, articleIds: ids, lookEveryMs }, failed.signal)]);
  const since = (place: number, moment = Number.NaN): number => moment - (dueAt[place] ?? Number.NaN);
  return { rate, gapsMs, tookMs: ids.map((id, place) => since(place, seenAt.get(id))), answeredMs: ids.map((_id, place) => since(place, answeredAt[place])) };
}

function articleAt(articles: readonly PushBody[], place: number): PushBody {
  const article = articles[place];
  if (article === undefined) throw new RangeError(`There is no article ${place}.`);
  return article;
}

interface LatencyCeiling {
  readonly tripsMs: readonly number[];
  readonly upsertsMs: readonly number[];
}

async function ceilingOf({ stack, effort, samples }: Surroundings): Promise<LatencyCeiling> {
  const bytes = Math.round(samples.reduce((sum, sample) => sum + Buffer.byteLength(JSON.stringify(sample)), 0) / samples.length);
  const tripsMs = await roundTripsAlone(stack.brokers, bytes, effort.trips);
  return { tripsMs, upsertsMs: await upsertsAlone(await stack.createDatabase('upserts'), bytes, effort.trips) };
}

function toResults(runs: readonly LatencyRun[], { tripsMs, upsertsMs }: LatencyCeiling): Results {
  const shares = [['p50', 0.5], ['p99', 0.99]] as const;
  const figures = runs.flatMap(({ rate, tookMs }) => shares.map(([name, share]): Figure => ({
    what: `push to row at ${rate} articles/s, ${name}`, unit: 'ms', value: percentile(tookMs, share),
    ceiling: percentile(tripsMs, share) + percentile(upsertsMs, share), ceilingIs: 'one KafkaJS round trip + one SQL commit',
  })));
  const gaps = runs.flatMap(({ gapsMs }) => gapsMs);
  const counts = runs.map(({ rate, tookMs, answeredMs }) => `${tookMs.length} at ${rate}/s (of which the push was answered after ${percentile(answeredMs, 0.5).toFixed(1)} ms, p99 ${percentile(answeredMs, 0.99).toFixed(1)})`).join(', ');
  return {
    figures,
    remarks: [
      `Latency: ${counts}; rows were looked for by SQL every ${lookEveryMs} ms, and seen at most ${percentile(gaps, 0.5).toFixed(0)} ms (median) or ${percentile(gaps, 0.99).toFixed(0)} ms (p99) late.`,
      `Latency: alone, a KafkaJS round trip took ${percentile(tripsMs, 0.5).toFixed(1)} ms (p99 ${percentile(tripsMs, 0.99).toFixed(1)}), an SQL commit ${percentile(upsertsMs, 0.5).toFixed(1)} ms (p99 ${percentile(upsertsMs, 0.99).toFixed(1)}).`,
    ],
  };
}
