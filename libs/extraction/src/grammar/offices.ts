import { headsOfState, roleNouns, roleQualifiers } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { Directory, KnownPerson } from '../pipeline/08-names';
import type { Token } from '../pipeline/types';

const ABBREVIATED_OFFICES: Readonly<Record<string, string>> = { cm: 'minister', pm: 'minister' };

/** Who holds the office: "the minister" after "Public Works Minister Ann Lee"; a country beside it must agree. */
export function holderOf(group: readonly Token[], { people }: Directory): KnownPerson | undefined {
  const head = ABBREVIATED_OFFICES[group.at(-1)?.lower ?? ''] ?? group.at(-1)?.lower ?? '';
  const others = group.slice(0, -1).map(({ lower }) => lower);
  // "Health" alone is no office; "Chief Justice" is.
  if (!roleNouns.has(head) || (roleQualifiers.has(head) && !others.some((word) => roleNouns.has(word)))) return undefined;
  const holders = people.filter(({ roles }) => roles.has(head));
  const fits = (roles: ReadonlySet<string>): number => others.filter((word) => roles.has(word)).length;
  const best = Math.max(0, ...holders.map(({ roles }) => fits(roles)));
  const fitting = holders.filter(({ roles }) => fits(roles) === best);
  const places = others.flatMap((word) => demonyms.get(word) ?? countryCodes.get(word) ?? []);
  const isForeign = fitting.some(({ roles, name }) => places.some((code) => !agrees(code, { roles, name })));
  return fitting.length === 1 && (best > 0 || others.length === 0 || others.every((word) => !roleNouns.has(word))) && !isForeign ? fitting[0] : undefined;
}

/** A country beside the office must be that of its holder, where the article tells it. */
function agrees(code: string, { roles, name }: { readonly roles: ReadonlySet<string>; readonly name: string }): boolean {
  const states = [...roles].flatMap((role) => demonyms.get(role) ?? countryCodes.get(role) ?? []);
  const isKnownLeader = headsOfState.has(name.split(' ').at(-1)?.toLowerCase() ?? '');
  return states.includes(code) || (states.length === 0 && isKnownLeader);
}
