import type { Accusation, Actor, Findings, Party, Zone } from '@on-record/domain';
import { businessNouns, groupNouns, humanNouns, roleNouns, roleQualifiers } from '../lexicons/actors';
import { headWordsOf, kindOf, membersOf } from './actor-ids';
import type { Directory } from './directory';
import { sharesWord } from './shared-words';

/** How far into the body, in characters from its first accusation, the name is looked for. */
const FARTHEST_NAME = 800;
/** How far the opening reaches into the body, in characters from its first accusation. */
const LONGEST_OPENING = 300;
/** Plurals that one body may be called. */
const BODIES_IN_PLURAL = ['owners', 'makers', 'bosses', 'builders', 'developers', 'organisers'];

/** The key of a mention in an article. */
export function mentionKey({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}:${end}`;
}

/** Somebody accused, or somebody who denies, in the opening or further down. */
interface Mentioned {
  readonly party: Party;
  /** Who accuses; nobody where somebody denies. */
  readonly accuser: Party | undefined;
  readonly zone: Zone;
  readonly modality: Accusation['modality'];
  /** What the accusation or denial is about. */
  readonly words: string;
  readonly start: number;
}

/**
 * Whom headline, summary and first sentences accuse, or let deny, by a description alone ("Clinic owner charged"), by mention: news
 * comes to the name further down (the inverted pyramid). It is whom the first accusation behind it names that speaks of the same
 * wrong, or that nobody is said to make, or who denies the same first, where the description can be said of them.
 */
export function namedLater({ accusations, denials }: Pick<Findings, 'accusations' | 'denials'>, directory: Directory): ReadonlyMap<string, Actor> {
  const accused = accusations.filter(({ accusation }) => accusation.certainty === 'certain').map(({ accusation: { accused: party, accuser, zone, modality, trigger, allegation } }): Mentioned => ({ party, accuser, zone, modality, words: allegation?.text ?? '', start: trigger.start }));
  const denying = denials.map(({ denial: { denier: party, zone, modality, trigger, allegation } }): Mentioned => ({ party, accuser: undefined, zone, modality, words: allegation?.text ?? '', start: trigger.start }));
  return new Map([...namesAmong(accused, directory), ...namesAmong(denying, directory)]);
}

function namesAmong(all: readonly Mentioned[], directory: Directory): readonly (readonly [string, Actor])[] {
  const opening = all.find(({ zone }) => zone === 'body')?.start ?? Infinity;
  return all.flatMap((mentioned): readonly (readonly [string, Actor])[] => {
    const { party, zone, start } = mentioned;
    const isEarly = zone === 'headline' || zone === 'summary' || start - opening < LONGEST_OPENING;
    if (!isEarly || party.kind !== 'actor' || !party.mention || !isDescription(party.actor)) return [];
    const named = all.find((other) => other !== mentioned && other.start - opening < FARTHEST_NAME && isTelling(other, mentioned))?.party;
    return named?.kind === 'actor' && canBeCalled(named.actor, party.actor, directory) ? [[mentionKey(party.mention), named.actor]] : [];
  });
}

/** "clinic owner", "plating plant": one party without a name; a plain plural is a party of its own. */
function isDescription(actor: Actor): boolean {
  const head = headOf(actor);
  return kindOf(actor) === 'group' && membersOf(actor).length === 1 && (BODIES_IN_PLURAL.includes(head) || !(groupNouns.has(head) || head.endsWith('s')));
}

/** An act of or against somebody with a name that is about the same, and by nobody else as far as the article tells. */
function isTelling({ party, accuser, zone, modality, words }: Mentioned, of: Mentioned): boolean {
  const isNamed = party.kind === 'actor' && ['person', 'org'].includes(kindOf(party.actor)) && membersOf(party.actor).length === 1;
  const isElsewhere = modality !== 'historical' && (zone === 'body' || of.zone === 'body');
  const isSameAct = sharesWord(words, of.words) || (accuser?.kind === 'unknown' && isOpen(of.accuser)) || isNamedIn(party, of.party);
  return isNamed && isElsewhere && isSameAct && (isOpen(accuser) || isOpen(of.accuser) || isSame(accuser, of.accuser));
}

/** "plating plant" and "Brightline Plating": the name holds a word of the description. */
function isNamedIn(named: Party, described: Party): boolean {
  if (named.kind !== 'actor' || described.kind !== 'actor') return false;
  const words = headWordsOf(described.actor).slice(0, -1);
  return named.actor.canonical.slice(named.actor.canonical.indexOf(':') + 1).split('-').some((word) => words.includes(word));
}

/** Nobody, a group or a paper: who stands behind it may be named elsewhere. */
function isOpen(accuser: Party | undefined): boolean {
  return accuser?.kind !== 'actor' || ['group', 'document'].includes(kindOf(accuser.actor));
}

function isSame(a: Party | undefined, b: Party | undefined): boolean {
  return a?.kind === 'actor' && b?.kind === 'actor' && a.actor.canonical === b.actor.canonical;
}

/** An office is said of a person without another office; what no person is called, of a body. */
function canBeCalled(actor: Actor, description: Actor, { people }: Directory): boolean {
  const head = headOf(description);
  const isOffice = roleNouns.has(head) && !businessNouns.has(head);
  if (kindOf(actor) === 'org') return !isOffice && !humanNouns.has(head);
  const roles = people.find(({ name }) => name === actor.name)?.roles ?? new Set<string>();
  const isOtherwise = [...roles].some((role) => roleNouns.has(role) && !roleQualifiers.has(role)) && !roles.has(head);
  return roleNouns.has(head) && !isOtherwise;
}

function headOf(actor: Actor): string {
  return headWordsOf(actor).at(-1) ?? '';
}
