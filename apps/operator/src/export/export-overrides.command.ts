import { openReader, readOverrides, type OverrideFilters, type Reader } from '@on-record/projections';
import { databaseAccess, parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { requireSource } from '../engines/extraction-scope';
import { jsonText } from '../json-text';
import { databaseConfiguration } from '../operator.config';
import { parseSince } from '../option-values';
import { endWhereNobodyReads, STATEMENT_TIMEOUT_MS } from './export-dyads.command';

interface ExportOverridesOptions {
  readonly source?: string;
  readonly since?: string;
}

/** `on-record export overrides`: what editors said, beside what the engine read, for evaluation. */
export function exportOverridesCommand(): Command {
  return new Command('overrides')
    .description('Print what editors said of findings as JSON lines, for evaluation: what was hidden is a false positive, what was confirmed a true one, and what was ascribed to others has its right parties, each beside the finding as the engine read it with its spans. What is withheld is left out, and text as the policy of its source says. Changes nothing.')
    .option('--source <name>', 'only articles of this source')
    .option('--since <moment>', 'only what editors said since then: 2026-03-02 (a day begins in UTC), 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d', (text) => parseSince(text))
    .addHelpText('after', `
docs/exports.md says what each field means.

Examples:
  on-record export overrides > overrides.jsonl
  on-record export overrides --source daily --since 30d`)
    .action(async ({ source, since }: ExportOverridesOptions) => {
      const filters: OverrideFilters = { source: source === undefined ? undefined : requireSource(source), since };
      const { DATABASE_URL, DATABASE_PASSWORD } = parseConfiguration(databaseConfiguration, readEnvironment());
      const reader = openReader(databaseAccess(DATABASE_URL, DATABASE_PASSWORD), { maxConnections: 1, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
      process.stdout.on('error', endWhereNobodyReads);
      try {
        process.stderr.write(`${await writeOverrides(reader, filters, process.stdout)} line(s).\n`);
      } finally {
        await reader.close();
      }
    });
}

/** Writes a line for each correction, no faster than they are taken; gives back how many. Fails as `Reader` says. */
export async function writeOverrides(reader: Reader, filters: OverrideFilters, output: Writable): Promise<number> {
  const records = await readOverrides(reader, filters);
  for (const record of records) {
    if (!output.write(`${jsonText(record)}\n`)) await once(output, 'drain');
  }
  return records.length;
}
