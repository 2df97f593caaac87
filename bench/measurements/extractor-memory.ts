import { setTimeout as delay } from 'node:timers/promises';
import type { PushBody } from '../articles/read-push-bodies.ts';
import { install, withProduct } from '../stack/bench-product.ts';
import type { Surroundings } from './measurement.ts';

const lookEveryMs = 200;
const withinMs = 300_000;

/** Megabytes that an extractor process holds, with the engine in a worker thread as always, after it has read these articles from the log. */
export async function measureExtractorMemory({ stack, progress }: Surroundings, articles: readonly PushBody[]): Promise<number> {
  const installation = await install(stack, 'memory');
  return withProduct({ stack, installation, apps: ['ingestor', 'extractor'] }, (product) =>
    progress.step(`Engine: an extractor process and ${articles.length} articles`, async () => {
      for (const article of articles) await product.push(article);
      const until = performance.now() + withinMs;
      while (performance.now() < until) {
        const metrics = await (await fetch(`${product.urlOf('extractor')}/metrics`)).text();
        if (valueOf(metrics, 'on_record_extractor_articles_total') >= articles.length) return valueOf(metrics, 'process_resident_memory_bytes') / 2 ** 20;
        await delay(lookEveryMs);
      }
      throw new Error(`The extractor did not read ${articles.length} articles in ${withinMs / 1000} s.`);
    }));
}

/** The sum of a metric over its labels. */
function valueOf(metrics: string, name: string): number {
  return metrics.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
