import type { Actor } from '@on-record/domain';
import { kindOf, toActor, toCountry, toJointActor } from '../grammar/actor-ids';
import { apposedActor } from '../grammar/appositions';
import { calledBy, knownOrganisation, mainBusiness, trailingName } from '../grammar/body-names';
import type { Directory } from '../grammar/directory';
import { counterpartOf } from '../grammar/named-states';
import { coordinatedPhrases, tokensOf } from '../grammar/noun-phrases';
import { holderOf, type Mentioned } from '../grammar/offices';
import { bearerOf, isCommonNoun, nameWithoutEvidence, personIn, textOf } from '../grammar/person-names';
import { quantityOf } from '../grammar/quantities';
import { stateName, stateOf } from '../grammar/states';
import { groupNouns, humanNouns, organisationNouns, roleNouns } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { possessives } from '../lexicons/pronouns';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { Phrase, Token } from './types';

const LINKS = ['of', 'for', 'in', 'at', 'by', 'from', 'with', 'on', 'near'];
const DEFINITE_WORDS = ['the', 'this', 'that', 'his', 'her', 'its', 'their'];
const REFLEXIVES = ['himself', 'herself', 'itself', 'themselves', 'both', 'all', 'alone'];

/** Words that mean a state's government where they stand alone. */
const NATIONAL_GOVERNMENTS = ['government', 'administration', 'cabinet'];

/** What a phrase may refer to beside the names of the article: whom the sentences before spoke of. */
export interface Recalled extends Mentioned {
  /** The last actor that was called by this noun, or whose id ends with it ("official", "company"). */
  readonly byHead: (head: string) => Actor | undefined;
  /** Of several names of bodies, the one that acted or spoke last. */
  readonly lastBody: (names: readonly string[]) => string | undefined;
}

interface Surroundings {
  readonly directory: Directory;
  readonly recalled: Recalled;
  /** Whether the phrase speaks of somebody known; a headline leaves the article out. */
  readonly isDefinite: boolean;
  readonly hasArticle: boolean;
  /** "a", "an": nobody of whom the article has spoken. */
  readonly isNew: boolean;
}

/** The actor that a noun phrase names, when it names one. Pronouns are resolved elsewhere. */
export function actorOf(phrase: Phrase, directory: Directory, recalled: Recalled): Actor | undefined {
  const known = apposedActor(phrase, directory) ?? counterpartOf(phrase, directory);
  if (known) return known;
  const examples = examplesIn(phrase);
  if (examples) return singleActor(wordsOf(examples), placeOf(examples, directory, recalled));
  const joint = coordinatedPhrases(phrase);
  const actors = joint.flatMap((part) => singleActor(wordsOf(part), placeOf(part, directory, recalled)) ?? []);
  if (actors.length !== joint.length) return singleActor(wordsOf(phrase), placeOf(phrase, directory, recalled));
  return toJointActor(actors.length === 1 ? actors : actors.map((actor, place) => calledAsWritten(actor, joint[place])));
}

/** "populists such as Ann Lee": the populists; who is named is only an example. */
function examplesIn({ sentence, from, to }: Phrase): Phrase | undefined {
  const link = sentence.tokens.slice(from, to).findIndex(({ lower }, at, words) => at > 0 && (lower === 'like' || lower === 'including' || (lower === 'such' && words[at + 1]?.lower === 'as')));
  const end = sentence.tokens[from + link - 1]?.text === ',' ? from + link - 1 : from + link;
  return link > 0 && sentence.tokens[end - 1]?.tag === 'NOUN' ? { sentence, from, to: end } : undefined;
}

function placeOf({ sentence, from }: Phrase, directory: Directory, recalled: Recalled): Surroundings {
  const first = sentence.tokens[from];
  const isTerse = (sentence.zone === 'headline' || sentence.zone === 'summary') && first?.tag !== 'DET';
  return { directory, recalled, isDefinite: isTerse || DEFINITE_WORDS.includes(first?.lower ?? ''), hasArticle: first?.lower === 'the', isNew: first?.lower === 'a' || first?.lower === 'an' };
}

/** "Moscow and Kyiv": of several, each state keeps the name by which the text calls it. */
function calledAsWritten(actor: Actor, phrase: Phrase | undefined): Actor {
  const words = phrase ? withoutDeterminer(tokensOf(phrase)) : [];
  const isPlaceName = kindOf(actor) === 'country' && words.length > 0 && words.every(({ tag }) => tag === 'PROPN');
  return isPlaceName ? { ...actor, name: textOf(words) } : actor;
}

