import { OnRecordError, type ActorRegistry } from '@on-record/domain';
import { z } from 'zod';
import { faultOfId, faultOfName, faultOfSingleId } from './actor-arguments';
import type { RegistryWish } from './registry-changes';

/** An actor in a registry file: its id, the name that readers see, the ids that mean it, and a word of editors to each other. */
const actorEntrySchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  note: z.string().optional(),
});
const registryFileSchema = z.strictObject({ actors: z.array(actorEntrySchema) });

/** A registry file: all that is to hold of actors. */
export type RegistryFile = z.infer<typeof registryFileSchema>;
type ActorEntry = RegistryFile['actors'][number];

/** What a registry file wants. Throws CONFIGURATION_INVALID with all its faults and their places. */
export function readRegistryFile(name: string, text: string): RegistryWish {
  const parsed = registryFileSchema.safeParse(parseJson(name, text));
  if (!parsed.success) throw invalid(name, parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`));
  const { actors } = parsed.data;
  const faults = [...actors.flatMap(faultsOf), ...duplicatesIn(actors)];
  if (faults.length > 0) throw invalid(name, faults);
  return {
    merges: new Map(actors.flatMap(({ id, aliases = [] }) => aliases.map((alias) => [alias, id] as const))),
    names: new Map(actors.flatMap((entry) => (entry.name === undefined ? [] : [[entry.id, entry.name] as const]))),
  };
}

/** The file that wants what holds, sorted by ids. */
export function toRegistryFile({ merges, names }: ActorRegistry): RegistryFile {
  const aliases = Map.groupBy(merges, ({ into }) => into);
  const ids = [...new Set([...aliases.keys(), ...names.keys()])].sort();
  return {
    actors: ids.map((id) => {
      const name = names.get(id);
      const own = (aliases.get(id) ?? []).map(({ actor }) => actor).sort();
      return { id, ...(name !== undefined && { name }), ...(own.length > 0 && { aliases: own }) };
    }),
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

/** An actor stands in one entry, and an alias means one actor. */
function duplicatesIn(actors: readonly ActorEntry[]): readonly string[] {
  const twice = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  return [
    ...twice(actors.map(({ id }) => id)).map((id) => `${id} has two entries`),
    ...twice(actors.flatMap(({ aliases = [] }) => aliases)).map((alias) => `${alias} is an alias twice`),
  ];
}

function invalid(name: string, faults: readonly string[]): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `${name} is no registry of actors: ${faults.join('; ')}. Nothing was changed.`);
}
