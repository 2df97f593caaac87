import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../tools/stack/error-message.ts';
import { endLeftovers, killAll } from '../tools/stack/leftovers.ts';
import { listenForStop } from '../tools/stack/listen-for-stop.ts';
import { createProgress } from '../tools/stack/progress.ts';
import { killCommands } from '../tools/stack/run-command.ts';
import { dropAbandonedStacks, dropStack, openThrowAwayFolder } from '../tools/stack/throw-away-stack.ts';
import type { StateFolder } from '../tools/stack/state-folder.ts';
import { readPushBodies } from './articles/read-push-bodies.ts';
import { parseBenchOptions, type BenchOptions, type PieceName } from './bench-options.ts';
import { planEffort } from './effort.ts';
import { Ceilings } from './measurements/ceilings.ts';
import { measureEndToEnd } from './measurements/end-to-end.ts';
import { measureEngine } from './measurements/engine.ts';
import { measureExtraction } from './measurements/extraction.ts';
import { measureLatency } from './measurements/latency.ts';
import type { Results, Surroundings } from './measurements/measurement.ts';
import { measurePoison } from './measurements/poison.ts';
import { measureProjector } from './measurements/projector.ts';
import { measureRebuild } from './measurements/rebuild.ts';
import { measureSentences } from './measurements/sentences.ts';
import { factsLines } from './report/facts-lines.ts';
import { loadNow, machineFacts } from './report/machine-facts.ts';
import { ratioOf, resultsTable } from './report/results-table.ts';
import { startBenchStack, type BenchStack } from './stack/bench-stack.ts';

const root = join(import.meta.dirname, '..');
const progress = createProgress((text) => process.stdout.write(text));

const pieces: Readonly<Record<PieceName, (surroundings: Surroundings) => Promise<Results>>> = {
  engine: measureEngine, sentences: measureSentences, extraction: measureExtraction, latency: measureLatency, 'end-to-end': measureEndToEnd, projector: measureProjector, poison: measurePoison,
  rebuild: measureRebuild,
};

/** Measures what is wanted and stops all that it started, whatever happens. Gives the exit code. */
async function runBenchmarks(): Promise<number> {
  const options = parseBenchOptions(process.argv.slice(2));
  const loadBefore = loadNow();
  const runsFolder = join(root, '.on-record', 'bench');
  await dropAbandonedStacks(runsFolder);
  const state = openThrowAwayFolder(runsFolder);
  process.once('exit', () => killAll(state));
  const stopRequest = listenForStop(state);
  const measuring = measure(options, state, loadBefore);
  try {
    const stopped = await Promise.race([measuring, stopRequest]);
    if (stopped !== undefined) progress.say(`\nStopping (${stopped}) ...`);
    return stopped === undefined ? 0 : 1;
  } finally {
    // What is measured at this moment fails when its services go, and may start another process until then.
    killCommands();
    await endLeftovers(state);
    await Promise.race([measuring.catch(() => undefined), delay(5_000, undefined, { ref: false })]);
    killCommands();
    await dropStack(state);
  }
}

async function measure(options: BenchOptions, state: StateFolder, loadBefore: number): Promise<undefined> {
  const stack = await startBenchStack(root, state, progress);
  const death = stack.death.then(({ name, how }) => Promise.reject(new Error(`${name} ended by itself (${how}).`)));
  try {
    await Promise.race([measurePieces(options, stack, loadBefore), death]);
  } finally {
    await stack.stop();
  }
}

async function measurePieces(options: BenchOptions, stack: BenchStack, loadBefore: number): Promise<void> {
  const facts = await machineFacts(stack, loadBefore);
  const parts = { stack, effort: planEffort(options), samples: readPushBodies(join(root, 'samples')), progress };
  const surroundings: Surroundings = { ...parts, ceilings: new Ceilings(parts) };
  const results: Results[] = [];
  for (const name of options.pieces) results.push(await pieces[name](surroundings));
  const figures = results.flatMap((each) => each.figures);
  const remarks = results.flatMap((each) => each.remarks);
  const loadAfter = loadNow();
  progress.say(['', resultsTable(figures), '', ...remarks, '', ...factsLines(facts, loadAfter)].join('\n'));
  if (options.jsonFile === undefined) return;
  const report = { machine: { ...facts, loadAfter }, figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) })), remarks };
  writeFileSync(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
}

// A terminal that was closed takes no more words; that is no reason to leave processes behind.
process.stdout.on('error', () => undefined);

runBenchmarks().then(
  (code) => process.exit(code),
  (error: unknown) => {
    progress.say(messageOf(error));
    process.exit(1);
  },
);
