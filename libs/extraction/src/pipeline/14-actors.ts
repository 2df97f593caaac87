import type { Actor } from '@on-record/domain';
import { kindOf, toActor, toCountry, toJointActor } from '../grammar/actor-ids';
import { coordinatedPhrases, tokensOf } from '../grammar/noun-phrases';
import { holderOf } from '../grammar/offices';
import { stateName, stateOf } from '../grammar/states';
import { businessNouns, groupNouns, headsOfState, honorifics, organisationNouns, roleNouns } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { documentNouns } from '../lexicons/reporting-verbs';
import { titleLength, type Directory, type KnownPerson } from './08-names';
import type { Phrase, Token } from './types';

const LINKS = ['of', 'for', 'in', 'at', 'by', 'from', 'with', 'on', 'near'];
const PUBLIC_NOUNS = ['ministry', 'department', 'court', 'council', 'police', 'parliament', 'assembly', 'commission', 'university', 'school', 'union', 'army', 'navy', 'party', 'times', 'news', 'post', 'courier', 'exchange', 'television', 'radio', 'fm', 'house', 'office', 'board', 'authority', 'association', 'institute', 'centre', 'district'];

/** Words that mean a state's government where they stand alone. */
const NATIONAL_GOVERNMENTS = ['government', 'administration', 'cabinet'];

/** What a phrase may refer to beside the names of the article: whom the sentences before spoke of. */
export interface Recalled {
  /** The last actor whose id ends with this head word ("official", "company"). */
  readonly byHead: (head: string) => Actor | undefined;
}

/** The actor that a noun phrase names, when it names one. Pronouns are resolved elsewhere. */
export function actorOf(phrase: Phrase, directory: Directory, recalled: Recalled): Actor | undefined {
  const joint = coordinatedPhrases(phrase);
  const actors = joint.flatMap((part) => singleActor(wordsOf(part), directory, recalled) ?? []);
  return actors.length === joint.length ? toJointActor(actors) : singleActor(wordsOf(phrase), directory, recalled);
}

