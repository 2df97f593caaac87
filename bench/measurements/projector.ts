import { openDatabase, readCheckpoints } from '@on-record/projections';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../report/statistics.ts';
import { install, withProduct } from '../stack/bench-product.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import type { Results, Surroundings } from './measurement.ts';

const lookEveryMs = 20;
const patienceMs = 120_000;

/** The real projector reading a full log from its beginning, against its own statements without it, and its records without being handled. */
export async function measureProjector({ stack, effort, ceilings, progress }: Surroundings): Promise<Results> {
  const log = await ceilings.filledLog();
  const rates: number[] = [];
  while (rates.length < effort.rounds) rates.push(await progress.step(`Projector: ${log.events} events, round ${rates.length + 1} of ${effort.rounds}`, () => projectOnce(stack, { ...log, records: log.events })));
  const common = { what: 'projector', unit: 'events/s', value: median(rates) } as const;
  return {
    figures: [
      { ...common, ceiling: log.playedBackPerSecond, ceilingIs: 'its own SQL alone' },
      { ...common, ceiling: log.consumedPerSecond, ceilingIs: 'KafkaJS alone, consuming' },
    ],
    remarks: [`Projector: ${log.events} events of ${log.articles} articles in ${log.transactions} transactions; KafkaJS alone appended ${Math.round(log.producedPerSecond)} of them per second.`],
  };
}

/** A log with events of articles and their runs; `records` counts what is no event, too. */
export interface ProjectableLog {
  readonly topicPrefix: string;
  readonly events: number;
  readonly records: number;
}

/** Events per second of a projector process on a new database, from the moment when it has made its first checkpoint, at the beginning, to its last step. */
export async function projectOnce(stack: BenchStack, { topicPrefix, events, records }: ProjectableLog): Promise<number> {
  const installation = await install(stack, 'projected', topicPrefix);
  // The founding record of a topic takes an offset, too.
  const foundings = 2;
  const watching = new AbortController();
  const watch = watchCheckpoints({ databaseUrl: installation.databaseUrl, until: records + foundings, events, topics: [`${topicPrefix}.articles`, `${topicPrefix}.extractions`] }, watching.signal);
  try {
    return await withProduct({ stack, installation, apps: ['projector'] }, () => watch);
  } finally {
    watching.abort();
    await watch.catch(() => undefined);
  }
}

interface Watched {
  readonly databaseUrl: string;
  readonly topics: readonly string[];
  readonly until: number;
  readonly events: number;
}

async function watchCheckpoints({ databaseUrl, topics, until, events }: Watched, signal: AbortSignal): Promise<number> {
  const database = await openDatabase(databaseUrl, { connections: 1 });
  const began = performance.now();
  let assignedAt: number | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const checkpoints = (await readCheckpoints(database)).filter(({ topic }) => topics.includes(topic));
      const handled = checkpoints.reduce((sum, { nextOffset }) => sum + Number(nextOffset), 0);
      const now = performance.now();
      if (checkpoints.length > 0) assignedAt ??= now;
      if (assignedAt !== undefined && handled >= until) return (events * 1000) / (now - assignedAt);
      if (now - began > patienceMs) throw new Error(`The projector handled ${handled} of ${until} records within ${patienceMs / 1000} s.`);
      await delay(lookEveryMs, undefined, { signal });
    }
  } finally {
    await database.close();
  }
}
