import { standingOverridesOf } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { ARTICLE_HELP, toNamedArticle } from '../articles/named-article';
import { atLog, type Desk } from '../at-desk';
import { readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { sayChange } from './say-change';

/** Which corrections are to be printed, and how. */
interface ListOptions {
  readonly article?: string;
  readonly json?: boolean;
}

/** `on-record findings overrides`: what editors said of findings. */
export function listOverridesCommand(): Command {
  return new Command('overrides')
    .description('What editors said of findings and what holds, oldest first: who, when and why. Needs no Postgres.')
    .option('--article <article>', `only of this article: ${ARTICLE_HELP}`)
    .option('--json', 'print the result as JSON')
    .action(async (options: ListOptions) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      process.stdout.write(`${await atLog(configuration, (desk) => listOverrides(desk, options))}\n`);
    });
}

/** What is to be printed of the corrections that hold. */
export async function listOverrides(desk: Pick<Desk, 'log' | 'topicNames'>, { article, json = false }: ListOptions): Promise<string> {
  const articleId = article === undefined ? undefined : toNamedArticle(article).articleId;
  const { overrideFacts } = await readControlFacts(desk);
  const standing = standingOverridesOf(overrideFacts).map(({ payload }) => payload).filter((payload) => articleId === undefined || payload.articleId === articleId);
  if (json) return jsonText({ overrides: standing });
  return toTable(standing.map(({ finding: { kind, key }, articleId: of, change, overriddenAt, by }) => (
    { finding: kind, key, articleId: of, said: sayChange(change), since: overriddenAt, by: by.actor, reason: by.reason })));
}
