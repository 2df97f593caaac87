import { findStandby, listGenerations, type Generation } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { withDatabase } from '../at-desk';
import { jsonText } from '../json-text';
import { databaseConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { sizeText } from './progress-line';

/** `on-record generations`: which generations of the read models there are, and how far the one beside the active one is. */
export function generationsCommand(): Command {
  return new Command('generations')
    .description('Which generations of the read models there are: the active one, which readers see, and the one that is kept beside it, with how many records it is behind. A generation that is "following" can be promoted, one that is "previous" can be rolled back to; after that the one that was promoted is "following" again.')
    .option('--all', 'also those that were retired')
    .option('--json', 'print the result as JSON')
    .action(async ({ all, json }: { readonly all?: boolean; readonly json?: boolean }) => {
      const configuration = parseConfiguration(databaseConfiguration, readEnvironment());
      const rows = await withDatabase(configuration, async (database) => {
        const [generations, standby] = [await listGenerations(database), await findStandby(database)];
        return generations
          .filter(({ state }) => all === true || state !== 'retired')
          .map((each) => ({ ...each, behind: each.number === standby?.number ? standby.behind : null }));
      });
      process.stdout.write(`${json ? jsonText({ generations: rows }) : toTable(rows.map(toRow))}\n`);
    });
}

function toRow({ number, state, phase, behind, bytes, startedAt, builtAt, switchedAt }: Generation & { readonly behind: number | null }) {
  return { generation: number, state: phase === null ? state : `${state} (${phase})`, behind, size: sizeText(bytes), startedAt, builtAt, switchedAt };
}
