import { OnRecordError } from '@on-record/domain';
import { replay, type ReplayChoice, type ReplayReport } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { parseSince, SINCE_HELP, UNTIL_HELP } from '../option-values';
import { ARTICLE_HELP, toNamedArticle } from '../articles/named-article';
import { logSideOf, recordAct } from './log-side';
import { progressLines } from './progress-line';

interface ReplayCommandOptions extends ActingOptions {
  readonly since?: string;
  readonly until?: string;
  readonly source?: string;
}

const MOST_NAMED = 20;

/** `on-record replay`: makes the rows of some articles anew from the log. */
export function replayCommand(): Command {
  const verb = new Command('replay')
    .description('Make the rows of some articles anew from the log, in place, while everything goes on: what was taken out, doubled or altered by hand is as the log says again. It writes rows only: nothing is extracted, sent or announced again. Choose articles by name, by time (those with an event of that time, by when On Record received them), or by source. Without --execute it does all of it in transactions that are rolled back, and says how many articles would change.')
    .argument('[articles...]', `${ARTICLE_HELP}; several may be given`)
    .option('--since <when>', SINCE_HELP, (text) => parseSince(text))
    .option('--until <when>', UNTIL_HELP, (text) => parseSince(text))
    .option('--source <source>', 'all articles of a source');
  return addActingOptions(verb)
    .addHelpText('after', `
All articles at once are "on-record rebuild". To have articles read again by the engine: "on-record reextract".

Examples:
  on-record replay --since 2026-03-02 --until 2026-03-03
  on-record replay daily-wire/story-17 --execute --reason "a row was edited by hand"`)
    .action(async (articles: readonly string[], options: ReplayCommandOptions) => {
      const choice = toChoice(articles, options);
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => run(desk, choice, { by, json: options.json }))}\n`);
    });
}

/** The choice that was typed. Throws CONFIGURATION_INVALID unless it is made in one way. */
export function toChoice(articles: readonly string[], { since, until, source }: Pick<ReplayCommandOptions, 'since' | 'until' | 'source'>): ReplayChoice {
  const isByTime = since !== undefined || until !== undefined;
  if ([articles.length > 0, isByTime, source !== undefined].filter(Boolean).length !== 1) {
    throw new OnRecordError('CONFIGURATION_INVALID', 'Say which articles in one way: by name, by --since and --until, or by --source.');
  }
  if (articles.length > 0) return { kind: 'articles', articleIds: [...new Set(articles.map((article) => toNamedArticle(article).articleId))] };
  if (source !== undefined) return { kind: 'source', source };
  const [from, to] = [since ?? '0001-01-01T00:00:00.000Z', until ?? '9999-12-31T23:59:59.999Z'];
  if (from >= to) throw new OnRecordError('CONFIGURATION_INVALID', '--since must be before --until.');
  return { kind: 'time', from, to };
}

async function run(desk: Desk, choice: ReplayChoice, { by, json }: { readonly by: Operator | undefined; readonly json: boolean | undefined }): Promise<string> {
  const { identity } = await logSideOf(desk);
  const topics = { articles: desk.topicNames('articles'), extractions: desk.topicNames('extractions'), deadLetters: desk.topicNames('dead-letters') };
  const onProgress = progressLines((line) => process.stderr.write(`${line}\n`));
  const go = (isTrial: boolean): Promise<ReplayReport> => replay({
    ...desk, identity, topics, choice, isTrial, onPartition: (done, total) => onProgress({ phase: isTrial ? 'partitions, tried' : 'partitions', done, total }),
  });
  if (by === undefined) {
    const report = await go(true);
    return json ? jsonText({ isDryRun: true, ...report }) : `${describe(report, { isDone: false })}\n\n${report.articles === 0 ? 'No article has an event of that choice: nothing is to be done.' : DRY_RUN}`;
  }
  const { kind, ...chosen } = choice;
  await recordAct(desk, { verb: 'replay', arguments: argumentsOf({ by: kind, ...chosen }), effect: {} }, by);
  const report = await go(false);
  return json ? jsonText({ isDryRun: false, ...report }) : describe(report, { isDone: true });
}

function describe({ articles, events, changed }: ReplayReport, { isDone }: { readonly isDone: boolean }): string {
  const named = changed.slice(0, MOST_NAMED).map((id) => `  ${id}`);
  const more = changed.length > MOST_NAMED ? [`  and ${changed.length - MOST_NAMED} more (--json names all)`] : [];
  const what = isDone ? `Replayed: ${articles} article(s) with ${events} event(s). Rows changed of ${changed.length} of them.` : `To be replayed: ${articles} article(s) with ${events} event(s). Rows would change of ${changed.length} of them.`;
  return [what, ...named, ...more].join('\n');
}
