import { articleIdOf } from '@on-record/domain';
import pLimit from 'p-limit';
import { defaultExtractorWorkers } from '../../tools/stack/product-processes.ts';
import { source } from '../articles/logged-articles.ts';
import type { PushBody } from '../articles/read-push-bodies.ts';
import { varyArticles } from '../articles/vary-article.ts';
import { sensible } from '../report/results-table.ts';
import { install, withProduct, type BenchProduct } from '../stack/bench-product.ts';
import { watchRows } from '../stack/row-watch.ts';
import type { Results, Surroundings } from './measurement.ts';

const atOnce = 16;
const warmUpArticles = 60;
const lookEveryMs = 50;

/** A burst of articles from the first push to the last row, against the slowest of the three things that it cannot do without. */
export async function measureEndToEnd({ stack, effort, samples, ceilings, progress }: Surroundings): Promise<Results> {
  const installation = await install(stack, 'burst');
  const { databaseUrl } = installation;
  const seconds = await withProduct({ stack, installation, apps: ['ingestor', 'extractor', 'projector'] }, async (product) => {
    await burst({ product, databaseUrl }, varyArticles(samples, 'warm-up', warmUpArticles));
    const articles = varyArticles(samples, 'burst', effort.burstArticles);
    return progress.step(`End to end: a burst of ${articles.length} articles`, () => burst({ product, databaseUrl }, articles));
  });
  const workers = Number(process.env['EXTRACTOR_WORKERS'] ?? defaultExtractorWorkers());
  const log = await ceilings.filledLog();
  const perArticle = log.events / log.articles;
  const alone = [
    { name: `engine alone x ${workers}`, rate: (await ceilings.engineAlone()) * workers },
    { name: 'KafkaJS alone', rate: Math.min(log.producedPerSecond, log.consumedPerSecond) / perArticle },
    { name: 'SQL alone', rate: log.playedBackPerSecond / perArticle },
  ].sort((one, other) => one.rate - other.rate);
  const [slowest] = alone;
  if (slowest === undefined) throw new Error('There is no ceiling.');
  return {
    figures: [{ what: `end to end, burst of ${effort.burstArticles}`, unit: 'articles/s', value: effort.burstArticles / seconds, ceiling: slowest.rate, ceilingIs: `${slowest.name}, the slowest of three` }],
    remarks: [`End to end: ${alone.map(({ name, rate }) => `${name} ${sensible(rate)} articles/s`).join(', ')}; ${atOnce} pushes at a time, ${sensible(perArticle)} events for each article.`],
  };
}

/** Seconds from the first push until the last article is visible. */
async function burst({ product, databaseUrl }: { readonly product: BenchProduct; readonly databaseUrl: string }, articles: readonly PushBody[]): Promise<number> {
  const limit = pLimit(atOnce);
  const failed = new AbortController();
  const began = performance.now();
  const pushing = Promise.all(articles.map((article) => limit(() => product.push(article))));
  pushing.catch((error: unknown) => failed.abort(error));
  const [, { seenAt }] = await Promise.all([pushing, watchRows({ databaseUrl, articleIds: articles.map(({ guid }) => articleIdOf(source, guid)), lookEveryMs }, failed.signal)]);
  return (Math.max(...seenAt.values()) - began) / 1000;
}
