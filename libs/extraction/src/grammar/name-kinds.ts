import { headsOfState, nameParticles, nameSuffixes, officeAbbreviations, organisationNouns, partyMembers, roleNouns, tradeNouns } from '../lexicons/actors';
import { isGivenName } from '../lexicons/given-names';
import { capitals, demonyms, seatsOfPower } from '../lexicons/places';
import { townNames } from '../lexicons/towns.generated';
import { knownBodies } from '../lexicons/known-bodies';
import { documentNouns } from '../lexicons/reporting-verbs';
import { countryCodes } from '../libraries/country-names';
import type { Sentence, Token } from '../pipeline/types';
import type { NameRun } from './name-runs';

const DIRECTIONS = ['north', 'south', 'east', 'west', 'northern', 'southern', 'eastern', 'western', 'central', 'upper', 'lower', 'greater'];
const LONGEST_NAME_OF_PERSON = 5;
const continents: ReadonlySet<string> = new Set(['africa', 'america', 'asia', 'europe', 'oceania', 'north america', 'south america', 'latin america', 'central america', 'middle east', 'south asia', 'east asia', 'southeast asia', 'central asia', 'eastern europe', 'western europe', 'west africa', 'east africa', 'north africa', 'southern africa']);
const towns: ReadonlySet<string> = new Set(townNames.flatMap((line) => line.split(', ').map((name) => name.replace(/,$/, ''))));

/** What an article shows of its words beside its names. */
export interface NameEvidence {
  /** Words that the article writes in lower case inside sentences, too: they are common nouns and verbs. */
  readonly commonWords: ReadonlySet<string>;
  /** The last words of names that are surely those of persons. */
  readonly surnames: ReadonlySet<string>;
}

/** What the article shows before any name is typed. */
export function nameEvidence(sentences: readonly Sentence[], runs: readonly NameRun[]): NameEvidence {
  const commonWords = new Set(sentences.flatMap(({ tokens }) => tokens).filter(({ text }) => /^\p{Ll}/u.test(text)).map(({ lower }) => lower));
  const surnames = new Set(runs.filter(isSurelyPerson).map(surnameOfRun));
  return { commonWords, surnames };
}

/** The surname of a run: its last word, suffixes such as "Jr." aside. */
export function surnameOfRun({ words }: Pick<NameRun, 'words'>): string {
  return words.findLast(({ lower }) => !nameSuffixes.has(lower))?.lower ?? '';
}

/** "Ann Lee", "Mr Lee": a given name or a title tells a person. */
function isSurelyPerson(run: NameRun): boolean {
  const { words, hasTitle } = run;
  if (words.some(({ lower }) => partyMembers.has(lower)) && words.length > 1) return false;
  return isSpelledLikePerson(words) && !isPlace(words) && !isNamedBody(words) && !isAcronym(words) && (run.isLikePerson || (hasTitle && words.length < 3) || (words.length > 1 && isGivenName(words[0]?.lower ?? '')));
}

/** Whether a run names a body, by its nouns, its officers or its initials. */
export function isOrganisation(run: NameRun, { surnames }: NameEvidence): boolean {
  const { words, bodyNoun, hasOfficers } = run;
  if (isPlace(words) || headsOfState.has(words.map(({ lower }) => lower).join(' '))) return false;
  if (words.length === 1 && surnames.has(words[0]?.lower ?? '')) return false;
  if (bodyNoun !== undefined) return true;
  if (hasOfficers && !isSurelyPerson(run)) return true;
  return isNamedBody(words) || isAcronym(words);
}

function isNamedBody(words: readonly Token[]): boolean {
  if (isKnownBody(words)) return true;
  const isFirm = words.length > 1 && tradeNouns.has(words.at(-1)?.lower ?? '') && !isGivenName(words[0]?.lower ?? '');
  return isFirm || (words.length > 1 && words.some(({ lower }) => organisationNouns.has(lower))) || words.some(({ text }) => text === '&');
}

function isAcronym(words: readonly Token[]): boolean {
  return words.length === 1 && /^\p{Lu}{2,6}$/u.test(words[0]?.text ?? '') && !officeAbbreviations.has(words[0]?.lower ?? '');
}

/** Whether a run that names no body names a person: by a title or a given name, or else by its shape and by nothing against it. */
export function isPerson(run: NameRun, evidence: NameEvidence): boolean {
  const { words, hasTitle, hasArticle } = run;
  if (isPlace(words) || !isSpelledLikePerson(words)) return false;
  if (words.slice(0, isGivenName(words[0]?.lower ?? '') ? -1 : undefined).some(({ lower }) => roleNouns.has(lower) && !isGivenName(lower))) return false;
  if (words.length === 1) return hasTitle && !organisationNouns.has(words[0]?.lower ?? '');
  if (isSurelyPerson(run)) return true;
  return (hasTitle || !hasArticle) && !words.some(({ lower }) => demonyms.has(lower) || partyMembers.has(lower)) && (hasTitle || !isThing(words, evidence));
}

/** The run without a word that has its capital only because it opens the sentence: "Several Lees". */
export function withoutOpening(run: NameRun, { commonWords }: NameEvidence): NameRun {
  const first = run.words[0]?.lower ?? '';
  return run.isOpening && run.words.length > 1 && commonWords.has(first) && !isGivenName(first) ? { ...run, words: run.words.slice(1) } : run;
}

/** "Nature Climate Change", "Lee Polaroid": a common noun, or the surname of another before the last word, tells a thing. */
function isThing(words: readonly Token[], { commonWords, surnames }: NameEvidence): boolean {
  const last = words.at(-1)?.lower ?? '';
  if (documentNouns.has(last) || organisationNouns.has(last) || words.some(({ lower }) => commonWords.has(lower))) return true;
  return words.slice(0, -1).some(({ lower }) => surnames.has(lower) && !isGivenName(lower)) && !surnames.has(last);
}

function isSpelledLikePerson(words: readonly Token[]): boolean {
  return words.length <= LONGEST_NAME_OF_PERSON && words.every(({ text, lower }) => /^[\p{Lu}][\p{L}.'’-]*$/u.test(text) || nameParticles.has(lower));
}

/** Whether words are the name of a state, a town, a region or a seat of power. */
export function isPlace(words: readonly Token[]): boolean {
  const name = words.map(({ lower }) => lower).join(' ');
  if (words.length > 1 && DIRECTIONS.includes(words[0]?.lower ?? '') && isPlace(words.slice(1))) return true;
  return countryCodes.has(name) || capitals.has(name) || seatsOfPower.has(name) || demonyms.has(name) || continents.has(name) || (words.length > 1 && towns.has(name));
}

/** Whether words are a name that everybody knows for that of a body. */
export function isKnownBody(words: readonly Token[]): boolean {
  return knownBodies.has(words.map(({ lower }) => lower).join(' '));
}

/** Whether words are the name of a town or a region: who speaks there is its government or its people. */
export function isTown(words: readonly Token[]): boolean {
  return towns.has(words.map(({ lower }) => lower).join(' '));
}
