import { engineVersion as ownVersion } from '@on-record/extraction';
import { summariseEngines } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atDesk, type Desk } from '../at-desk';
import { readControlFacts, type ControlFacts } from '../control/control-facts';
import { countMembers } from '../count-members';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { readExtractors, type Extractors } from './read-extractors';
import { readProgress, scopeText, type RequestProgress } from './request-progress';

/** `on-record engines`: which engine versions have read what, and what was decided about them. */
export function enginesCommand(): Command {
  return new Command('engines')
    .description('Engine versions with what they have read and what of it shows, requests for extraction with how far they are, and activations.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const members = await countMembers(configuration, configuration.EXTRACTOR_GROUP);
      process.stdout.write(`${await atDesk(configuration, (desk) => listEngines(desk, { extractorGroup: configuration.EXTRACTOR_GROUP, members, json }))}\n`);
    });
}

/** What is to be printed of engine versions, requests and activations. */
export async function listEngines(desk: Desk, { extractorGroup, members, json }: { readonly extractorGroup: string; readonly members: number; readonly json: boolean }): Promise<string> {
  const { versions, shadowOnlyRevisions } = await summariseEngines(desk.database);
  const facts = await readControlFacts(desk);
  const extractors = await readExtractors(desk, { groupId: extractorGroup, members });
  const open = facts.requests.filter(({ payload }) => !facts.fulfilledIds.has(payload.requestId));
  const progress = await readProgress(open, { ...desk, extractorGroup });
  const requests = facts.requests.map(({ payload }) => requestRow(payload, { progress: progress.get(payload.requestId), extractors }));
  const activations = facts.activations.map(({ payload: { engineVersion, scope, activatedAt, by } }) => ({
    activatedAt, engineVersion, scope: scope.kind === 'source' ? `source ${scope.source}` : 'all articles', by: by.actor, reason: by.reason,
  }));
  if (json) return jsonText({ ownVersion, versions, shadowOnlyRevisions, extractors, requests, activations });
  const sections: readonly (readonly [string, string])[] = [
    ['Engine versions', toTable(versions.map((each) => ({ ...each, ...marks(each.engineVersion, facts) })))],
    ['Requests for extraction, the latest first', toTable(requests)],
    ['Activations, the latest first', toTable(activations)],
  ];
  const shadow = `Revisions that only versions in shadow have read: ${shadowOnlyRevisions}.`;
  return [...sections.map(([title, table]) => `${title}\n\n${table}`), `${shadow} This release is engine ${ownVersion}.`].join('\n\n');
}

function marks(engineVersion: string, { activations }: ControlFacts): { readonly activated: string } {
  const own = activations.filter(({ payload }) => payload.engineVersion === engineVersion);
  if (own.length === 0) return { activated: activations.length === 0 ? '' : 'no' };
  return { activated: own.some(({ payload }) => payload.scope.kind === 'all') ? 'yes' : 'for sources' };
}

function requestRow(
  { requestId, requestedAt, engineVersion, scope, by }: ControlFacts['requests'][number]['payload'],
  { progress, extractors }: { readonly progress: RequestProgress | undefined; readonly extractors: Extractors },
) {
  const isAtWork = extractors.members > 0 && extractors.versions.includes(engineVersion);
  const state = progress === undefined ? 'fulfilled' : progress.read > 0 || isAtWork ? 'at work' : 'waits for an extractor of its version';
  return { requestedAt, requestId, engineVersion, scope: scopeText(scope), state, read: progress === undefined ? '' : `${progress.read} of ${progress.total}`, by: by.actor, reason: by.reason };
}
