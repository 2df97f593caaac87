// `npm test`: every gate, in order but for the last two, to the end, then the count. `npm test -- lint types unit` runs some of them. Node 20 syntax, no dependencies.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSteps, install, projectNode, root, run } from './prepare.mjs';
import { countCommand, countJest, summarise } from './test-report.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = join(root, 'reports');
const inPairs = ['--maxWorkers=2'];
/** Suites of the verbs, and of stages that have no database. */
const elsewhere = ['/node_modules/', '/dist/', '<rootDir>/test/', '<rootDir>/apps/(operator|ingestor|extractor)/'].map((pattern) => `--testPathIgnorePatterns=${pattern}`);

/** A gate gives its counts; the command is run under the project's Node. */
const gates = {
  // Plain eslint skips the boundaries when no project graph is cached; through Nx it does not.
  lint: () => commands('lint', [['Lint through Nx', [bin('nx'), 'run-many', '-t', 'lint', '--outputStyle=static'], { NX_DAEMON: 'false' }]]),
  types: () => commands('types', [['Types of the tests and tools', [bin('tsc'), '-p', 'tsconfig.spec.json', '--noEmit']]]),
  unit: () => jest({ gate: 'unit', flags: inPairs }),
  integration: () => jest({ gate: 'integration', flags: inPairs }),
  // Suites touch Postgres by way of this file only, so that none is forgotten; those of the stages and verbs, which stand on the same SQL, are
  // left to the newest. A server that is given has the version that it has.
  'oldest-postgres': () => jest({
    gate: 'oldest-postgres', project: 'integration', flags: [...inPairs, ...elsewhere, '--findRelatedTests', join('test', 'support', 'database.ts')],
    environment: { TEST_POSTGRES: 'oldest', ...(process.env['TEST_BACKEND'] === 'given' ? { TEST_BACKEND: '' } : {}) },
  }),
  // Real processes by the dozen; each file has topics and a database of its own.
  e2e: () => jest({ gate: 'e2e', flags: [...inPairs, `--testSequencer=${join(root, 'test', 'support', 'longest-first.cjs')}`] }),
  // The doors to Kafka and Postgres, and what starts containers: what stands on them knows no backend. Where no container can be
  // had, every suite is reported as skipped.
  containers: () => jest({ gate: 'containers', project: 'integration', flags: [...inPairs, '--testPathPatterns=/(libs/event-log|libs/projections/src/database|tools|test/support)/'], environment: { TEST_BACKEND: 'containers' } }),
  // The product as docker-compose.yml has it; skipped likewise.
  compose: () => jest({ gate: 'compose', flags: ['--runInBand'] }),
};

/** The gates that run beside each other, behind all others. */
const besides = ['containers', 'compose'];

async function test(wanted) {
  const unknown = wanted.find((name) => !(name in gates));
  if (unknown !== undefined) throw new Error(`"${unknown}" is no gate; there are ${Object.keys(gates).join(', ')}.`);
  await install(say);
  mkdirSync(reports, { recursive: true });
  const results = [await commands('build', buildSteps())];
  const asked = Object.keys(gates).filter((each) => wanted.length === 0 || wanted.includes(each));
  for (const name of asked.filter((each) => !besides.includes(each))) results.push(await gates[name]());
  // Most of what these two do is wait for containers.
  results.push(...(await Promise.all(asked.filter((each) => besides.includes(each)).map((name) => gates[name]()))));
  return results;
}

/** A gate that is one command or several; it goes on after a failure, so that one run shows all that is wrong. */
async function commands(name, steps) {
  const began = performance.now();
  const endings = [];
  for (const [title, arguments_, environment] of steps) {
    heading(title);
    endings.push({ title, ending: await run(projectNode, arguments_, environment) });
  }
  return { name, ...countCommand(endings), seconds: secondsSince(began) };
}

/** A gate that is a run of Jest over one of its projects, the one of the gate's name unless another is named. */
async function jest({ gate, project = gate, flags = [], environment = {} }) {
  heading(`Tests: ${gate}`);
  const began = performance.now();
  const report = join(reports, `${gate}.json`);
  rmSync(report, { force: true });
  const arguments_ = [bin('jest'), '--selectProjects', project, '--json', `--outputFile=${report}`, ...flags];
  const ending = await run(projectNode, arguments_, { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', ...environment });
  return { name: gate, ...countJest(report, ending), seconds: secondsSince(began) };
}

function heading(title) {
  say(`\n=== ${title}`);
}

function secondsSince(began) {
  return (performance.now() - began) / 1000;
}

test(process.argv.slice(2)).then(
  (results) => {
    const { lines, isGood } = summarise(results);
    say(`\n${lines.join('\n')}`);
    process.exitCode = isGood ? 0 : 1;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
