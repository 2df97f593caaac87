import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../stack/error-message.ts';
import { parseEvaluationOptions, usage } from './evaluation-options.ts';
import { figuresTable } from './figures-table.ts';
import { findPrerequisites } from './find-prerequisites.ts';
import { measureSets } from './measure-sets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run eval`: 0 when measured or skipped, 1 when a span is not what stands in its article or something failed. */
async function evaluate(): Promise<number> {
  const { wantsHelp, hasAll, names } = parseEvaluationOptions(process.argv.slice(2));
  if (wantsHelp) {
    say(usage);
    return 0;
  }
  const there = await findPrerequisites(root, process.env);
  if (there.kind === 'missing') {
    say(there.reason);
    return 0;
  }
  const output = join(root, 'reports', 'evaluation');
  const measured = await measureSets(names, hasAll, { root, folder: there.folder, python: there.python, output: join(output, 'files') });
  const figures = measured.map((each) => each.figures);
  say(figuresTable(figures));
  const bad = figures.reduce((sum, { badOffsets }) => sum + badOffsets, 0);
  if (bad > 0) say(`\n${bad} spans are not what stands in their article: see the column of bad offsets.`);
  return bad > 0 ? 1 : 0;
}

evaluate().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`The engine could not be measured: ${messageOf(error)}`);
    process.exit(1);
  },
);
