import type { Actor } from '@on-record/domain';
import { femaleWords, groupNouns, humanNouns, maleWords, roleNouns, roleQualifiers } from '../lexicons/actors';
import { genderOfName } from '../lexicons/given-names';
import type { Phrase } from '../pipeline/types';
import { headWordsOf, kindOf, membersOf, toActor } from './actor-ids';
import type { Directory, KnownPerson } from './directory';
import { tokensOf } from './noun-phrases';

/** What tells "he" from "she". */
export type Gender = 'm' | 'f';

const PRONOUN_GENDERS: Readonly<Record<string, Gender>> = { he: 'm', him: 'm', she: 'f', her: 'f' };
const INDEFINITE = ['others', 'another', 'some', 'many'];
const GROUP_WORDS = ['they', 'them', 'others', 'another', 'some', 'many', 'both', 'we', 'us'];

/** Whom a pronoun can mean. */
export interface Antecedents {
  /** The earlier actors, the likeliest last. */
  readonly memory: readonly Actor[];
  readonly genders: Map<string, Gender>;
}

/** The pronoun that a phrase is; nothing for every other phrase. */
export function pronounOf(phrase: Phrase): string | undefined {
  const all = tokensOf(phrase).filter(({ tag }) => tag !== 'PUNCT').map(({ lower }) => lower);
  const words = all.length > 1 && ['all', 'both', 'each', 'himself', 'herself', 'themselves', 'itself'].includes(all.at(-1) ?? '') ? all.slice(0, -1) : all;
  if (words.length === 1 && ['he', 'him', 'she', 'her', 'it', ...GROUP_WORDS].includes(words[0] ?? '')) return words[0];
  return ['one of them', 'some of them', 'both of them', 'many of them'].includes(words.join(' ')) ? 'they' : undefined;
}

/** Whom a pronoun means: the last actor that it fits. */
export function antecedent(pronoun: string, { memory, genders }: Antecedents): Actor | undefined {
  const gender = PRONOUN_GENDERS[pronoun];
  if (gender) {
    const found = humanOf(gender, { memory, genders });
    if (found) genders.set(found.canonical, gender);
    return found;
  }
  if (INDEFINITE.includes(pronoun)) return memory.findLast((actor) => kindOf(actor) === 'group' && membersOf(actor).length === 1 && /s(-|$)/.test(actor.canonical));
  if (pronoun === 'it') return memory.findLast((actor) => ['org', 'country', 'document'].includes(kindOf(actor)) && membersOf(actor).length === 1);
  return memory.findLast((actor) => membersOf(actor).length > 1 || (kindOf(actor) === 'group' && /s(-|$)/.test(actor.canonical))) ?? memory.findLast((actor) => kindOf(actor) === 'org');
}

/** Whether a pronoun in somebody's own words can mean an actor: "they" a body or several, "you" whoever is spoken to. */
export function canMean(pronoun: string, actor: Actor): boolean {
  const word = pronoun.toLowerCase();
  if (word === 'you' || PRONOUN_GENDERS[word]) return isSingleHuman(actor);
  return word === 'it' ? !isSingleHuman(actor) && kindOf(actor) !== 'group' : !isSingleHuman(actor);
}

function humanOf(gender: Gender, { memory, genders }: Antecedents): Actor | undefined {
  const known = ({ canonical }: Actor): Gender | undefined => genders.get(canonical) ?? genderOfWords(canonical.split(/[:-]/));
  const fits = (actor: Actor): boolean => isSingleHuman(actor) && (known(actor) ?? gender) === gender;
  const isNamedOrOffice = (actor: Actor): boolean => fits(actor) && (kindOf(actor) === 'person' || isOfficeHolder(actor));
  return memory.findLast(isNamedOrOffice) ?? memory.findLast(fits);
}

/** "group:spokesman-for-verrick", "group:former-receptionist": somebody without a name. */
function isOfficeHolder({ canonical }: Actor): boolean {
  return canonical.startsWith('group:') && canonical.slice('group:'.length).split('-').some((word) => roleNouns.has(word) && !roleQualifiers.has(word));
}

/** "A turn against the president" is no human, whoever it is against. */
function isOneHuman(actor: Actor): boolean {
  const words = headWordsOf(actor);
  return !words.some((word) => groupNouns.has(word)) && words.some((word) => humanNouns.has(word) || (roleNouns.has(word) && !roleQualifiers.has(word)));
}

/** Whether an actor is one human being. */
export function isSingleHuman(actor: Actor): boolean {
  return membersOf(actor).length === 1 && (kindOf(actor) === 'person' || (kindOf(actor) === 'group' && isOneHuman(actor)));
}

/** What titles, kinship and given names tell about the people of the article, by their ids. */
export function gendersOf({ people }: Directory): Map<string, Gender> {
  return new Map(people.flatMap((person): (readonly [string, Gender])[] => {
    const actor = toActor('person', person.name);
    const gender = genderOf(person);
    return actor && gender ? [[actor.canonical, gender]] : [];
  }));
}

/** The given name tells most: beside a name may stand words for somebody else ("his wife, Ann Lee"). */
function genderOf({ name, roles }: KnownPerson): Gender | undefined {
  const words = name.toLowerCase().split(' ');
  const named = words.length > 1 ? genderOfName(words[0] ?? '') : undefined;
  return named ?? genderOfWords([...roles]);
}

function genderOfWords(words: readonly string[]): Gender | undefined {
  const isMale = words.some((word) => maleWords.has(word));
  return isMale === words.some((word) => femaleWords.has(word)) ? undefined : isMale ? 'm' : 'f';
}
