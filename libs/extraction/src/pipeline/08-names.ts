import { headsOfState, nameSuffixes, organisationNouns } from '../lexicons/actors';
import { holdersNamedLater } from '../grammar/delayed-names';
import type { Directory, KnownOrganisation, KnownPerson } from '../grammar/directory';
import { isOrganisation, isPerson, nameEvidence, surnameOfRun, withoutOpening } from '../grammar/name-kinds';
import { nameRuns, type NameRun } from '../grammar/name-runs';
import { statesNamed } from '../grammar/named-states';
import type { Sentence, Token } from './types';

/** A text that names more is a list; who comes later is known by the words of the mention alone. */
const MOST_NAMES = 500;

/** What bodies of a kind are called beside their own noun. */
const OTHER_NOUNS: Readonly<Record<string, readonly string[]>> = { council: ['authority'], club: ['side', 'team'], university: ['college'], airways: ['airline'], airlines: ['airline'] };

/** Collects the names of the article. A surname that stands alone belongs to the fullest name that ends with it. */
export function collectNames(sentences: readonly Sentence[]): Directory {
  const found = sentences.flatMap(nameRuns);
  const evidence = nameEvidence(sentences, found);
  const runs = found.map((run) => withoutOpening(run, evidence));
  const organisations = counted(mergeOrganisations(runs.filter((run) => isOrganisation(run, evidence))), runs);
  const isInBody = ({ words }: NameRun): boolean => organisations.some((body) => words.every(({ lower }) => body.words.includes(lower)));
  const people = mergePeople(runs.filter((run) => !isOrganisation(run, evidence) && isPerson(run, evidence) && !isInBody(run)));
  return { people: withLaterNames(people, sentences), organisations, commonWords: evidence.commonWords, ...statesNamed(sentences) };
}

/** "The treasurer denied it. Ann Lee told reporters ...": the office of the first sentence is that of the name in the next. */
function withLaterNames(people: readonly KnownPerson[], sentences: readonly Sentence[]): readonly KnownPerson[] {
  const later = holdersNamedLater(sentences, people);
  return people.map((person) => {
    const offices = later.get(person.name);
    return offices ? { ...person, roles: new Set([...person.roles, ...offices]) } : person;
  });
}

interface MergedPerson {
  readonly name: string;
  readonly words: readonly string[];
  readonly roles: Set<string>;
}

/** People with the same surname are one when one name holds the words of the other. */
function mergePeople(runs: readonly NameRun[]): readonly KnownPerson[] {
  const bySurname = new Map<string, MergedPerson[]>();
  let count = 0;
  for (const run of [...runs].sort((a, b) => b.words.length - a.words.length)) {
    const words = run.words.map((word) => word.lower).filter((word) => !nameSuffixes.has(word));
    const surname = surnameOfRun(run);
    const same = bySurname.get(surname) ?? [];
    const known = same.find((person) => words.every((word) => isWordOf(word, person.words))) ?? (words.length === 1 ? namedByGivenName(bySurname, surname) : undefined);
    if (known) run.roles.forEach((role) => known.roles.add(role));
    else if (count < MOST_NAMES) {
      count += 1;
      same.push({ name: fullName(run.words), words, roles: new Set(run.roles) });
    }
    bySurname.set(surname, same);
  }
  return [...bySurname].flatMap(([surname, people]) => people.map(({ name, roles }) => ({ name, surname, roles })));
}

/** "J. Ray" may be "John Ray": an initial stands for the name that begins with it. */
function isWordOf(word: string, words: readonly string[]): boolean {
  return words.includes(word) || (/^\p{L}\.?$/u.test(word) && words.slice(0, -1).some((each) => each.startsWith(word[0] ?? '')));
}

/** "Sir Gerald" after "Sir Gerald Mott": a given name alone is that of the one person who bears it. */
function namedByGivenName(bySurname: ReadonlyMap<string, readonly MergedPerson[]>, given: string): MergedPerson | undefined {
  const bearers = [...bySurname.values()].flat().filter(({ words }) => words.length > 1 && words[0] === given);
  return bearers.length === 1 ? bearers[0] : undefined;
}

function fullName(words: readonly Token[]): string {
  const name = words.map(({ text }) => text).join(' ').replaceAll(' .', '.').replaceAll(/s (['’]) /gu, 's$1 ');
  return words.length === 1 ? (headsOfState.get(name.toLowerCase()) ?? name) : name;
}

/** One body for each name, the longest first; a part of a longer name is that body. */
function mergeOrganisations(runs: readonly NameRun[]): readonly Omit<KnownOrganisation, 'count'>[] {
  const merged: { name: string; words: readonly string[]; nouns: Set<string> }[] = [];
  for (const { words, bodyNoun, apposedNoun } of [...runs].sort((a, b) => b.words.length - a.words.length)) {
    const lower = words.map((word) => word.lower);
    const known = merged.find((body) => body.words[0] === lower[0] && lower.every((word) => body.words.includes(word)));
    const body = known ?? { name: fullName(words), words: lower, nouns: new Set(lower.filter((word) => organisationNouns.has(word)).flatMap((word) => [word, ...(OTHER_NOUNS[word] ?? [])])), };
    for (const noun of [bodyNoun, apposedNoun]) if (noun !== undefined) body.nouns.add(noun);
    if (!known && merged.length < MOST_NAMES) merged.push(body);
  }
  return merged;
}

/** How often each body is named, by mentions too that show nothing of what they name. */
function counted(bodies: readonly Omit<KnownOrganisation, 'count'>[], runs: readonly NameRun[]): readonly KnownOrganisation[] {
  const byFirstWord = Map.groupBy(runs, ({ words }) => words[0]?.lower ?? '');
  return bodies.map((body) => ({ ...body, count: (byFirstWord.get(body.words[0] ?? '') ?? []).filter(({ words }) => words.every(({ lower }) => body.words.includes(lower))).length }));
}
