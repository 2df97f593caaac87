import { OnRecordError, type ActorRegistry, type StandingTerm } from '@on-record/domain';
import { z } from 'zod';
import { faultOfId, faultOfName, faultOfSingleId, faultsOfTerm } from './actor-arguments';
import type { RegistryWish } from './registry-changes';

/** An actor in a registry file: its id, the name that readers see, the ids that mean it, and a word of editors to each other. */
const actorEntrySchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  note: z.string().optional(),
});
/** An office in a registry file: who holds it when; both days are part of a term. */
const officeEntrySchema = z.strictObject({
  id: z.string(),
  terms: z.array(z.strictObject({ holder: z.string(), from: z.string(), until: z.string().optional() })).min(1),
  note: z.string().optional(),
});
const registryFileSchema = z.strictObject({ actors: z.array(actorEntrySchema), offices: z.array(officeEntrySchema).optional() });

/** A registry file: all that is to hold of actors. */
export type RegistryFile = z.infer<typeof registryFileSchema>;
type ActorEntry = RegistryFile['actors'][number];
type OfficeEntry = z.infer<typeof officeEntrySchema>;

/** What a registry file wants. Throws CONFIGURATION_INVALID with all its faults and their places. */
export function readRegistryFile(name: string, text: string): RegistryWish {
  const parsed = registryFileSchema.safeParse(parseJson(name, text));
  if (!parsed.success) throw invalid(name, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`));
  const { actors, offices = [] } = parsed.data;
  const faults = [...actors.flatMap(faultsOf), ...offices.flatMap(faultsOfOffice), ...duplicatesIn(actors, offices)];
  if (faults.length > 0) throw invalid(name, faults);
  return {
    merges: new Map(actors.flatMap(({ id, aliases = [] }) => aliases.map((alias) => [alias, id] as const))),
    names: new Map(actors.flatMap((entry) => (entry.name === undefined ? [] : [[entry.id, entry.name] as const]))),
    terms: offices.flatMap(termsOf),
  };
}

/** The file that wants what holds, sorted by ids and days. */
export function toRegistryFile({ merges, names, terms }: ActorRegistry): RegistryFile {
  const aliases = Map.groupBy(merges, ({ into }) => into);
  const offices = [...Map.groupBy(terms, ({ office }) => office)].map(([id, own]) => ({ id, terms: own.map(({ holder, from, until }) => ({ holder, from, ...(until !== undefined && { until }) })) }));
  const ids = [...new Set([...aliases.keys(), ...names.keys()])].sort();
  return {
    actors: ids.map((id) => {
      const name = names.get(id);
      const own = (aliases.get(id) ?? []).map(({ actor }) => actor).sort();
      return { id, ...(name !== undefined && { name }), ...(own.length > 0 && { aliases: own }) };
    }),
    ...(offices.length > 0 && { offices }),
  };
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid(name, [error instanceof Error ? error.message : String(error)]);
  }
}

function faultsOf({ id, name, aliases = [] }: ActorEntry, place: number): readonly string[] {
  const faults = [
    aliases.length > 0 ? faultOfSingleId(id) : faultOfId(id), name === undefined ? undefined : faultOfName(name), ...aliases.map(faultOfSingleId),
    name === undefined && aliases.length === 0 ? 'neither a name nor aliases are given' : undefined,
  ];
  return faults.filter((fault) => fault !== undefined).map((fault) => `actors.${place}: ${fault}`);
}

function termsOf({ id, terms }: OfficeEntry): readonly StandingTerm[] {
  return terms.map((term) => ({ office: id, ...term }));
}

function faultsOfOffice(entry: OfficeEntry, place: number): readonly string[] {
  return [...new Set(termsOf(entry).flatMap(faultsOfTerm))].map((fault) => `offices.${place}: ${fault}`);
}

/** An actor and an office stand in one entry each, an alias means one actor, and of a day one term begins. */
function duplicatesIn(actors: readonly ActorEntry[], offices: readonly OfficeEntry[]): readonly string[] {
  const twice = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  return [
    ...[actors, offices].flatMap((entries) => twice(entries.map(({ id }) => id))).map((id) => `${id} has two entries`),
    ...offices.flatMap(({ id, terms }) => twice(terms.map(({ from }) => from)).map((from) => `two terms of ${id} begin on the same day, ${from}`)),
    ...twice(actors.flatMap(({ aliases = [] }) => aliases)).map((alias) => `${alias} is an alias twice`),
  ];
}

function invalid(name: string, faults: readonly string[]): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `${name} is no registry of actors: ${faults.join('; ')}. Nothing was changed.`);
}
