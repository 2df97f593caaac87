import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsTable, printable } from '../stack/closing-table.ts';
import { pushSamples } from '../stack/push-samples.ts';

/** Pushes all samples to the ingestor at `INGESTOR_URL` and prints what the query process at `QUERY_URL` shows of the first one. */
async function main(): Promise<void> {
  const { article, count } = await pushSamples(
    { root: join(import.meta.dirname, '..', '..'), ingestorUrl: setting('INGESTOR_URL'), queryUrl: setting('QUERY_URL'), secret: readFileSync(setting('SAMPLE_NEWSROOM_SECRET_FILE'), 'utf8').trim() },
    true,
  );
  const page = `${setting('PAGES_URL')}/articles/${String(article['id'])}`;
  process.stdout.write(`${count} sample articles were taken. Found in "${printable(String(article['headline']))}":\n\n${findingsTable(article)}\n\nIts page: ${page}\n`);
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set.`);
  return value;
}

main().catch((error: unknown) => {
  process.stderr.write(`The samples could not be pushed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
