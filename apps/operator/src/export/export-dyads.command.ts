import { openReader, type DyadFilters } from '@on-record/projections';
import { databaseAccess, parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command, Option } from 'commander';
import { requireSource } from '../engines/extraction-scope';
import { databaseConfiguration } from '../operator.config';
import { parseSince } from '../option-values';
import { dyadFormats, writeDyads, type DyadFormat } from './write-dyads';

interface ExportDyadsOptions {
  readonly format: DyadFormat;
  readonly source?: string;
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly certainty: 'certain' | 'uncertain' | 'all';
  readonly unnamed?: boolean;
}

/** Sorting a great record takes longer than any question of a page may. */
export const STATEMENT_TIMEOUT_MS = 600_000;

/** `on-record export dyads`: accusations and denials as political-science event data. */
export function exportDyadsCommand(): Command {
  return new Command('dyads')
    .description('Print accusations and denials in the manner of political-science event data: one row for each article, source, target and CAMEO code, with PLOVER event, mode and contexts, oldest publication first. What is withheld is left out, and text as the policy of its source says; denials have code 016. Changes nothing.')
    .addOption(new Option('--format <format>', 'csv (RFC 4180, with a header), or jsonl (one JSON object in each line)').choices([...dyadFormats]).default('csv'))
    .option('--source <name>', 'only articles of this source')
    .option('--since <moment>', 'only articles published since then: 2026-03-02 (a day begins in UTC), 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d', (text) => parseSince(text))
    .option('--until <moment>', 'only articles published before that, so without the day itself: 2026-03-03, 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d', (text) => parseSince(text))
    .option('--as-of <moment>', 'what readers saw at this moment instead of what they see now: 2026-03-02 (a day means its beginning in UTC), 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d; what is withheld now is left out of it, too', (text) => parseSince(text))
    .addOption(new Option('--certainty <certainty>', 'how sure the reading is; uncertain accusations have code 110').choices(['certain', 'uncertain', 'all']).default('certain'))
    .option('--unnamed', 'also events of which one party is not known; its columns are empty')
    .addHelpText('after', `
docs/exports.md says what each column means.

Examples:
  on-record export dyads > dyads.csv
  on-record export dyads --format jsonl --source daily --since 2026-01-01
  on-record export dyads --certainty all --as-of 2026-03-02`)
    .action(async ({ format, source, since, until, ...options }: ExportDyadsOptions) => {
      const filters: DyadFilters = {
        source: source === undefined ? undefined : requireSource(source), from: since, to: until,
        asOf: options.asOf, certainty: options.certainty, includeUnnamed: options.unnamed,
      };
      const { DATABASE_URL, DATABASE_PASSWORD } = parseConfiguration(databaseConfiguration, readEnvironment());
      const reader = openReader(databaseAccess(DATABASE_URL, DATABASE_PASSWORD), { maxConnections: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
      process.stdout.on('error', endWhereNobodyReads);
      try {
        const count = await writeDyads(reader, filters, { format, output: process.stdout });
        process.stderr.write(`${count} row(s).\n`);
      } finally {
        await reader.close();
      }
    });
}

/** Who reads only the first lines (`| head`) closes the pipe, and that is no fault. */
export function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
