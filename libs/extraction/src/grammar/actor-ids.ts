import type { Actor } from '@on-record/domain';

const LINKS = ['of', 'for', 'in', 'at', 'from', 'against', 'by', 'on', 'over', 'with', 'to'];

/** What kind of actor an id names. */
export type ActorKind = 'country' | 'person' | 'org' | 'group' | 'document';

/** An actor with the id of its kind; nothing when the name has no letter or digit to build it from. */
export function toActor(kind: ActorKind, name: string, words = name): Actor | undefined {
  const slug = slugOf(words);
  return slug === '' || name.trim() === '' ? undefined : { canonical: `${kind}:${slug}`, name: name.trim() };
}

/** A state by its ISO 3166 code. */
export function toCountry(code: string, name: string): Actor {
  return { canonical: `country:${code}`, name };
}

/** Several actors who act together, in text order. */
export function toJointActor(actors: readonly Actor[]): Actor | undefined {
  const [first] = actors;
  if (!first) return undefined;
  if (actors.length === 1) return first;
  return { canonical: actors.map(({ canonical }) => canonical).join('+'), name: actors.map(({ name }) => name).join(' and ') };
}

/** The actors that a joint actor is made of. */
export function membersOf({ canonical, name }: Actor): readonly Actor[] {
  const ids = canonical.split('+');
  const names = name.split(' and ');
  return ids.map((id, place) => ({ canonical: id, name: (ids.length === names.length ? names[place] : undefined) ?? name }));
}

/** What kind of actor an id names. */
export function kindOf({ canonical }: Actor): string {
  return canonical.slice(0, canonical.indexOf(':'));
}

/** The words of an id up to its first preposition, what it is about last: "railway", "official" of "group:railway-official-of-peru". */
export function headWordsOf({ canonical }: Actor): readonly string[] {
  const words = canonical.slice(canonical.indexOf(':') + 1).split('-');
  const link = words.findIndex((word, at) => at > 0 && LINKS.includes(word));
  return link === -1 ? words : words.slice(0, link);
}

function slugOf(words: string): string {
  return words.toLowerCase().replace(/['’‘"“”.]/gu, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/gu, '');
}
