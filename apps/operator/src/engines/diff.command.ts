import { OnRecordError } from '@on-record/domain';
import { diffVersions, hasRuns, type Database, type DiffExample, type VersionDiff } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { withDatabase } from '../at-desk';
import { jsonText } from '../json-text';
import { databaseConfiguration } from '../operator.config';
import { parseLimit, parseSince, SINCE_HELP, UNTIL_HELP } from '../option-values';
import { shortened } from '../printable-text';
import { toTable } from '../to-table';
import { toNamedArticle } from '../articles/named-article';
import { requireSource } from './extraction-scope';
import { requireVersion } from './reextract.command';

interface DiffCommandOptions {
  readonly source?: string;
  readonly since?: string;
  readonly until?: string;
  readonly article?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const WORDS_LENGTH = 60;
const TRAIT_LENGTH = 100;

/** `on-record diff`: what two engine versions make of the same articles. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('Compare what two engine versions found in the revisions that both have read: how many findings of each kind are the same, lost, added and changed, in what they changed, and examples. Texts are shown as they are, whatever the policy of their source. Changes nothing.')
    .argument('<before>', 'the engine version to compare with; on-record engines lists them')
    .argument('<after>', 'the engine version that is compared')
    .option('--source <name>', 'only articles of this source')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--until <moment>', UNTIL_HELP, (text) => parseSince(text))
    .option('--article <article>', 'only this article: its id, or <source>/<guid>')
    .option('--limit <count>', 'at most so many examples of each kind and change', parseLimit, 5)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Examples:
  on-record diff 0.3.0+1f0c2a9b3e4f 0.4.0+7d1f0c2a9b3e
  on-record diff 0.3.0+1f0c2a9b3e4f 0.4.0+7d1f0c2a9b3e --source daily --since 7d --limit 50`)
    .action(async (before: string, after: string, options: DiffCommandOptions) => {
      const versions = [requireVersion(before), requireVersion(after)] as const;
      if (before === after) throw new OnRecordError('CONFIGURATION_INVALID', 'Give two different engine versions.');
      const configuration = parseConfiguration(databaseConfiguration, readEnvironment());
      process.stdout.write(`${await withDatabase(configuration, (database) => diff(database, versions, options))}\n`);
    });
}

/** Compares two versions; gives what is to be printed. */
export async function diff(database: Database, [before, after]: readonly [string, string], options: DiffCommandOptions): Promise<string> {
  const { source, since, until, article, limit, json } = options;
  for (const version of [before, after]) {
    if (!(await hasRuns(database, version))) throw new OnRecordError('NOT_FOUND', `The read models know nothing that engine ${version} has read: on-record engines lists versions, on-record reextract has articles read by one.`);
  }
  const result = await diffVersions(database, {
    before, after, since, until, examplesOfEach: limit,
    ...(source === undefined ? {} : { source: requireSource(source) }),
    ...(article === undefined ? {} : { articleIds: [toNamedArticle(article).articleId] }),
  });
  return json ? jsonText({ before, after, ...result }) : describe(result, [before, after]);
}

function describe({ revisions, articles, findings, traits, examples }: VersionDiff, [before, after]: readonly [string, string]): string {
  const both = `Both have read ${revisions.both} revision(s) of ${articles.both} article(s); ${revisions.differing} revision(s) of ${articles.differing} article(s) differ.`;
  const only = `Only ${before} has read ${revisions.onlyBefore} revision(s), only ${after} ${revisions.onlyAfter}.`;
  const kinds = (['statement', 'accusation', 'denial'] as const).map((kind) => ({ kind, ...orderedCounts(findings[kind]) }));
  const changed = Object.entries(traits).toSorted(([, a], [, b]) => b - a).map(([trait, count]) => `${trait} ${count}`);
  return [
    `Engine ${before}, against it ${after}`,
    `${both}\n${only}`,
    toTable(kinds),
    `Changed in: ${changed.length === 0 ? 'nothing' : changed.join(', ')}`,
    `Examples\n\n${toTable(examples.map(exampleRow))}`,
  ].join('\n\n');
}

function orderedCounts({ same, lost, added, changed }: VersionDiff['findings']['statement']) {
  return { same, lost, added, changed };
}

function exampleRow(example: DiffExample) {
  const { change, articleId, finding: { kind, who, whom, words } } = example;
  const what = example.change === 'changed' ? example.traits.map(({ trait, before, after }) => `${trait}: ${before || 'none'} -> ${after || 'none'}`).join('; ') : '';
  return { kind, change, who: shortened(who, WORDS_LENGTH), whom: shortened(whom ?? '', WORDS_LENGTH), words: shortened(words, WORDS_LENGTH), what: shortened(what, TRAIT_LENGTH), articleId };
}
