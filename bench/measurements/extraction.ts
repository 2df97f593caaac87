import { loadLanguageModel } from '@on-record/language-model';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { EnginePool } from '../../apps/extractor/dist/engine-pool.js';
import { toArticleReceived } from '../articles/logged-articles.ts';
import { varyArticles } from '../articles/vary-article.ts';
import type { EngineRound } from '../ceilings/engine-alone.ts';
import { median, percentile } from '../report/statistics.ts';
import type { Results, Surroundings } from './measurement.ts';

const batchArticles = 100;

/** The extractor's pool of engines in worker threads against the bare engine in this one: what handing articles over costs. */
export async function measureExtraction({ stack, effort, samples, ceilings, progress }: Surroundings): Promise<Results> {
  const threads = availableParallelism();
  const workerFile = join(stack.root, 'apps', 'extractor', 'dist', 'engine.worker.js');
  const pool = await EnginePool.start({ workerFile, model: loadLanguageModel(), workers: threads });
  const articles = varyArticles(samples, 'pool', batchArticles).map(toArticleReceived);
  const alone: EngineRound[] = [];
  const batches: number[] = [];
  const single: number[] = [];
  try {
    await progress.step(`Extraction: the pool of ${threads} threads and the bare engine`, async () => {
      await poolRound(pool, articles, 2);
      // In turns, so that a neighbour who loads the machine loads both.
      while (alone.length < effort.rounds) {
        alone.push(await (await ceilings.engine()).round(effort.engineSeconds));
        batches.push(await poolRound(pool, articles, effort.engineSeconds));
        single.push(...(await oneAtATime(pool, articles, effort.engineSeconds)));
      }
    });
  } finally {
    await pool.close();
  }
  const msAlone = alone.flatMap(({ msEach }) => msEach);
  const latency = (name: string, share: number) =>
    ({ what: `extraction, one article at a time, ${name}`, unit: 'ms', value: percentile(single, share), ceiling: percentile(msAlone, share), ceilingIs: 'bare engine' }) as const;
  return {
    figures: [
      { what: `extraction, pool of ${threads}`, unit: 'articles/s', value: median(batches), ceiling: (await ceilings.engineAlone(alone)) * threads, ceilingIs: `bare engine in one thread x ${threads}` },
      latency('p50', 0.5),
      latency('p99', 0.99),
    ],
    remarks: [`Extraction: ${samples.length} sample(s), varied by seed into ${batchArticles} and more texts; ${msAlone.length} readings alone, ${single.length} one at a time by the pool.`],
  };
}

type Articles = Parameters<EnginePool['extractAll']>[0];

/** Articles per second when the pool gets them as it does from the log, a batch at a time. */
async function poolRound(pool: EnginePool, articles: Articles, seconds: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < seconds * 1000) {
    const results = await pool.extractAll(articles);
    const failed = results.find(({ kind }) => kind !== 'extracted');
    if (failed !== undefined) throw new Error(`The engine failed at a sample: ${JSON.stringify(failed)}`);
    count += results.length;
  }
  return (count * 1000) / (performance.now() - began);
}

async function oneAtATime(pool: EnginePool, articles: Articles, seconds: number): Promise<readonly number[]> {
  const took: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let place = 0; performance.now() < until; place += 1) {
    const began = performance.now();
    await pool.extractAll(articles.slice(place % articles.length, (place % articles.length) + 1));
    took.push(performance.now() - began);
  }
  return took;
}
