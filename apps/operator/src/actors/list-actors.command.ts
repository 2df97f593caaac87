import { actorRegistryOf, resolveMerges, type ActorRegistryFact } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog, type Desk } from '../at-desk';
import { readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { printableText } from '../printable-text';
import { toTable } from '../to-table';
import { toRegistryFile } from './registry-file';

/** How the list is to be printed. */
interface ListOptions {
  readonly asFile?: boolean;
  readonly json?: boolean;
}

/** `on-record actors list`: what operators decided about actors. */
export function listActorsCommand(): Command {
  return new Command('list')
    .description('What operators decided about actors and what holds: which ids mean another one, and which names readers see. Needs no Postgres.')
    .option('--as-file', 'print it as the registry file that on-record actors apply takes')
    .option('--json', 'print the result as JSON')
    .action(async (options: ListOptions) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      process.stdout.write(`${await atLog(configuration, (desk) => listRegistry(desk, options))}\n`);
    });
}

/** What is to be printed of the registry. */
export async function listRegistry(desk: Pick<Desk, 'log' | 'topicNames'>, { asFile = false, json = false }: ListOptions): Promise<string> {
  const { actorFacts } = await readControlFacts(desk);
  const registry = actorRegistryOf(actorFacts);
  if (asFile) return printableText(JSON.stringify(toRegistryFile(registry), null, 2), Number.MAX_SAFE_INTEGER);
  const ends = resolveMerges(registry.merges);
  const merges = registry.merges.map(({ actor, into, mergedAtMs, mergeId }) => ({
    actor, into, means: ends.get(actor) ?? '(passed over: it would lead in a circle)', since: new Date(mergedAtMs).toISOString(), ...saidBy(actorFacts.find(({ id }) => id === mergeId)),
  }));
  const renames = latestRenames(actorFacts);
  const names = [...registry.names].map(([actor, name]) => ({ actor, name, since: renames.get(actor)?.time ?? '', ...saidBy(renames.get(actor)) }));
  if (json) return jsonText({ merges, names });
  return [`Merges\n\n${toTable(merges)}`, `Names\n\n${toTable(names)}`].join('\n\n');
}

function saidBy(fact: ActorRegistryFact | undefined): { readonly by: string; readonly reason: string } {
  return { by: fact?.payload.by.actor ?? '', reason: fact?.payload.by.reason ?? '' };
}

/** The fact that gave each name that holds: the one from which the registry has it. */
function latestRenames(facts: readonly ActorRegistryFact[]): ReadonlyMap<string, ActorRegistryFact> {
  const renames = facts.filter(({ type }) => type === 'ActorRenamed').toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time) || (a.id < b.id ? -1 : 1));
  return new Map(renames.map((fact) => [fact.payload.actor, fact]));
}
