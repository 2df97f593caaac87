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
import { historyText, keyFigures, readHistory, withRow } from './accuracy-history.ts';
import { alarmLines, measureFalseAlarms } from './measure-false-alarms.ts';
import { measureSets } from './measure-sets.ts';
import { measureSyntax } from './measure-syntax.ts';
import { openPage } from './pages/open-page.ts';
import { writePages, type ErrorCount } from './pages/write-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run eval`: 0 when measured or skipped, 1 when a span is not what stands in its article or something failed. */
async function evaluate(): Promise<number> {
  const { wantsHelp, hasAll, opensErrors, names } = parseEvaluationOptions(process.argv.slice(2));
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
  const alarms = await measureFalseAlarms(names, root);
  const figures = [...[...measured, ...alarms].map((each) => each.figures), ...measureSyntax(names, root)];
  say(figuresTable(figures));
  const { index, errorCounts } = writePages([...measured, ...alarms], output, place);
  if (opensErrors) for (const line of alarms.flatMap(alarmLines)) say(line);
  say(`\nEvery error: ${pathToFileURL(index).href}`);
  if (opensErrors) openPage(index);
  if (names.length === 0 && !hasAll) writeAccuracy(figures, errorCounts);
  const bad = figures.reduce((sum, { badOffsets }) => sum + badOffsets, 0);
  if (bad > 0) say(`\n${bad} spans are not what stands in their article: see the column of bad offsets.`);
  return bad > 0 ? 1 : 0;
}

/** The page tells of whole runs only. */
function writeAccuracy(figures: readonly SetFigures[], errorCounts: readonly ErrorCount[]): void {
  const path = join(root, 'docs', 'accuracy.md');
  const day = new Date().toISOString().slice(0, 10);
  const historyFile = join(root, 'docs', 'accuracy-history.json');
  const history = withRow(readHistory(readFileSync(historyFile, 'utf8')), { engineVersion, day, figures: keyFigures(figures) });
  writeFileSync(historyFile, historyText(history));
  writeFileSync(path, accuracyPage(readFileSync(path, 'utf8'), { engineVersion, day, figures, errorCounts, history, weaknesses: knownWrong }));
  say('Written: docs/accuracy.md');
}

evaluate().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`The engine could not be measured: ${messageOf(error)}`);
    process.exit(1);
  },
);
