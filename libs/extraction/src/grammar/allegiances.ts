import type { Actor, Party } from '@on-record/domain';
import { capitals, demonyms, seatsOfPower } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import { kindOf, toActor } from './actor-ids';
import type { Directory } from './directory';

/** Offices of those who speak for the state that stands beside them. */
const SPEAKING = ['spokesman', 'spokeswoman', 'spokesperson', 'minister', 'premier', 'president', 'general', 'commander', 'ambassador', 'envoy', 'diplomat', 'official'];
/** Offices of a national government; a "chief minister" governs a part of the state. */
const GOVERNING = ['minister', 'premier', 'chancellor', 'secretary'];

/** For which states the people of an article stand. */
export interface Allegiances {
  /** Remembers whom a mention tells to stand for a state: "Thai army spokesman Ann Lee", "its spokeswoman, Ann Lee" of `owner`. */
  note(party: Party, owner: Actor | undefined): void;
  /** The state, by its ISO 3166 code, that a party is, belongs to by its words, or stands for. */
  stateOf(party: Party): string | undefined;
}

/** Allegiances of which nothing is known but who holds an office in the government of the state that the article is about. */
export function createAllegiances({ people, home }: Directory): Allegiances {
  const states = new Map(people.flatMap(({ name, roles }): (readonly [string, string])[] => {
    const actor = [...roles].some((role) => SPEAKING.includes(role)) ? toActor('person', name) : undefined;
    const code = codeIn([...roles].join(' '));
    return actor && code !== undefined ? [[actor.canonical, code]] : [];
  }));
  const governing = new Set(people.filter(({ roles }) => GOVERNING.some((office) => roles.has(office)) && !roles.has('chief') && !roles.has('shadow')).map(({ name }) => name));
  return {
    note(party, owner) {
      if (party.kind !== 'actor' || kindOf(party.actor) !== 'person' || states.has(party.actor.canonical)) return;
      const code = codeIn(party.mention?.text ?? '') ?? (owner && codeOf(owner));
      if (code !== undefined) states.set(party.actor.canonical, code);
    },
    stateOf(party) {
      if (party.kind !== 'actor') return undefined;
      const { actor, mention } = party;
      return codeOf(actor) ?? codeIn(`${mention?.text ?? ''} ${actor.canonical.replace(/^[a-z]+:/, '').replaceAll('-', ' ')}`) ?? states.get(actor.canonical) ?? (governing.has(actor.name) ? home : undefined);
    },
  };
}

function codeOf({ canonical }: Actor): string | undefined {
  return canonical.startsWith('country:') ? canonical.slice('country:'.length) : undefined;
}

/** The first state that words name: "the Russian Defence Ministry", "Thai officials". */
function codeIn(text: string): string | undefined {
  for (const word of text.toLowerCase().split(/[\s’']+/u)) {
    const code = demonyms.get(word) ?? countryCodes.get(word) ?? capitals.get(word) ?? seatsOfPower.get(word);
    if (code) return code;
  }
  return undefined;
}
