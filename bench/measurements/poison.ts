import { setUpTopics } from '@on-record/event-log';
import { topicNamesOf, writeEvent, type LogRecord } from '@on-record/domain';
import { withMalformed } from '../../test/support/malformed-records.ts';
import { logArticles } from '../articles/logged-articles.ts';
import { produceAlone } from '../ceilings/kafkajs-alone.ts';
import { median } from '../report/statistics.ts';
import { uniqueName, type BenchStack } from '../stack/bench-stack.ts';
import type { Results, Surroundings } from './measurement.ts';
import { projectOnce, type ProjectableLog } from './projector.ts';

/** One malformed event behind each hundred good ones. */
const every = 100;

/** The real projector reading good events with malformed ones among them, against the same good events alone; in turns. */
export async function measurePoison({ stack, effort, samples, progress }: Surroundings): Promise<Results> {
  const recordsOf = (run: string, count: number): readonly LogRecord[] =>
    logArticles(samples, { run, count }).flatMap(({ received, extracted }) => [received, ...extracted]).map((event) => writeEvent(event, topicNamesOf('bench')));
  const good = recordsOf('good', effort.loggedArticles);
  // The end of a run has every field that the malformations look for.
  const foreign = recordsOf('foreign', 60).filter(({ headers }) => headers['ce_type'] === 'ExtractionCompleted');
  const { records, malformed } = withMalformed(good, foreign, every);
  const clean = await fill(stack, good, good.length);
  // Once for a machine that has just started.
  await projectOnce(stack, clean);
  const rates: { clean: number[]; poisoned: number[] } = { clean: [], poisoned: [] };
  const rounds = 2 * effort.rounds - 1;
  for (let round = 1; round <= rounds; round += 1) {
    await progress.step(`Projector with 1 % malformed events, round ${round} of ${rounds}`, async () => {
      rates.clean.push(await projectOnce(stack, clean));
      // A log of its own for each round: the dead letters of the round before would be read, too.
      rates.poisoned.push(await projectOnce(stack, await fill(stack, records, good.length)));
    });
  }
  const figure = { what: 'projector, 1 % malformed', unit: 'events/s', value: median(rates.poisoned), ceiling: median(rates.clean), ceilingIs: 'the same good events alone' } as const;
  return { figures: [figure], remarks: [`Malformed: ${malformed.length} among ${good.length} good events, six kinds in turn; ${rounds} rounds each, in turns.`] };
}

async function fill(stack: BenchStack, records: readonly LogRecord[], events: number): Promise<ProjectableLog> {
  const topicPrefix = uniqueName('bench-poison');
  const topicNames = topicNamesOf(topicPrefix);
  await setUpTopics({ brokers: [stack.brokers], clientId: 'on-record-bench', topicNames, replicationFactor: 1 });
  await produceAlone(stack.brokers, records.map((record) => ({ ...record, topic: record.topic.replace(/^bench/, topicPrefix) })));
  return { topicPrefix, events, records: records.length };
}
