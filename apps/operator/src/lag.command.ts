import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atDesk } from './at-desk';
import { jsonText } from './json-text';
import { lagByTopic } from './lag-report';
import { operatorConfiguration } from './operator.config';
import { readLag } from './positions';
import { toTable } from './to-table';

/** `on-record lag`: how far extractor and projector are behind. */
export function lagCommand(): Command {
  return new Command('lag')
    .description('How many records extractor and projector are behind, by topic.')
    .option('--partitions', 'a line for each partition')
    .option('--json', 'print the result as JSON')
    .action(async ({ json, partitions }: { readonly json?: boolean; readonly partitions?: boolean }) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const lags = await atDesk(configuration, (desk) => readLag(desk, configuration.EXTRACTOR_GROUP));
      const rows = partitions ? lags.map((lag) => ({ ...lag })) : lagByTopic(lags).map((lag) => ({ ...lag }));
      process.stdout.write(`${json ? jsonText(rows) : toTable(rows)}\n`);
    });
}
