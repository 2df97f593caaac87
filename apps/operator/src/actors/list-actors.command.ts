import { actorRegistryOf, resolveMerges, resolveTerms, type ActorRegistry, type ActorRegistryFact } from '@on-record/domain';
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
    .description('What operators decided about actors and what holds: which ids mean another one, which names readers see, and who holds which office when. Needs no Postgres.')
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
  const facts = latestFacts(actorFacts);
  const ends = resolveMerges(registry.merges);
  const merges = registry.merges.map(({ actor, into }) => ({
    actor, into, means: ends.get(actor) ?? '(passed over: it would lead in a circle)', ...saidBy(facts.get(`ActorMerged ${actor}`)),
  }));
  const names = [...registry.names].map(([actor, name]) => ({ actor, name, ...saidBy(facts.get(`ActorRenamed ${actor}`)) }));
  const offices = termsIn(registry, ends).map((term) => ({ ...term, ...saidBy(facts.get(`OfficeHeld ${term.office} ${term.from}`)) }));
  if (json) return jsonText({ merges, names, offices });
  return [`Merges\n\n${toTable(merges)}`, `Names\n\n${toTable(names)}`, `Offices\n\n${toTable(offices)}`].join('\n\n');
}

/** Terms with the last day on which they count, and whom the holder means. */
function termsIn({ terms }: ActorRegistry, ends: ReadonlyMap<string, string>) {
  const tenures = resolveTerms(terms.filter(({ office }) => !ends.has(office)));
  return terms.map(({ office, from, holder }) => {
    const tenure = tenures.find((each) => each.office === office && each.firstDay === from);
    const isPassedOver = ends.has(office) ? '(passed over: the office is merged)' : '(passed over: it ends before it begins)';
    return { office, holder, from, until: tenure?.lastDay ?? '', means: tenure === undefined ? isPassedOver : (ends.get(holder) ?? holder) };
  });
}

function saidBy(fact: ActorRegistryFact | undefined): { readonly since: string; readonly by: string; readonly reason: string } {
  return { since: fact === undefined ? '' : new Date(fact.time).toISOString(), by: fact?.payload.by.actor ?? '', reason: fact?.payload.by.reason ?? '' };
}

/** The fact from which the registry has what holds, by what it is about. */
function latestFacts(facts: readonly ActorRegistryFact[]): ReadonlyMap<string, ActorRegistryFact> {
  const oldestFirst = facts.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time) || (a.id < b.id ? -1 : 1));
  return new Map(oldestFirst.map((fact) => [`${fact.type} ${fact.type === 'OfficeHeld' ? `${fact.payload.office} ${fact.payload.from}` : fact.payload.actor}`, fact]));
}
