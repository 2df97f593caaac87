import { partyRoles, type AscribedParties, type AscribedParty, type FindingRef } from '@on-record/domain';
import type { Command } from 'commander';
import { faultOfId, faultOfName, requireNoFaults } from '../actors/actor-arguments';
import { printable } from '../printable-text';

/** The word for a party that the article does not name; no id of an actor is without a colon. */
const NOBODY = 'nobody';

/** The parties as commander hands them over: as typed. */
export type PartyOptions = Partial<Record<keyof AscribedParties, string>>;

const FLAGS: Readonly<Record<keyof AscribedParties, string>> = {
  speaker: '--speaker', accuser: '--accuser', accused: '--accused', denier: '--denier', deniedAccuser: '--denied-accuser',
};
const HELP: Readonly<Record<keyof AscribedParties, string>> = {
  speaker: 'who speaks, of a statement', accuser: 'who accuses', accused: 'who is accused', denier: 'who denies', deniedAccuser: 'whose allegation is denied',
};
// The keys of the record are its type's.
const ROLES = Object.keys(FLAGS) as readonly (keyof AscribedParties)[];

/** Gives a verb an option for each role. */
export function addPartyOptions(verb: Command): Command {
  for (const role of ROLES) verb.option(`${FLAGS[role]} <party>`, `${HELP[role]}: id and name in one word of the shell, "person:ann-lee Ann Lee", or ${NOBODY}`);
  return verb;
}

/** The parties that were typed. Throws CONFIGURATION_INVALID with all that is wrong with them, also where there is none. */
export function toParties(options: PartyOptions): AscribedParties {
  const given = ROLES.flatMap((role) => (options[role] === undefined ? [] : [[role, options[role]] as const]));
  requireNoFaults([given.length === 0 ? `say who it is: ${Object.values(FLAGS).join(', ')}` : undefined, ...given.flatMap(([role, text]) => faultsOf(FLAGS[role], text))]);
  return Object.fromEntries(given.map(([role, text]) => [role, toParty(text)]));
}

/** What is wrong with parties for a finding of this kind; undefined where nothing is. */
export function faultOfRoles({ kind, key }: FindingRef, parties: AscribedParties): string | undefined {
  const known: readonly string[] = partyRoles[kind];
  const strangers = ROLES.filter((role) => parties[role] !== undefined && !known.includes(role));
  return strangers.length === 0 ? undefined
    : `${key} is ${kind === 'accusation' ? 'an' : 'a'} ${kind}, which has ${ROLES.filter((role) => known.includes(role)).map((role) => FLAGS[role]).join(' and ')}, not ${strangers.map((role) => FLAGS[role]).join(', ')}`;
}

function faultsOf(flag: string, text: string): readonly string[] {
  if (text.trim() === NOBODY) return [];
  const { canonical, name } = halves(text);
  const faults = [faultOfId(canonical), name === '' ? `no name follows the id in "${printable(text)}"` : faultOfName(name)];
  return faults.filter((fault) => fault !== undefined).map((fault) => `${flag}: ${fault}`);
}

function toParty(text: string): AscribedParty {
  return text.trim() === NOBODY ? { kind: 'unknown', reason: 'not-named' } : { kind: 'actor', actor: halves(text) };
}

/** An id holds no white space: what follows the first is the name. */
function halves(text: string): { readonly canonical: string; readonly name: string } {
  const [canonical = '', ...rest] = text.trim().split(/\s+/);
  return { canonical, name: rest.join(' ') };
}
