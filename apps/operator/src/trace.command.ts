import { OnRecordError } from '@on-record/domain';
import { traceArticle, type ArticleTrace } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { ARTICLE_HELP, toNamedArticle } from './articles/named-article';
import { withDatabase } from './at-desk';
import { jsonText } from './json-text';
import { databaseConfiguration } from './operator.config';
import { toTable } from './to-table';

/** `on-record trace`: an article from its deliveries to its findings. */
export function traceCommand(): Command {
  return new Command('trace')
    .description('Follow an article from its deliveries over its revisions and runs to its findings.')
    .argument('<article>', ARTICLE_HELP)
    .option('--json', 'print the result as JSON')
    .action(async (article: string, { json }: { readonly json?: boolean }) => {
      const configuration = parseConfiguration(databaseConfiguration, readEnvironment());
      const { articleId } = toNamedArticle(article);
      const trace = await withDatabase(configuration, (database) => traceArticle(database, articleId));
      if (!trace) throw new OnRecordError('NOT_FOUND', `The read models know no article ${articleId}: has it been pushed, and has the projector read it (on-record lag)?`);
      process.stdout.write(`${json ? jsonText(trace) : describe(trace)}\n`);
    });
}

function describe({ articleId, state, source, revisions, withdrawals, runs, findings, checkpoints }: ArticleTrace): string {
  const sections: readonly (readonly [title: string, table: string])[] = [
    ['Revisions, oldest first', toTable(revisions.map((each) => ({ ...each })))],
    ['Withdrawals', toTable(withdrawals.map((each) => ({ ...each })))],
    ['Runs', toTable(runs.map((each) => ({ ...each })))],
    ['Findings', toTable(findings.map(({ kind, who, whom, words, key, runId }) => ({ kind, who, whom, words, key, runId })))],
    ['Read so far', toTable(checkpoints.map(({ topic, partition, nextOffset }) => ({ topic, partition, nextOffset: String(nextOffset) })))],
  ];
  return [`Article ${articleId} of ${source ?? 'an unknown source'}: ${state}`, ...sections.map(([title, table]) => `${title}\n\n${table}`)].join('\n\n');
}