function wordsOf(phrase: Phrase): readonly Token[] {
  return tokensOf(phrase).filter(({ text }) => !/^["“”‘’'()]$/u.test(text));
}

function singleActor(words: readonly Token[], directory: Directory, recalled: Recalled): Actor | undefined {
  const trimmed = withoutDeterminer(words);
  if (trimmed.length === 0) return undefined;
  return apposedPerson(words, directory) ?? bearerOf(trimmed, directory) ?? stateOf(trimmed) ?? (isOwnPhrase(words) ? undefined : homeState(trimmed, directory)) ?? personIn(headGroup(trimmed), directory) ?? otherActor(trimmed, { directory, recalled, isDefinite: isDefinite(words) });
}

/** "Paris said" where the article names an Ann Paris: her surname is no capital. */
function bearerOf(words: readonly Token[], { people }: Directory): Actor | undefined {
  const [word] = words;
  const bearer = words.length === 1 ? people.find(({ surname, name }) => surname === word?.lower && name.includes(' ')) : undefined;
  return bearer && toActor('person', bearer.name);
}

/** "the government" where the article speaks of one state more than of all others together. */
function homeState(words: readonly Token[], { home }: Directory): Actor | undefined {
  return home && words.length === 1 && NATIONAL_GOVERNMENTS.includes(words[0]?.lower ?? '') ? toCountry(home, stateName(home)) : undefined;
}

/** "their own government": that of somebody in the sentence. */
function isOwnPhrase(words: readonly Token[]): boolean {
  return ['his', 'her', 'its', 'their', 'our', 'my', 'your'].includes(words[0]?.lower ?? '');
}

function isDefinite(words: readonly Token[]): boolean {
  return ['the', 'this', 'that', 'his', 'her', 'its', 'their'].includes(words[0]?.lower ?? '');
}

function withoutDeterminer(words: readonly Token[]): readonly Token[] {
  const first = words.findIndex(({ tag, lower }) => !['DET', 'PUNCT'].includes(tag) && !['his', 'her', 'its', 'their', 'our', 'my', 'own', 'some', 'both', 'many', 'several', 'other', 'certain', 'another'].includes(lower));
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
  const link = words.findIndex(({ lower, tag }, at) => at > 0 && (LINKS.includes(lower) || lower === ',') && tag !== 'PROPN' && !isTitleLink(words, at));
  return link === -1 ? words : words.slice(0, link);
}

/** "Minister of State for Railways Ann Lee", "Secretary of State Ann Lee": the of-phrase belongs to the title before a name. */
function isTitleLink(words: readonly Token[], at: number): boolean {
  const rest = words.slice(at + 1);
  return roleNouns.has(words[at - 1]?.lower ?? '') && rest.length > 2 && rest[0]?.tag !== 'DET' && rest.slice(-3).every(({ tag, text }) => tag === 'PROPN' && /^\p{Lu}/u.test(text));
}

/** The person whose name ends the group: "US President Donald Trump", "Putin", "Ms Lee". */
function personIn(group: readonly Token[], directory: Directory): Actor | undefined {
  let from = group.length;
  while (from > 0 && group[from - 1]?.tag === 'PROPN') from -= 1;
  const run = group.slice(from);
  if (run.length === 0) return undefined;
  const tail = run.slice(-2);
  const name = tail.length < run.length && knownPerson(tail, directory)?.name === textOf(tail) ? tail : run.slice(titleLength(run));
  const known = knownPerson(name, directory);
  if (known) return toActor('person', known.name);
  if (group.length === 1 && isCommonNoun(group[0])) return undefined;
  if (name.some(({ lower }) => roleNouns.has(lower) || organisationNouns.has(lower) || demonyms.has(lower)) || !isSpelledAsName(name)) return undefined;
  const full = headsOfState.get(name.map(({ lower }) => lower).join(' '));
  if (full) return toActor('person', full);
  const isTitled = from > 0 || name.length < run.length;
  const hasTitle = group.slice(0, group.length - name.length).some(({ lower }) => roleNouns.has(lower) || honorifics.has(lower));
  return isTitled && hasTitle ? toActor('person', name.map(({ text }) => text).join(' ')) : undefined;
}

function textOf(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** A common noun that only opens a sentence or stands in a headline. */
function isCommonNoun(token: Token | undefined): boolean {
  const lower = token?.lower ?? '';
  return groupNouns.has(lower) || organisationNouns.has(lower) || roleNouns.has(lower) || documentNouns.has(lower);
}

function isSpelledAsName(words: readonly Token[]): boolean {
  return words.length > 0 && words.length < 5 && words.every(({ text }) => /^\p{Lu}[\p{L}.'’-]*$/u.test(text));
}

function knownPerson(name: readonly Token[], directory: Directory): KnownPerson | undefined {
  const words = name.map(({ lower }) => lower);
  const surname = words.at(-1);
  return directory.people.find((person) => person.surname === surname && words.every((word) => person.name.toLowerCase().replaceAll('’', "'").split(' ').includes(word)))
    ?? (words.length === 1 ? directory.people.find((person) => person.name.toLowerCase().split(' ')[0] === surname && person.name.includes(' ')) : undefined);
}

interface Surroundings {
  readonly directory: Directory;
  readonly recalled: Recalled;
  readonly isDefinite: boolean;
}

/** Organisations, offices, documents and groups: told by the head noun. */
function otherActor(words: readonly Token[], { directory, recalled, isDefinite: definite }: Surroundings): Actor | undefined {
  const owned = afterPossessor(words);
  const group = headGroup(owned);
  const head = group.at(-1);
  if (!head) return undefined;
  const text = group.map((word) => word.text).join(' ').replaceAll(" 's", "'s");
  const holder = definite || group.length === words.length ? holderOf(group, directory) : undefined;
  if (holder) return toActor('person', holder.name);
  if (documentNouns.has(head.lower)) return toActor('document', text);
  const known = knownOrganisation(group, directory);
  if (known) return toActor('org', known);
  const called = group.length === 1 ? calledBy(head.lower, directory) : undefined;
  if (called) return toActor('org', called);
  const recalledActor = definite && group.length < 3 ? recalled.byHead(head.lower) : undefined;
  if (recalledActor) return recalledActor;
  if (businessNouns.has(head.lower) && definite) {
    const business = mainBusiness(directory);
    if (business) return toActor('org', business);
  }
  if (organisationNouns.has(head.lower) && !groupNouns.has(head.lower)) return toActor('org', owned.map((word) => word.text).slice(0, 8).join(' '));
  if (head.tag === 'PROPN' && group.every(({ tag }) => tag === 'PROPN') && !(group.length === 1 && isCommonNoun(head))) return nameWithoutEvidence(group);
  const isSpokesperson = head.lower.startsWith('spokes') && owned[group.length]?.lower === 'for';
  if (isSpokesperson) return toActor('group', textOf(owned));
  const name = trailingName(group);
  if (name.length > 0) return toActor('org', textOf(name));
  return isCommonNoun(head) || head.tag === 'NOUN' ? toActor('group', text) : undefined;
}

/** The one body that the article calls by this noun: "the charity", "the council". */
function calledBy(noun: string, { organisations }: Directory): string | undefined {
  const called = organisations.filter(({ nouns }) => nouns.has(noun));
  return called.length === 1 ? called[0]?.name : undefined;
}

/** The private body that the article names most: "the company" where nothing nearer is called so. */
function mainBusiness({ organisations }: Directory): string | undefined {
  const isPrivate = (nouns: ReadonlySet<string>): boolean => ![...nouns].some((noun) => PUBLIC_NOUNS.includes(noun));
  const ranked = organisations.filter(({ nouns, name }) => isPrivate(nouns) && !/^\p{Lu}{2,6}$/u.test(name)).toSorted((a, b) => b.count - a.count);
  return ranked[0]?.name;
}

/** "the operator Nimbus": what a common noun that is no office stands before is a body. */
function trailingName(group: readonly Token[]): readonly Token[] {
  const first = group.findLastIndex(({ tag }) => tag !== 'PROPN') + 1;
  return first > 0 && group[first - 1]?.tag === 'NOUN' ? group.slice(first) : [];
}

/** One unknown name alone is taken for a surname when it is spelled like one; a run of capitals for a body. */
function nameWithoutEvidence(group: readonly Token[]): Actor | undefined {
  const text = group.map((word) => word.text).join(' ');
  const isPerson = group.length < 4 && isSpelledAsName(group) && !/^\p{Lu}{2,}$/u.test(text);
  return toActor(isPerson ? 'person' : 'org', text);
}

function afterPossessor(words: readonly Token[]): readonly Token[] {
  const at = words.findLastIndex(({ lower, tag }) => lower === "'s" && tag === 'PART');
  const rest = at === -1 ? words : words.slice(at + 1);
  return rest.length > 0 ? rest : words;
}

/** The full name of a body that is called by its initials, its first word or some of its words. */
function knownOrganisation(group: readonly Token[], { organisations }: Directory): string | undefined {
  if (!group.some(({ tag }) => tag === 'PROPN')) return undefined;
  const words = group.map(({ lower }) => lower);
  const isAcronym = words.length === 1 && /^\p{Lu}{2,6}$/u.test(group[0]?.text ?? '');
  const found = organisations.find((body) => (isAcronym && body.words.map((word) => word[0]).join('') === words[0])
    || (body.words[0] === words[0] && words.every((word) => body.words.includes(word))));
  return found?.name;
}

/** Whether an actor can be held to account: a cause such as the weather cannot. */
export function isAccountable(actor: Actor): boolean {
  const kind = kindOf(actor);
  if (kind !== 'group') return kind !== 'document';
  const words = actor.canonical.slice('group:'.length).split('-');
  return words.some((word) => groupNouns.has(word) || roleNouns.has(word) || roleNouns.has(word.replace(/s$/, '')) || organisationNouns.has(word) || organisationNouns.has(word.replace(/(ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))) || demonyms.has(word));
}
