import { extractionRequestedEvent, OnRecordError, writeEvent, type ExtractionScope } from '@on-record/domain';
import { engineVersion as ownVersion } from '@on-record/extraction';
import { countInScope, findKnownArticles, type ScopeCount } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { readControlFacts } from '../control/control-facts';
import { countMembers } from '../count-members';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { printable } from '../printable-text';
import { addScopeOptions, requireScope, type ScopeOptions } from './extraction-scope';
import { readExtractors, type Extractors } from './read-extractors';
import { scopeText } from './request-progress';
import { whatShows } from './what-shows';

/** `on-record reextract`: articles are read again by another engine version. */
export function reextractCommand(): Command {
  const verb = new Command('reextract')
    .description('Ask for articles that are in the log to be read by an engine version, beside what comes in. Running extractors of that version do it; on-record engines says how far they are. Findings of a version that is not activated stay in shadow where another is. Without --execute it says how many articles and revisions that is.');
  return addActingOptions(addScopeOptions(verb).option('--engine-version <version>', 'the engine version that is to read them; that of this release unless given'))
    .addHelpText('after', `
Examples:
  on-record reextract --all
  on-record reextract --since 7d --execute --reason "0.4.0 reads denials in quotations"
  on-record reextract daily/2026-03-02-quarrel --execute --reason "a look at one article"`)
    .action(async (articles: readonly string[], options: ActingOptions & ScopeOptions & { readonly engineVersion?: string }) => {
      const request = { scope: requireScope(options, articles), engineVersion: requireVersion(options.engineVersion ?? ownVersion) };
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const members = await countMembers(configuration, configuration.EXTRACTOR_GROUP);
      const extractorGroup = configuration.EXTRACTOR_GROUP;
      process.stdout.write(`${await atDesk(configuration, (desk) => reextract(desk, request, { by, json: options.json, extractorGroup, members }))}\n`);
    });
}

/** An engine version as operators type it. Throws CONFIGURATION_INVALID for what cannot be one. */
export function requireVersion(version: string): string {
  if (/^\d{1,9}\.\d{1,9}\.\d{1,9}\+[\w.-]{1,100}$/.test(version)) return version;
  throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(version.slice(0, 100))}" is no engine version: one looks like 1.0.0+0123456789ab; on-record engines lists them.`);
}

/** What is asked for. */
export interface ReextractWish {
  readonly scope: ExtractionScope;
  readonly engineVersion: string;
}

/** Who asks, and the group of the extractors with the processes that read in it. */
export interface Reextracting {
  readonly by: Operator | undefined;
  readonly json?: boolean | undefined;
  readonly extractorGroup: string;
  readonly members: number;
}

/** Asks for an extraction, or says what that would be; gives what is to be printed. */
export async function reextract(desk: Desk, wish: ReextractWish, { by, json, extractorGroup, members }: Reextracting): Promise<string> {
  await requireKnown(desk, wish.scope);
  const count = await countInScope(desk.database, wish.scope, wish.engineVersion);
  if (by !== undefined && count.revisions === 0) throw new OnRecordError('NOT_FOUND', `The read models know no revision in this scope: ${scopeText(wish.scope)}. Nothing was changed.`);
  const extractors = await readExtractors(desk, { groupId: extractorGroup, members });
  const { activations } = await readControlFacts(desk);
  const requestId = by === undefined ? undefined : await ask(desk, wish, { by, count });
  if (json) return jsonText({ isDryRun: by === undefined, ...wish, ...count, extractors, requestId: requestId ?? null });
  const lines = [
    `Engine version: ${wish.engineVersion}${wish.engineVersion === ownVersion ? ', that of this release' : ''}`,
    `Scope: ${scopeText(wish.scope)}`,
    `Articles: ${count.articles}, with ${count.revisions} revision(s), of which this version has read ${count.readBefore} before`,
    extractorLine(extractors, wish.engineVersion),
    whatShows(activations.map(({ payload }) => payload), wish.engineVersion),
  ];
  return [lines.join('\n'), requestId === undefined ? DRY_RUN : `Asked for as request ${requestId}. How far it is: on-record engines`].join('\n\n');
}

async function requireKnown({ database }: Desk, scope: ExtractionScope): Promise<void> {
  if (scope.kind !== 'articles') return;
  const known = new Set(await findKnownArticles(database, scope.articleIds));
  const unknown = scope.articleIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new OnRecordError('NOT_FOUND', `The read models know no article ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''}: has it been pushed, and has the projector read it (on-record lag)? Nothing was changed.`);
}

/** The end of each partition is taken when it is asked: what comes later is read by whoever reads what comes in. */
async function ask({ log, topicNames }: Desk, { scope, engineVersion }: ReextractWish, { by, count }: { readonly by: Operator; readonly count: ScopeCount }): Promise<string> {
  const given = { scope: scopeText(scope), engineVersion, ...(scope.kind === 'articles' ? { articles: scope.articleIds.slice(0, 100) } : {}) };
  const effect = { articles: count.articles, revisions: count.revisions, readBefore: count.readBefore };
  const act = beginAct({ verb: 'reextract', arguments: argumentsOf(given), effect }, by, { nowMs: Date.now(), topicNames });
  await log.append([act.record]);
  const ends = await log.offsets([topicNames('articles')]);
  const upTo = ends.toSorted((a, b) => a.partition - b.partition).map(({ next }) => Number(next));
  const request = extractionRequestedEvent({ engineVersion, scope, upTo, requestedAt: act.actedAt, by }, act.event.id);
  await log.append([writeEvent(request, topicNames)]);
  return request.payload.requestId;
}

function extractorLine({ groupId, members, versions }: Extractors, engineVersion: string): string {
  const others = versions.length === 0 ? 'none has said its engine version yet' : `the last offsets are of engine ${versions.join(', ')}`;
  if (members > 0 && versions.includes(engineVersion)) return `Extractors: ${members} process(es) read in group ${groupId}; ${others}`;
  return `Extractors: ${members} process(es) read in group ${groupId}; ${others}. None of this version has read what comes in yet: where none runs, the request waits for one`;
}
