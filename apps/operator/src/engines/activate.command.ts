import { engineVersionActivatedEvent, OnRecordError, writeEvent, type EngineVersionActivated } from '@on-record/domain';
import { hasRuns, previewActivation, type ActivationPreview } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { momentAfter, readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { requireSource } from './extraction-scope';
import { requireVersion } from './reextract.command';

/** `on-record activate`: readers see what an engine version found. */
export function activateCommand(): Command {
  const verb = new Command('activate')
    .description('Have readers see what an engine version found, instead of what others did; where it has not read the newest revision, the version that was activated before it steps in. Versions that were never activated stay in shadow from then on. To go back, activate the earlier version again. Without --execute it says how many articles would show other findings, and how many none.')
    .argument('<engineVersion>', 'the engine version; on-record engines lists them')
    .option('--source <name>', 'only for articles of this source')
    .option('--even-without-runs', 'also where it has read nothing yet, as before its first extractor starts');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record activate 0.4.0+7d1f0c2a9b3e
  on-record activate 0.4.0+7d1f0c2a9b3e --execute --reason "diff looked at, ticket 81"
  on-record activate 0.3.0+1f0c2a9b3e4f --execute --reason "back again: names are cut"`)
    .action(async (engineVersion: string, options: ActingOptions & { readonly source?: string; readonly evenWithoutRuns?: boolean }) => {
      const { source, evenWithoutRuns = false, json } = options;
      const wish = { engineVersion: requireVersion(engineVersion), evenWithoutRuns, ...(source === undefined ? {} : { source: requireSource(source) }) };
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => activate(desk, wish, { by, json }))}\n`);
    });
}

/** What is to be activated. */
export interface ActivationWish {
  readonly engineVersion: string;
  readonly source?: string;
  readonly evenWithoutRuns: boolean;
}

/** Activates a version, or says what that would show; gives what is to be printed. */
export async function activate(desk: Desk, wish: ActivationWish, { by, json }: { readonly by: Operator | undefined; readonly json?: boolean | undefined }): Promise<string> {
  const { engineVersion, source, evenWithoutRuns } = wish;
  if (!evenWithoutRuns && !(await hasRuns(desk.database, engineVersion))) {
    throw new OnRecordError('NOT_FOUND', `The read models know nothing that engine ${engineVersion} has read, so that articles would lose their findings: have them read first (on-record reextract), or add --even-without-runs. Nothing was changed.`);
  }
  const { activations } = await readControlFacts(desk);
  const activatedAt = momentAfter(activations, Date.now());
  const preview = await previewActivation(desk.database, { engineVersion, source, activatedAtMs: Date.parse(activatedAt) });
  if (by !== undefined) await append(desk, { engineVersion, scope: source === undefined ? { kind: 'all' } : { kind: 'source', source }, activatedAt, by }, preview);
  if (json) return jsonText({ isDryRun: by === undefined, engineVersion, source: source ?? null, ...preview });
  const done = 'Activated. The projector decides these articles anew, which takes a while where they are many; on-record engines says what shows.';
  return [describe(preview, wish), by === undefined ? DRY_RUN : done].join('\n\n');
}

async function append({ log, topicNames }: Desk, activation: Omit<EngineVersionActivated, 'activationId'>, preview: ActivationPreview): Promise<void> {
  const { engineVersion, scope, by } = activation;
  const given = argumentsOf({ engineVersion, source: scope.kind === 'source' ? scope.source : undefined });
  const act = beginAct({ verb: 'activate', arguments: given, effect: { ...preview } }, by, { nowMs: Date.now(), topicNames });
  await log.append([act.record]);
  await log.append([writeEvent(engineVersionActivatedEvent(activation), topicNames)]);
}

function describe({ articles, otherRun, otherFindings, losingFindings, withoutFindings }: ActivationPreview, { engineVersion, source }: ActivationWish): string {
  return [
    `Activating engine ${engineVersion} for ${source === undefined ? 'all articles' : `the articles of source ${source}`}, ${articles} in number:`,
    `${otherRun} would be shown as another version read them, of which ${otherFindings} with other findings;`,
    `${losingFindings} would lose the findings that they show, for no activated version has read them;`,
    `${withoutFindings} in all would show none.`,
  ].join('\n');
}
