import { readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { jsonText } from '../json-text';
import { printable } from '../printable-text';
import type { Check } from './check';
import { examine } from './examine';
import { readDoctorSettings } from './read-settings';

/** `on-record doctor`: checks everything that an operator would check by hand. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check settings, Kafka, topics, Postgres, tables and positions, a line each: ok, warning or wrong, what was found and what to do. Changes nothing. The exit code is 1 where something is wrong.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const checks = await examine(readDoctorSettings(readEnvironment()));
      process.stdout.write(`${json ? jsonText(checks) : toLines(checks)}\n`);
      if (checks.some(({ verdict }) => verdict === 'wrong')) process.exitCode = 1;
    });
}

/** A line for each check; what comes from outside cannot steer the terminal. */
export function toLines(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ check }) => check.length));
  const line = ({ check, verdict, found, remedy }: Check): string =>
    `${verdict.padEnd('warning'.length)}  ${check.padEnd(width)}  ${printable(found)}${remedy === undefined ? '' : ` -> ${remedy}`}`;
  return checks.map(line).join('\n');
}
