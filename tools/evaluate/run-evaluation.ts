import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { engineVersion } from '@on-record/extraction';
import { knownWrong } from '../../libs/extraction/spec/known-wrong.ts';
import { messageOf } from '../stack/error-message.ts';
import { accuracyPage } from './accuracy-page.ts';
import { parseEvaluationOptions, usage } from './evaluation-options.ts';
import type { SetFigures } from './figures.ts';
import { figuresTable } from './figures-table.ts';
import { findPrerequisites } from './find-prerequisites.ts';
import { measureSets } from './measure-sets.ts';
import { writePages } from './pages/write-pages.ts';

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
  const place = { root, folder: there.folder, python: there.python, output: join(output, 'files') };
  const measured = await measureSets(names, hasAll, place);
  const figures = measured.map((each) => each.figures);
  say(figuresTable(figures));
  say(`\nEvery error: ${pathToFileURL(writePages(measured, output, place)).href}`);
  if (names.length === 0 && !hasAll) writeAccuracy(figures);
  const bad = figures.reduce((sum, { badOffsets }) => sum + badOffsets, 0);
  if (bad > 0) say(`\n${bad} spans are not what stands in their article: see the column of bad offsets.`);
  return bad > 0 ? 1 : 0;
}

/** The page tells of whole runs only. */
function writeAccuracy(figures: readonly SetFigures[]): void {
  const path = join(root, 'docs', 'accuracy.md');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(path, accuracyPage(readFileSync(path, 'utf8'), { engineVersion, day, figures, weaknesses: knownWrong }));
  say('Written: docs/accuracy.md');
}

evaluate().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`The engine could not be measured: ${messageOf(error)}`);
    process.exit(1);
  },
);
