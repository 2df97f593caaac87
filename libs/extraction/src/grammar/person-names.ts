import type { Actor } from '@on-record/domain';
import { groupNouns, headsOfState, honorifics, nameSuffixes, organisationNouns, partyMembers, roleNouns } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { Token } from '../pipeline/types';
import { toActor } from './actor-ids';
import type { Directory, KnownPerson } from './directory';
import { isKnownBody, isTown } from './name-kinds';
import { titleLength } from './name-runs';

/** Endings of nouns, which no surname has: a word with a capital that only opens a headline or a sentence. */
const ABSTRACT_NOUN = /(tion|sion|ment|ship|ness|ism|ists|lines|zens|age)$/;

/** The person whose name ends the group: "US President Donald Trump", "Putin", "Ms Lee". */
export function personIn(group: readonly Token[], directory: Directory): Actor | undefined {
  let from = group.length;
  while (from > 0 && isNamePart(group[from - 1])) from -= 1;
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

/** "Gen." may have its stop as a token of its own. */
function isNamePart(token: Token | undefined): boolean {
  return token?.tag === 'PROPN';
}

/** The person of the article whom a full name, a surname or a given name of one only means. */
export function knownPerson(name: readonly Token[], { people }: Directory): KnownPerson | undefined {
  const words = name.map(({ lower }) => lower).filter((word) => !nameSuffixes.has(word));
  const surname = words.at(-1);
  if (surname === undefined) return undefined;
  return people.find((person) => person.surname === surname && words.every((word) => wordsOfName(person).includes(word)))
    ?? (words.length === 1 ? people.find((person) => person.name.includes(' ') && wordsOfName(person)[0] === surname) : undefined);
}

function wordsOfName({ name }: KnownPerson): readonly string[] {
  return name.toLowerCase().replaceAll('’', "'").split(' ');
}

/** "Paris said" where the article names an Ann Paris: her surname is no capital. */
export function bearerOf(words: readonly Token[], { people }: Directory): Actor | undefined {
  const [word] = words;
  const bearer = words.length === 1 ? people.find(({ surname, name }) => surname === word?.lower && name.includes(' ')) : undefined;
  return bearer && toActor('person', bearer.name);
}

/**
 * One unknown name alone is taken for a surname when it is spelled like one; a run of capitals, a town and what has an article for
 * a body; a common noun that only opens a sentence, and a family, for a group.
 */
export function nameWithoutEvidence(group: readonly Token[], { commonWords, people }: Directory, hasArticle: boolean): Actor | undefined {
  const text = textOf(group);
  const [word] = group;
  const isFamily = people.some(({ surname }) => word?.lower === `${surname}s`);
  if (group.length === 1 && word && (commonWords.has(word.lower) || isFamily)) return toActor('group', text);
  if (group.length === 1 && word && (honorifics.has(word.lower) || ABSTRACT_NOUN.test(word.lower))) return honorifics.has(word.lower) ? undefined : toActor('group', text);
  const isMember = partyMembers.has(group.at(-1)?.lower ?? '');
  if (isMember && group.length > 1) return toActor('group', text);
  const isPerson = group.length < 4 && !isKnownBody(group) && isSpelledAsName(group) && !/^\p{Lu}{2,}$/u.test(text) && !isTown(group) && !hasArticle;
  return toActor(isPerson ? 'person' : 'org', text);
}

/** A common noun that only opens a sentence or stands in a headline. */
export function isCommonNoun(token: Token | undefined): boolean {
  const lower = token?.lower ?? '';
  return groupNouns.has(lower) || organisationNouns.has(lower) || roleNouns.has(lower) || documentNouns.has(lower);
}

function isSpelledAsName(words: readonly Token[]): boolean {
  return words.length > 0 && words.length < 5 && words.every(({ text }) => /^\p{Lu}[\p{L}.'’-]*$/u.test(text));
}

/** The words of tokens, one space between two. */
export function textOf(words: readonly Token[]): string {
  return words.map(({ text }) => text).join(' ');
}
