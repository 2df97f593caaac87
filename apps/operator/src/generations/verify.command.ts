import { verifyGeneration, type RowDifference, type Verification } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command, InvalidArgumentError } from 'commander';
import { atDesk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { parseLimit } from '../option-values';
import { toTable } from '../to-table';
import { logSideOf } from './log-side';
import { progressLines } from './progress-line';

interface VerifyCommandOptions {
  readonly generation?: number;
  readonly limit: number;
  readonly json?: boolean;
}

/** `on-record verify`: compares the rows that readers see with what the log says. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('Compare the read models, row by row, with what the log says, and name each row that is missing, unexpected, doubled or altered. Builds the rows a second time up to the same positions, and drops them afterwards: it takes as long and as much room as a rebuild. Everything goes on meanwhile. Ends with 1 where there is a difference.')
    .option('--generation <number>', 'the generation to compare, by its number; the active one unless given', parseGeneration)
    .option('--limit <count>', 'name so many differences at most; all are counted', parseLimit, 50)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
What is missing or altered is put right by "on-record replay" for the articles that it names, or for all by "on-record rebuild".

Examples:
  on-record verify
  on-record verify --generation 2 --json`)
    .action(async ({ json, ...options }: VerifyCommandOptions) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const onProgress = progressLines((line) => process.stderr.write(`${line}\n`));
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
      const verification = await atDesk(configuration, async (desk) => verifyGeneration({ ...(await logSideOf(desk)), ...options, onProgress, signal: stop.signal }));
      process.stdout.write(`${json ? jsonText(verification) : describe(verification)}\n`);
      if (verification.differences > 0) process.exitCode = 1;
    });
}

function parseGeneration(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('Give the number of a generation (on-record generations).');
  return Number(text);
}

function describe({ generation, rows, differences, found, incompleteRuns }: Verification): string {
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
  const verdict = differences === 0
    ? `Generation ${generation} is what the log says: ${count} row(s) in ${Object.keys(rows).length} tables are equal.`
    : `Generation ${generation} differs from the log in ${differences} row(s); the log has ${count}.`;
  return [
    verdict,
    ...(found.length > 0 ? [toTable(found.map(toRow))] : []),
    ...(differences > found.length ? [`and ${differences - found.length} more (--limit names more)`] : []),
    ...(incompleteRuns.length > 0 ? [`Runs of which the log has only a part, so that nobody sees them (an extractor is at work, or it died; on-record reextract reads the articles again):\n\n${toTable(incompleteRuns.map((run) => ({ ...run })))}`] : []),
  ].join('\n\n');
}

function toRow({ table, kind, key, columns }: RowDifference) {
  return { table, row: kind, key: Object.entries(key).map(([name, value]) => `${name}=${value}`).join(' '), columns: columns?.join(', ') ?? '' };
}
