import type { StagePaused } from '@on-record/domain';
import { openReader, readStatus, type StatusRecord } from '@on-record/projections';
import { databaseAccess, parseConfiguration, pauseSentence, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atDesk } from './at-desk';
import { pausesOf, readControlFacts } from './control/control-facts';
import { jsonText } from './json-text';
import { lagByTopic } from './lag-report';
import { operatorConfiguration, type DatabaseConfiguration } from './operator.config';
import { readLag } from './positions';
import { printable } from './printable-text';
import { toTable } from './to-table';

/** `on-record status`: what is in the read models, what was set aside, and how far everything is. */
export function statusCommand(): Command {
  return new Command('status')
    .description('What is in the read models, what was set aside, how far everything is behind, and what is paused.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const status = await readModelStatus(configuration);
      const { lag, pauses } = await atDesk(configuration, async (desk) => ({
        lag: lagByTopic(await readLag(desk, configuration.EXTRACTOR_GROUP)),
        pauses: pausesOf(await readControlFacts(desk)),
      }));
      process.stdout.write(`${json ? jsonText({ ...status, lag, pauses }) : `${pauseLines(pauses)}${describe(status, lag)}`}\n`);
    });
}

/** Before everything else: what is paused explains what follows. */
export function pauseLines(pauses: readonly StagePaused[]): string {
  return pauses.map((pause) => `THE ${pause.stage.toUpperCase()} IS PAUSED. ${printable(pauseSentence(pause))}.\n\n`).join('');
}

async function readModelStatus({ DATABASE_URL, DATABASE_PASSWORD }: DatabaseConfiguration): Promise<StatusRecord> {
  const reader = openReader(databaseAccess(DATABASE_URL, DATABASE_PASSWORD));
  try {
    return await readStatus(reader);
  } finally {
    await reader.close();
  }
}

function describe({ articles, findings, projections }: StatusRecord, lag: ReturnType<typeof lagByTopic>): string {
  const setAside = projections.filter(({ deadLetters }) => deadLetters > 0);
  const sections: readonly (readonly [title: string, table: string])[] = [
    ['Articles by state', toTable(Object.entries(articles).map(([state, count]) => ({ state, articles: count })))],
    ['Findings shown', toTable([findings])],
    ['Behind', toTable(lag.map((each) => ({ ...each })))],
    ['Set aside', toTable(setAside.map(({ topic, partition, deadLetters }) => ({ topic, partition, deadLetters })))],
  ];
  return sections.map(([title, table]) => `${title}\n\n${table}`).join('\n\n');
}
