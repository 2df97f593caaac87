import { OnRecordError } from '@on-record/domain';
import { compactNow } from '@on-record/event-log';
import { articleTables } from '@on-record/projections';
import { createLogger, kafkaAccess, parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { eraseArticle, type Erasing } from './erase-article';
import { describeErasure, describeOutcome, effectOf, isAllDone } from './erasure-report';
import { findArticleRecords } from './find-article-records';
import { ARTICLE_HELP, toNamedArticle } from './named-article';

interface EraseOptions extends ActingOptions {
  readonly rewrite?: boolean;
  readonly wait?: boolean;
}

/** `on-record erase`: the text of an article goes for good. */
export function eraseCommand(): Command {
  const verb = new Command('erase')
    .description('Erase the text of an article for good, from every topic and every generation of the read models; its id and the reason stay. This cannot be undone. Without --execute it says how much.')
    .argument('<article>', ARTICLE_HELP)
    .option('--rewrite', 'write the tables of Postgres anew, so that nothing lies in freed room of their files; locks each meanwhile, for readers too')
    .option('--no-wait', 'do not wait for projector, Postgres and Kafka, which can take some minutes');
  return addActingOptions(verb)
    .addHelpText('after', `
The reason stays in the log and is shown to readers: do not quote the text in it.
Safe to run again: it erases what has come since, and says what is left.
Backups, copies of topics and logs of other systems are not reached.

Examples:
  on-record erase town-crier/urn:example:1
  on-record erase 76cc718d-c8f5-5047-afbb-86653120bc27 --execute --reason "order of the district court, file 7 O 12/26"`)
    .action(async (article: string, options: EraseOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const connection = { ...kafkaAccess(configuration), clientId: 'on-record-operator', logger: createLogger({ app: 'operator', level: 'silent' }) };
      await atDesk(configuration, async (desk) => {
        const compact: Erasing['compact'] = (places, withinMs) => compactNow({ ...connection, log: desk.log, places, withinMs });
        process.stdout.write(`${await erase(desk, article, { ...options, by, compact, extractorGroup: configuration.EXTRACTOR_GROUP })}\n`);
      });
    });
}

/** How the verb is to be carried out. */
export interface EraseWish extends Omit<EraseOptions, 'as'>, Pick<Erasing, 'compact' | 'extractorGroup' | 'projectedWithinMs' | 'compactedWithinMs'> {
  readonly by: Operator | undefined;
}

/** Erases, or says what would be erased where nobody acts; gives what is to be printed. */
export async function erase(desk: Desk, article: string, { by, rewrite = false, wait = true, json, ...how }: EraseWish): Promise<string> {
  const named = toNamedArticle(article);
  const found = await findArticleRecords(desk, named);
  if (!found.isKnown) throw new OnRecordError('NOT_FOUND', `The log holds nothing of article ${named.articleId}: look for it with on-record trace. Nothing was changed.`);
  const tables = await articleTables(desk.database);
  const { articleId } = named;
  const isDryRun = by === undefined;
  const isDone = isAllDone(found);
  const effect = effectOf(found, tables);
  if (isDryRun) {
    if (json) return jsonText({ isDryRun, articleId, isDone, ...effect });
    const preview = describeErasure(articleId, found, { tables, isRewritten: rewrite });
    return isDone ? `Nothing is left of article ${articleId} in the log: it was erased.` : `${preview}\n\n${DRY_RUN}`;
  }
  // By its id: a guid can hold words of the text.
  const given = argumentsOf({ articleId, rewrite: rewrite ? true : undefined });
  const outcome = await eraseArticle(desk, { article: named, found }, { ...how, by, given, isRewritten: rewrite, isWaiting: wait });
  if (json) return jsonText({ isDryRun, articleId, isDone, ...effect, ...outcome });
  const done = describeOutcome(articleId, outcome);
  return isDone ? `Nothing was left of article ${articleId} in the log.\n${done}` : [describeErasure(articleId, found, { tables, isRewritten: rewrite }), done].join('\n\n');
}
