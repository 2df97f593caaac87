import type { Actor } from '@on-record/domain';
import { capitals, demonyms, seatsOfPower, unions } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { Token } from '../pipeline/types';
import { toActor, toCountry } from './actor-ids';

const GOVERNMENTS = ['government', 'regime', 'administration', 'state', 'authorities'];

/** The state, or union of states, that words without a determiner name: "Moscow", "the Thais", "the Kyiv regime". */
export function stateOf(words: readonly Token[]): Actor | undefined {
  const name = words.map(({ lower }) => lower).join(' ').replace(/ of the /, ' of ');
  const text = words.map((word) => word.text).join(' ');
  const union = unions.get(name);
  if (union) return toActor('org', union);
  const code = codeOf(name);
  if (code && /^\p{Lu}/u.test(text)) return toCountry(code, capitals.has(name) || seatsOfPower.has(name) || demonyms.has(name) ? stateName(code) : text);
  const [place, head, extra] = words.filter(({ lower }) => lower !== "'s");
  const owner = place && !extra && head && GOVERNMENTS.includes(head.lower) ? codeOf(place.lower) : undefined;
  return owner ? toCountry(owner, stateName(owner)) : undefined;
}

function codeOf(name: string): string | undefined {
  if (name.startsWith('democratic republic of congo')) return 'CD';
  const plural = name.endsWith('s') ? demonyms.get(name.slice(0, -1)) : undefined;
  return countryCodes.get(name) ?? demonyms.get(name) ?? capitals.get(name) ?? seatsOfPower.get(name) ?? plural;
}

/** The everyday name of a state: the shortest that the country list has and that is no abbreviation. */
export function stateName(code: string): string {
  const names = [...countryCodes].filter(([name, value]) => value === code && name.length > 3).map(([name]) => name);
  const shortest = names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? code;
  return shortest.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
