import { actorMergedEvent, actorRegistryOf, actorRenamedEvent, writeEvent, type ActorRegistry, type ActorRegistryFact, type Event } from '@on-record/domain';
import { countArticlesOf } from '@on-record/projections';
import { beginAct, DRY_RUN, type Act, type Intention, type Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { momentAfter, readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { toTable } from '../to-table';
import { changesFor, type RegistryChange, type RegistryWish } from './registry-changes';

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
  const articles = await countArticlesOf(desk.database, [...new Set(changes.flatMap((change) => [change.actor, ...(change.kind === 'merge' && change.into !== undefined ? [change.into] : [])]))]);
  if (changes.length > 0) act.require?.(articles);
  if (by !== undefined && changes.length > 0) await append(desk, { act, changes, actorFacts, by });
  const rows = changes.map((change) => toRow(change, articles));
  if (json) return jsonText({ isDryRun: by === undefined, changes: rows });
  if (changes.length === 0) return 'All of it holds already. Nothing was changed.';
  const done = `Recorded: ${changes.length}. The projector applies it, and readers see all of it at once; on-record actors list says what holds.`;
  return [toTable(rows), by === undefined ? DRY_RUN : done].join('\n\n');
}

function toRow(change: RegistryChange, articles: ReadonlyMap<string, number>) {
  const { actor, before } = change;
  const after = change.kind === 'merge' ? change.into : change.name;
  const what = change.kind === 'merge' ? (after === undefined ? 'separate' : 'merge') : after === undefined ? 'name as read' : 'rename';
  return { change: what, actor, readInArticles: articles.get(actor) ?? 0, before: before ?? '', after: after ?? '' };
}

interface Appending {
  readonly act: RegistryAct;
  readonly changes: readonly RegistryChange[];
  readonly actorFacts: readonly ActorRegistryFact[];
  readonly by: Operator;
}

/** Who acts stands in the log first; where it ends in between, the same verb does the rest when it is used again. */
async function append({ log, topicNames }: Desk, { act: { verb, arguments: given }, changes, actorFacts, by }: Appending): Promise<void> {
  const merges = changes.filter(({ kind }) => kind === 'merge').length;
  const act = beginAct({ verb, arguments: given, effect: { merges, names: changes.length - merges } }, by, { nowMs: Date.now(), topicNames });
  await log.append([act.record]);
  const at = momentAfter(actorFacts, Date.parse(act.actedAt));
  const records = changes.map((change) => writeEvent(eventOf(change, act, at), topicNames));
  for (let done = 0; done < records.length; done += FACTS_AT_ONCE) await log.append(records.slice(done, done + FACTS_AT_ONCE));
}

function eventOf(change: RegistryChange, { by, event }: Act, at: string): Event {
  const { actor } = change;
  return change.kind === 'merge'
    ? actorMergedEvent({ actor, into: change.into === undefined ? { kind: 'itself' } : { kind: 'actor', actor: change.into }, mergedAt: at, by }, event.id)
    : actorRenamedEvent({ actor, name: change.name === undefined ? { kind: 'as-read' } : { kind: 'shown', name: change.name }, renamedAt: at, by }, event.id);
}
