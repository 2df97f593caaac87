import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../report/statistics.ts';

/** What readers saw who asked all the while. */
export interface Reads {
  readonly count: number;
  readonly failed: readonly string[];
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const dayBefore = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The newest of each kind, and what was found in a stretch of time: what people open. Sums over the whole record are dear, and another measurement. */
const PATHS = [
  '/v1/accusations?limit=20', '/v1/statements?limit=20', '/v1/articles?limit=20', '/v1/denials?limit=20',
  `/v1/statements?limit=20&from=${dayBefore(20)}&to=${dayBefore(18)}`, `/v1/articles?limit=20&from=${dayBefore(40)}&to=${dayBefore(30)}`,
];
const PATIENCE_MS = 10_000;

/** Asks a query process so many times a second, whether or not earlier questions were answered, while some work goes on. */
export async function whileReading<T>({ url, perSecond }: { readonly url: string; readonly perSecond: number }, work: () => Promise<T>): Promise<{ readonly result: T; readonly reads: Reads }> {
  const stop = new AbortController();
  const tookMs: number[] = [];
  const failed: string[] = [];
  const asking: Promise<void>[] = [];
  const ask = async (path: string): Promise<void> => {
    const began = performance.now();
    try {
      const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = await response.text();
      if (response.status !== 200 || !text.includes('"items":[{')) failed.push(`${path}: ${response.status} ${text.slice(0, 200)}`);
    } catch (error) {
      failed.push(`${path}: ${String(error)}`);
    }
    tookMs.push(performance.now() - began);
  };
  const loop = (async () => {
    const began = performance.now();
    for (let place = 0; !stop.signal.aborted; place += 1) {
      const early = began + (place * 1_000) / perSecond - performance.now();
      if (early > 0) await delay(early);
      asking.push(ask(PATHS[place % PATHS.length] ?? '/'));
    }
    await Promise.all(asking);
  })();
  try {
    const result = await work();
    return { result, reads: await end() };
  } finally {
    stop.abort();
    await loop;
  }

  async function end(): Promise<Reads> {
    stop.abort();
    await loop;
    return { count: tookMs.length, failed, p50Ms: percentile(tookMs, 0.5), p99Ms: percentile(tookMs, 0.99) };
  }
}
