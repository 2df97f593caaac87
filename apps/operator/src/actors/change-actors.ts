import { actorMergedEvent, actorRegistryOf, actorRenamedEvent, officeHeldEvent, resolveMerges, writeEvent, type ActorRegistry, type ActorRegistryFact, type Event } from '@on-record/domain';
import { countArticlesOf } from '@on-record/projections';
import { beginAct, DRY_RUN, type Act, type Intention, type Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { momentAfter, readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { printable } from '../printable-text';
import { toTable } from '../to-table';
import { changesFor, type RegistryChange, type RegistryWish, type WantedTerm } from './registry-changes';

/** A verb that changes the registry: its name and arguments as typed, and what it wants of what holds. */
export interface RegistryAct extends Pick<Intention, 'verb' | 'arguments'> {
  readonly wishOf: (registry: ActorRegistry) => RegistryWish;
  /** Looks at the number of articles in which each id was read, and fails where it is not as it should be. */
  readonly require?: (articles: ReadonlyMap<string, number>) => void;
}

const FACTS_AT_ONCE = 500;

/** Changes the registry of actors, or says what that would change; gives what is to be printed. */
export async function changeActors(desk: Desk, act: RegistryAct, { by, json }: { readonly by: Operator | undefined; readonly json?: boolean | undefined }): Promise<string> {
  const { actorFacts } = await readControlFacts(desk);
  const registry = actorRegistryOf(actorFacts);
  const changes = changesFor(registry, act.wishOf(registry));
  const articles = await countArticlesOf(desk.database, [...new Set(changes.map(({ actor }) => actor))]);
  if (changes.length > 0) act.require?.(articles);
  if (by !== undefined && changes.length > 0) await append(desk, { act, changes, actorFacts, by });
  const rows = changes.map((change) => toRow(change, articles));
  if (json) return jsonText({ isDryRun: by === undefined, changes: rows });
  if (changes.length === 0) return 'All of it holds already. Nothing was changed.';
  const done = `Recorded: ${changes.length}. The projector applies it, and readers see all of it at once; on-record actors list says what holds.`;
  return [toTable(rows), ...namelessHolders(registry, changes), by === undefined ? DRY_RUN : done].join('\n\n');
}

function toRow(change: RegistryChange, articles: ReadonlyMap<string, number>) {
  const { actor } = change;
  const { what, before, after } = wordsOf(change);
  return { change: what, actor, readInArticles: articles.get(actor) ?? 0, before: before ?? '', after: after ?? '' };
}

function wordsOf(change: RegistryChange): { readonly what: string; readonly before: string | undefined; readonly after: string | undefined } {
  switch (change.kind) {
    case 'merge':
      return { what: change.into === undefined ? 'separate' : 'merge', before: change.before, after: change.into };
    case 'rename':
      return { what: change.name === undefined ? 'name as read' : 'rename', before: change.before, after: change.name };
    case 'office':
      return { what: change.term.holder === undefined ? 'holder unknown' : 'office', before: change.before && sayTerm(change.before), after: change.term.holder && sayTerm(change.term) };
  }
}

function sayTerm({ from, holder, until }: WantedTerm): string {
  return [holder, 'from', from, ...(until === undefined ? [] : ['until', until])].join(' ');
}

/** Whoever is known by an office alone would be shown by what the articles call it. */
function namelessHolders({ merges, names }: ActorRegistry, changes: readonly RegistryChange[]): readonly string[] {
  const given = new Set([...names.keys(), ...changes.flatMap((change) => (change.kind === 'rename' && change.name !== undefined ? [change.actor] : []))]);
  const ends = resolveMerges(merges);
  const holders = changes.flatMap((change) => (change.kind === 'office' && change.term.holder !== undefined ? [ends.get(change.term.holder) ?? change.term.holder] : []));
  const nameless = [...new Set(holders)].filter((holder) => !given.has(holder));
  return nameless.length === 0 ? [] : [`Without a name of yours: ${nameless.map(printable).join(', ')}. Where an article gives the office alone, readers see the words for the office beside that id; give a name with on-record actors rename.`];
}

interface Appending {
  readonly act: RegistryAct;
  readonly changes: readonly RegistryChange[];
  readonly actorFacts: readonly ActorRegistryFact[];
  readonly by: Operator;
}

/** Who acts stands in the log first; where it ends in between, the same verb does the rest when it is used again. */
async function append({ log, topicNames }: Desk, { act: { verb, arguments: given }, changes, actorFacts, by }: Appending): Promise<void> {
  const countOf = (kind: RegistryChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  const act = beginAct({ verb, arguments: given, effect: { merges: countOf('merge'), names: countOf('rename'), terms: countOf('office') } }, by, { nowMs: Date.now(), topicNames });
  await log.append([act.record]);
  const at = momentAfter(actorFacts, Date.parse(act.actedAt));
  const records = changes.map((change) => writeEvent(eventOf(change, act, at), topicNames));
  for (let done = 0; done < records.length; done += FACTS_AT_ONCE) await log.append(records.slice(done, done + FACTS_AT_ONCE));
}

function eventOf(change: RegistryChange, { by, event }: Act, at: string): Event {
  const { actor } = change;
  switch (change.kind) {
    case 'merge':
      return actorMergedEvent({ actor, into: change.into === undefined ? { kind: 'itself' } : { kind: 'actor', actor: change.into }, mergedAt: at, by }, event.id);
    case 'rename':
      return actorRenamedEvent({ actor, name: change.name === undefined ? { kind: 'as-read' } : { kind: 'shown', name: change.name }, renamedAt: at, by }, event.id);
    case 'office': {
      const { from, holder, until } = change.term;
      return officeHeldEvent({ office: actor, from, term: holder === undefined ? { kind: 'unknown' } : { kind: 'held', holder, ...(until !== undefined && { until }) }, heldAt: at, by }, event.id);
    }
  }
}