/** The words of a phrase without marks, what stands in brackets ("Ann Lee (R-Va.)") and "herself". */
function wordsOf(phrase: Phrase): readonly Token[] {
  const words = tokensOf(phrase);
  const opening = words.findIndex(({ text }) => text === '(' || text === '[');
  const outer = opening > 0 ? [...words.slice(0, opening), ...words.slice(words.findIndex(({ text }, at) => at > opening && /^[)\]]$/.test(text)) + 1 || words.length)] : words;
  const plain = outer.filter(({ text }) => !/^["“”‘’'()[\]]$/u.test(text));
  return plain.length > 1 && REFLEXIVES.includes(plain.at(-1)?.lower ?? '') ? plain.slice(0, -1) : plain;
}

function singleActor(words: readonly Token[], place: Surroundings): Actor | undefined {
  const shared = quantityOf(words);
  const trimmed = withoutDeterminer(shared ?? words);
  if (trimmed.length === 0) return undefined;
  const { directory, recalled } = place;
  return apposedPerson(words, directory)
    ?? bearerOf(trimmed, directory)
    ?? stateOf(trimmed)
    ?? (possessives.has(words[0]?.lower ?? '') ? undefined : homeState(trimmed, directory, recalled))
    ?? personIn(headGroup(trimmed), directory)
    ?? otherActor(trimmed, place);
}

/** "the government": of the state whose government was spoken of last, or that the article speaks of more than of all others together. */
function homeState(words: readonly Token[], { home }: Directory, recalled: Recalled): Actor | undefined {
  const noun = words[0]?.lower ?? '';
  if (words.length !== 1 || !NATIONAL_GOVERNMENTS.includes(noun)) return undefined;
  return recalled.byHead(noun) ?? (home ? toCountry(home, stateName(home)) : undefined);
}

function withoutDeterminer(words: readonly Token[]): readonly Token[] {
  const first = words.findIndex(({ tag, lower }) => !['DET', 'PUNCT'].includes(tag) && !possessives.has(lower) && !['own', 'some', 'both', 'many', 'several', 'other', 'certain', 'another'].includes(lower));
  return first === -1 ? [] : words.slice(first);
}

/** "the mayor, Ann Lee": the name after the comma. */
function apposedPerson(words: readonly Token[], directory: Directory): Actor | undefined {
  const comma = words.findIndex(({ text }) => text === ',');
  if (comma === -1) return undefined;
  const name = words.slice(comma + 1);
  return name.slice(-2).every(({ tag }) => tag === 'PROPN') ? personIn(headGroup(name), directory) : undefined;
}

/** The words before the first of- or in-phrase, and after a possessor. */
function headGroup(words: readonly Token[]): readonly Token[] {
  const link = words.findIndex(({ lower, tag }, at) => at > 0 && (LINKS.includes(lower) || lower === ',') && tag !== 'PROPN' && !isTitleLink(words, at) && !isBodyLink(words, at));
  return link === -1 ? words : words.slice(0, link);
}

/** "Minister of State for Railways Ann Lee", "Secretary of State Ann Lee": the of-phrase belongs to the title before a name. */
function isTitleLink(words: readonly Token[], at: number): boolean {
  const rest = words.slice(at + 1);
  return roleNouns.has(words[at - 1]?.lower ?? '') && rest.length > 2 && rest[0]?.tag !== 'DET' && rest.slice(-3).every(({ tag, text }) => tag === 'PROPN' && /^\p{Lu}/u.test(text));
}

/** "the Bank of Chile", "a University of Chile poll": what a body is of belongs to its name. */
function isBodyLink(words: readonly Token[], at: number): boolean {
  const [before, after] = [words[at - 1], words[at + 1]];
  return words[at]?.lower === 'of' && before?.tag === 'PROPN' && organisationNouns.has(before.lower) && !roleNouns.has(before.lower) && after?.tag === 'PROPN';
}

/** Organisations, offices, documents and groups: told by the head noun. */
function otherActor(words: readonly Token[], place: Surroundings): Actor | undefined {
  const { directory, recalled, isDefinite } = place;
  const owned = afterPossessor(words);
  const group = headGroup(owned);
  const head = group.at(-1);
  if (!head) return undefined;
  const holder = isDefinite || group.length === words.length ? holderOf({ group, behind: owned.slice(group.length) }, directory, recalled) : undefined;
  if (holder) return toActor('person', holder.name);
  const known = knownOrganisation(group, directory);
  if (known && !documentNouns.has(head.lower)) return toActor('org', known);
  const named = calledByNoun(words, head, place);
  if (named) return named;
  if (documentNouns.has(head.lower)) return toActor('document', textOf(group.filter(({ tag, text: word }) => tag !== 'NUM' && !/^\d/.test(word))).replaceAll(" 's", "'s"));
  // "The president of the Federation" is not whoever else was called president.
  const isOfBody = owned.slice(group.length).some(({ tag }) => tag === 'PROPN');
  const recalledActor = isDefinite && group.length < 3 && !isOfBody ? recalled.byHead(head.lower) : undefined;
  if (recalledActor && group.slice(0, -1).every(({ lower }) => recalledActor.canonical.includes(lower))) return recalledActor;
  const business = isDefinite && (group.length === 1 || (group.length < 4 && !['group', 'agency', 'platform', 'chain'].includes(head.lower))) && !hasName(group) && !roleNouns.has(head.lower) ? mainBusiness(head.lower, directory, recalled.lastBody) : undefined;
  if (business) return toActor('org', business);
  return namedOtherwise(words, group, place);
}

/** "the charity", "the poll", "the airport's owner": who or what the article calls by this noun. */
function calledByNoun(words: readonly Token[], head: Token, { directory, recalled, isDefinite }: Surroundings): Actor | undefined {
  const isOffice = words.length === 3 && words[1]?.lower === "'s" && roleNouns.has(head.lower);
  if (!isDefinite || !(words.length === 1 || isOffice)) return undefined;
  const called = documentNouns.has(head.lower) ? undefined : calledBy(head.lower, directory);
  return called ? toActor('org', called) : words.length === 1 ? recalled.byHead(head.lower) : undefined;
}

function hasName(group: readonly Token[]): boolean {
  return group.some(({ tag, lower }) => tag === 'PROPN' && !organisationNouns.has(lower));
}

/** Who is known by the words of the phrase alone. */
function namedOtherwise(words: readonly Token[], group: readonly Token[], { directory, hasArticle, isNew }: Surroundings): Actor | undefined {
  const owned = afterPossessor(words);
  const head = group.at(-1) ?? owned[0];
  if (!head) return undefined;
  if (isNew && organisationNouns.has(head.lower) && !hasName(group)) return toActor('group', textOf(group).replaceAll(" 's", "'s"));
  if (organisationNouns.has(head.lower) && !groupNouns.has(head.lower)) return toActor('org', textOf((isOwned(words, group) ? words.filter(({ lower }) => lower !== "'s") : owned).slice(0, 8)));
  if (head.tag === 'PROPN' && group.every(({ tag }) => tag === 'PROPN') && !(group.length === 1 && isCommonNoun(head))) return nameWithoutEvidence(group, directory, hasArticle);
  const isSpokesperson = head.lower.startsWith('spokes') && owned[group.length]?.lower === 'for';
  if (isSpokesperson) return toActor('group', textOf(owned));
  const name = trailingName(group);
  if (name.length > 0) return toActor('org', textOf(name));
  return isCommonNoun(head) || head.tag === 'NOUN' ? toActor('group', textOf(group).replaceAll(" 's", "'s")) : undefined;
}

/** "Ann Lee's campaign": a body that is called by its owner alone. */
function isOwned(words: readonly Token[], group: readonly Token[]): boolean {
  const at = words.findLastIndex(({ lower, tag }) => lower === "'s" && tag === 'PART');
  return at > 0 && group.length === 1 && group[0]?.tag === 'NOUN' && words.slice(0, at).every(({ tag }) => tag === 'PROPN');
}

function afterPossessor(words: readonly Token[]): readonly Token[] {
  const place = words.findIndex(({ lower, tag }, index) => index > 0 && tag === 'ADP' && LINKS.includes(lower) && !['of', 'for'].includes(lower));
  const at = words.slice(0, place === -1 ? words.length : place).findLastIndex(({ lower, tag }) => lower === "'s" && tag === 'PART');
  const rest = at === -1 ? words : words.slice(at + 1);
  return rest.length > 0 ? rest : words;
}

/** Whether an actor can be held to account: a cause such as the weather cannot. */
export function isAccountable(actor: Actor): boolean {
  const kind = kindOf(actor);
  if (kind !== 'group') return kind !== 'document';
  const words = actor.canonical.slice('group:'.length).split('-');
  return words.some((word) => groupNouns.has(word) || humanNouns.has(word) || roleNouns.has(word) || roleNouns.has(word.replace(/s$/, '')) || organisationNouns.has(word) || organisationNouns.has(word.replace(/(ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))) || demonyms.has(word));
}
