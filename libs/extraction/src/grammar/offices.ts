import { headsOfState, organisationNouns, roleNouns, roleQualifiers } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { Directory, KnownPerson } from './directory';
import type { Token } from '../pipeline/types';

const ABBREVIATED_OFFICES: Readonly<Record<string, readonly string[]>> = { cm: ['chief', 'minister'], pm: ['prime', 'minister'], ceo: ['chief', 'executive'], vp: ['vice', 'president'] };

/** Whom the article has spoken of so far. */
export interface Mentioned {
  /** Of several names of persons, the one that was mentioned last. */
  readonly lastOf: (names: readonly string[]) => string | undefined;
}

/** The words of an office: those that end with its noun, and those behind it. */
export interface Office {
  readonly group: readonly Token[];
  readonly behind: readonly Token[];
}

/**
 * Who holds the office: "the minister" after "Public Works Minister Ann Lee"; of several ministers the one who was mentioned
 * last. A country beside the office must agree, and so must the body behind it: "of the federation".
 */
export function holderOf(office: Office, { people }: Directory, mentioned: Mentioned): KnownPerson | undefined {
  const { group } = office;
  const words = group.flatMap(({ lower }, at) => (at === group.length - 1 ? (ABBREVIATED_OFFICES[lower] ?? [lower]) : [lower]));
  const head = words.at(-1) ?? '';
  const others = words.slice(0, -1);
  // "Health" alone is no office; "Chief Justice" is.
  if (!roleNouns.has(head) || (roleQualifiers.has(head) && !others.some((word) => roleNouns.has(word)))) return undefined;
  const bodies = office.behind.filter(({ tag }) => tag === 'PROPN').map(({ lower }) => lower).filter(isBody);
  // The president of a federation is not that of an association.
  const holders = people.filter(({ roles }) => roles.has(head) && (bodies.length === 0 || bodies.some((body) => roles.has(body)) || ![...roles].some(isBody)));
  const fits = (roles: ReadonlySet<string>): number => others.filter((word) => roles.has(word)).length;
  const best = Math.max(0, ...holders.map(({ roles }) => fits(roles)));
  const fitting = holders.filter(({ roles }) => fits(roles) === best);
  const places = others.flatMap((word) => demonyms.get(word) ?? countryCodes.get(word) ?? []);
  const isForeign = fitting.some(({ roles, name }) => places.some((code) => !agrees(code, { roles, name })));
  const isEnough = best > 0 || others.length === 0 || others.every((word) => !roleNouns.has(word));
  if (!isEnough || isForeign) return undefined;
  if (fitting.length < 2) return fitting[0];
  const last = best === others.length ? mentioned.lastOf(fitting.map(({ name }) => name)) : undefined;
  return fitting.find(({ name }) => name === last);
}

function isBody(word: string): boolean {
  return organisationNouns.has(word) && !roleNouns.has(word);
}

/** A country beside the office must be that of its holder, where the article tells it. */
function agrees(code: string, { roles, name }: { readonly roles: ReadonlySet<string>; readonly name: string }): boolean {
  const states = [...roles].flatMap((role) => demonyms.get(role) ?? countryCodes.get(role) ?? []);
  const isKnownLeader = headsOfState.has(name.split(' ').at(-1)?.toLowerCase() ?? '');
  return states.includes(code) || (states.length === 0 && isKnownLeader);
}
