import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { engineVersion } from '@on-record/extraction';
import { messageOf } from '../stack/error-message.ts';
import { fuzzCase } from './cases/fuzz-case.ts';
import { parseFuzzOptions, usage, type FuzzOptions } from './fuzz-options.ts';
import type { FuzzNews, FuzzOrder } from './fuzz.worker.ts';
import { ownArticles } from './own-articles.ts';
import { Tally } from './tally.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A case that is not over by then is taken for a hang; making a failing text smaller takes up to a minute. */
const hangMs = 150_000;

/** `npm run fuzz`: 0 when nothing was found, 1 when something was. */
async function fuzz(): Promise<number> {
  const options = parseFuzzOptions(process.argv.slice(2));
  if (options.wantsHelp) {
    say(usage);
    return 0;
  }
  say(`Engine ${engineVersion}, seed ${options.seed}, ${options.onlyOne ? `case ${options.from}` : `${options.seconds} s`}`);
  const articles = ownArticles(root);
  const tally = new Tally();
  const failures = await watch({ ...options, to: options.onlyOne ? options.from : Number.MAX_SAFE_INTEGER, articles }, tally);
  say(tally.lines().join('\n'));
  for (const failure of failures) report(failure, options, articles);
  say(failures.length === 0 ? 'Nothing was found.' : `\n${failures.length} kinds of faults were found.`);
  return failures.length === 0 ? 0 : 1;
}

interface Failure {
  readonly place: number;
  readonly kind: string;
  readonly details: string;
  /** The smallest text found that shows it. */
  readonly smallest: string | undefined;
}

/** Lets a thread try cases, and ends it where it hangs. */
function watch(order: FuzzOrder, tally: Tally): Promise<readonly Failure[]> {
  const thread = new Worker(new URL('fuzz.worker.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    let place = order.from;
    const failures: Failure[] = [];
    let guard: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(guard);
      void thread.terminate().then(() => resolve(failures));
    };
    thread.on('message', (news: FuzzNews) => {
      if (news.kind === 'begun') {
        ({ place } = news);
        clearTimeout(guard);
        guard = setTimeout(() => {
          failures.push({ place, kind: 'hangs', details: `not over after ${hangMs / 1000} s`, smallest: undefined });
          end();
        }, hangMs);
      } else if (news.kind === 'ended') tally.add(news);
      else if (news.kind === 'failed') failures.push({ place: news.place, ...news.fault, smallest: news.smallest });
      else end();
    });
    thread.once('error', (error) => {
      clearTimeout(guard);
      reject(new Error(`The engine ended its thread at case ${place}: ${messageOf(error)}`));
    });
  });
}

function report({ place, kind, details, smallest }: Failure, { seed }: FuzzOptions, articles: readonly string[]): void {
  const { kind: of, input } = fuzzCase(seed, place, articles);
  const folder = join(root, 'reports', 'fuzz');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${seed}-case-${place}.json`);
  writeFileSync(file, `${JSON.stringify({ engineVersion, seed, case: place, of, kind, details, smallest, input }, null, 2)}\n`);
  say(`\nCase ${place} of seed ${seed} (${of}, ${input.text.length} characters): ${kind}\n${details}`);
  if (smallest !== undefined && smallest.length <= 2_000) say(`The smallest text that shows it: ${JSON.stringify(smallest)}`);
  say(`Written: ${file}\nAgain: npm run fuzz -- --seed ${seed} --case ${place}`);
}

fuzz().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`The engine could not be tried: ${messageOf(error)}`);
    process.exit(1);
  },
);
