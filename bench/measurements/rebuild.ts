import { setUpTopics } from '@on-record/event-log';
import { topicNamesOf, writeEvent } from '@on-record/domain';
import { findStandby, openDatabase, readCheckpoints } from '@on-record/projections';
import { setTimeout as delay } from 'node:timers/promises';
import { logArticles } from '../articles/logged-articles.ts';
import { analystAtWork, copyAlone } from '../ceilings/copy-alone.ts';
import { produceAlone } from '../ceilings/kafkajs-alone.ts';
import { median } from '../report/statistics.ts';
import { install, operate, withProduct, type Installation } from '../stack/bench-product.ts';
import { uniqueName, type BenchStack } from '../stack/bench-stack.ts';
import type { Results, Surroundings } from './measurement.ts';
import { whileReading, type Reads } from './read-load.ts';

const readsPerSecond = 50;
const patienceMs = 600_000;
const acting = ['--execute', '--as', 'bench', '--reason', 'to measure it'];

interface RebuildRun {
  readonly rows: number;
  readonly seconds: Readonly<Record<'loading' | 'indexing' | 'deriving', number>>;
  readonly switchesMs: readonly number[];
  readonly differences: readonly number[];
  readonly reads: Reads;
  readonly analystCounted: number;
}

/**
 * A rebuild of a full log beside the read models that readers use all the while, the switch to it and back beside a long query of an
 * analyst, and the comparison of both generations with the log; against COPY alone giving the same rows to bare tables.
 */
export async function measureRebuild({ stack, effort, samples, progress }: Surroundings): Promise<Results> {
  const log = await progress.step(`Rebuild: filling a log with ${effort.rebuiltEvents} events`, () => fill(stack, samples, effort.rebuiltEvents));
  const installation = await install(stack, 'rebuilt', log.topicPrefix);
  const run = await withProduct({ stack, installation, apps: ['projector', 'query'] }, async (product) => {
    await progress.step('Rebuild: projecting the log', () => untilProjected(installation.databaseUrl, log));
    const { result, reads } = await progress.step(`Rebuild: under ${readsPerSecond} reads/s, with switches beside a query of ${effort.analystSeconds} s`, () =>
      whileReading({ url: product.urlOf('query'), perSecond: readsPerSecond }, () => rebuildAndSwitch({ stack, installation }, effort.analystSeconds)));
    const differences = await progress.step('Rebuild: comparing both generations with the log', async () =>
      [await verify({ stack, installation }, 1), await verify({ stack, installation }, 2)]);
    return { ...result, reads, differences };
  });
  const ceiling = await progress.step('Rebuild: COPY alone', () => copyAlone(installation.databaseUrl, 'gen_2'));
  return toResults(run, ceiling, log.events);
}

interface Filled {
  readonly topicPrefix: string;
  readonly events: number;
}

export async function fill(stack: BenchStack, samples: Surroundings['samples'], wanted: number): Promise<Filled> {
  const topicPrefix = uniqueName('bench-rebuild');
  const topicNames = topicNamesOf(topicPrefix);
  await setUpTopics({ brokers: [stack.brokers], clientId: 'on-record-bench', topicNames, replicationFactor: 1 });
  const trial = logArticles(samples, { run: 'rebuilt', count: 60 }).flatMap(({ received, extracted }) => [received, ...extracted]).length;
  const events = logArticles(samples, { run: 'rebuilt', count: Math.ceil((wanted * 60) / trial), isHourly: true }).flatMap(({ received, extracted }) => [received, ...extracted]);
  await produceAlone(stack.brokers, events.map((event) => writeEvent(event, topicNames)));
  return { topicPrefix, events: events.length };
}

export async function untilProjected(databaseUrl: string, { topicPrefix, events }: Filled): Promise<void> {
  await watching(databaseUrl, async (database) => {
    const handled = (await readCheckpoints(database)).filter(({ topic }) => [`${topicPrefix}.articles`, `${topicPrefix}.extractions`].includes(topic));
    // The founding record of a topic takes an offset, too.
    return handled.reduce((sum, { nextOffset }) => sum + Number(nextOffset), 0) >= events + 2;
  });
}

async function rebuildAndSwitch(place: { readonly stack: BenchStack; readonly installation: Installation }, analystSeconds: number): Promise<Omit<RebuildRun, 'reads' | 'differences'>> {
  // The verb printed what `Rebuilt` says.
  const built = (await operate(place, 'rebuild', ...acting)) as unknown as Pick<RebuildRun, 'rows' | 'seconds'>;
  await watching(place.installation.databaseUrl, async (database) => (await findStandby(database))?.behind === 0);
  const analyst = await analystAtWork(place.installation.environment.QUERY_DATABASE_URL, analystSeconds);
  const switchesMs: number[] = [];
  for (const way of ['promote', 'rollback', 'promote', 'rollback', 'promote']) switchesMs.push(Number((await operate(place, way, ...acting))['tookMs']));
  return { rows: built.rows, seconds: built.seconds, switchesMs, analystCounted: await analyst.ended };
}

async function verify(place: { readonly stack: BenchStack; readonly installation: Installation }, generation: number): Promise<number> {
  return Number((await operate(place, 'verify', '--generation', String(generation)))['differences']);
}

async function watching(databaseUrl: string, isSo: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<boolean>): Promise<void> {
  const database = await openDatabase(databaseUrl, { connections: 1 });
  try {
    for (const began = performance.now(); !(await isSo(database)); await delay(50)) {
      if (performance.now() - began > patienceMs) throw new Error(`What was waited for did not come within ${patienceMs / 1_000} s.`);
    }
  } finally {
    await database.close();
  }
}

function toResults(run: RebuildRun, ceiling: { readonly rows: number; readonly rowsPerSecond: number }, events: number): Results {
  const { loading, indexing, deriving } = run.seconds;
  const common = { unit: 'rows/s', ceiling: ceiling.rowsPerSecond, ceilingIs: 'COPY alone, into bare tables' } as const;
  const rounded = (values: readonly number[]): string => values.map((value) => value.toFixed(1)).join(', ');
  return {
    figures: [
      { ...common, what: 'rebuild, loading', value: run.rows / loading },
      { ...common, what: 'rebuild, all of it', value: ceiling.rows / (loading + indexing + deriving) },
    ],
    remarks: [
      `Rebuild: ${events} events became ${ceiling.rows} rows; loading ${loading.toFixed(1)} s, keys ${indexing.toFixed(1)} s, deciding articles and indexes ${deriving.toFixed(1)} s.`,
      `Rebuild: ${run.reads.count} reads at ${readsPerSecond}/s meanwhile, ${run.reads.failed.length} failed (p50 ${run.reads.p50Ms.toFixed(1)} ms, p99 ${run.reads.p99Ms.toFixed(1)} ms)${run.reads.failed.length === 0 ? '' : `: ${run.reads.failed[0] ?? ''}`}.`,
      `Rebuild: promote and rollback in turns took ${rounded(run.switchesMs)} ms (median ${median(run.switchesMs).toFixed(1)}) beside the query of an analyst, which counted ${run.analystCounted} accusations.`,
      `Rebuild: rows that differ from the log: ${run.differences.join(' and ')}.`,
    ],
  };
}
