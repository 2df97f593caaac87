import { headsOfState, honorifics, organisationNouns, roleNouns } from '../lexicons/actors';
import { capitals, demonyms, seatsOfPower } from '../lexicons/places';
import { isTimeWord } from '../grammar/time-phrases';
import { homeStateOf } from '../grammar/home-state';
import { countryCodes } from '../libraries/country-names';
import type { Sentence, Token } from './types';

/** A text that names more is a list; who comes later is known by the words of the mention alone. */
const MOST_NAMES = 500;

/** A person whom the article names. */
export interface KnownPerson {
  /** The fullest name in the article, without titles. */
  readonly name: string;
  readonly surname: string;
  /** The words of office that stand beside the name, in lower case. */
  readonly roles: ReadonlySet<string>;
}

/** An organisation that the article names. */
export interface KnownOrganisation {
  readonly name: string;
  readonly words: readonly string[];
  /** The nouns that stand for it: its own ("council") and those beside it ("the charity Shelterwell"). */
  readonly nouns: ReadonlySet<string>;
  /** How often the article names it in full. */
  readonly count: number;
}

/** Everybody whom the article names, for surnames, short names and offices. */
export interface Directory {
  readonly people: readonly KnownPerson[];
  readonly organisations: readonly KnownOrganisation[];
  /** The state that the article is about, by its ISO 3166 code. */
  readonly home: string | undefined;
}

interface NameRun {
  readonly words: readonly Token[];
  readonly roles: readonly string[];
  /** The noun for a body that stands right before the name: "the charity Shelterwell". */
  readonly bodyNoun: string | undefined;
  /** Whether somebody holds an office in it: "Nimbus's director". */
  readonly hasOfficers: boolean;
  readonly hasTitle: boolean;
  readonly hasArticle: boolean;
}

/** Collects the names of the article. A surname that stands alone belongs to the fullest name that ends with it. */
export function collectNames(sentences: readonly Sentence[]): Directory {
  const runs = sentences.flatMap(nameRuns);
  const surnames = new Set(runs.filter((run) => run.words.length > 1 && !isOrganisation(run) && isPerson(run, [])).map(({ words }) => words.at(-1)?.lower ?? ''));
  const isBody = (run: NameRun): boolean => isOrganisation(run) && !(run.words.length === 1 && surnames.has(run.words[0]?.lower ?? ''));
  const organisations = mergeOrganisations(runs.filter(isBody));
  const full = runs.filter((run) => !isBody(run) && isPerson(run, organisations));
  return { people: mergePeople(full), organisations, home: homeStateOf(sentences) };
}

/** Runs of proper nouns without the titles and places before them. */
function nameRuns(sentence: Sentence): readonly NameRun[] {
  const { tokens } = sentence;
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isNameWord(tokens[at])) continue;
    let to = at + 1;
    while (to < tokens.length && (isNameWord(tokens[to]) || isGlue(tokens, to) || isBodyAfterName(tokens, to)) && tokens[to]?.quotation === tokens[at]?.quotation) to += 1;
    runs.push(toRun(tokens, at, to));
    at = to;
  }
  return runs.filter(({ words }) => words.length > 0);
}

function isNameWord(token: Token | undefined): boolean {
  return token !== undefined && token.tag === 'PROPN' && /\p{Lu}/u.test(token.text) && !isTimeWord(token);
}

/** "Brill & Osgood", "St. Peter". */
function isGlue(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] ?? { text: '' };
  return (text === '&' || (text === '.' && honorifics.has(tokens[at - 1]?.lower ?? ''))) && isNameWord(tokens[at + 1]);
}

/** "Thornleigh council": a body is called by its place and a noun. */
function isBodyAfterName(tokens: readonly Token[], at: number): boolean {
  const { lower, tag } = tokens[at] ?? { lower: '', tag: 'X' };
  return tag === 'NOUN' && ['council', 'police', 'university', 'hospital', 'airport', 'club'].includes(lower) && isNameWord(tokens[at - 1]) && tokens[at + 1]?.tag !== 'NOUN';
}

function toRun(tokens: readonly Token[], from: number, to: number): NameRun {
  const kernel = endOfOffice(tokens, { from, kernel: from + titleLength(tokens.slice(from, to)), to });
  const before = leadWords(tokens, kernel);
  const titles = [...before, ...wordsOfApposition(tokens, to)];
  const beside = tokens[kernel - 1]?.tag === 'NOUN' ? (before.at(-1) ?? '') : '';
  return {
    words: tokens.slice(kernel, to),
    roles: titles,
    bodyNoun: organisationNouns.has(beside) && !roleNouns.has(beside) ? beside : undefined,
    hasOfficers: tokens[to]?.lower === "'s" && tokens.slice(to + 1, to + 4).some(({ lower }) => roleNouns.has(lower)),
    hasTitle: before.some((word) => honorifics.has(word) || roleNouns.has(word)),
    hasArticle: tokens[kernel - 1]?.tag === 'DET',
  };
}

/** "Minister for Railways Ann Lee": what the office is for belongs to it; the name is the last two words. */
function endOfOffice(tokens: readonly Token[], { from, kernel, to }: { readonly from: number; readonly kernel: number; readonly to: number }): number {
  const isOffice = tokens[from - 1]?.lower === 'for' && roleNouns.has(tokens[from - 2]?.lower ?? '');
  return isOffice && to - kernel > 2 ? to - 2 : kernel;
}

/** How many words at the start of a run of names are titles, offices and places rather than a name. */
export function titleLength(words: readonly Token[]): number {
  let last = 0;
  words.forEach(({ lower }, place) => {
    const isTitle = honorifics.has(lower) || roleNouns.has(lower);
    const isLead = isTitle || demonyms.has(lower) || lower === '.' || lower === 'of' || lower === 'for';
    if (isTitle && place < words.length - 1) last = place + (words[place + 1]?.lower === '.' ? 2 : 1);
    else if (isLead && place === last && place < words.length - 1) last = place + 1;
  });
  return words.some(({ lower }) => organisationNouns.has(lower) && !roleNouns.has(lower)) && !honorifics.has(words[last - 1]?.lower ?? '') && last < words.length - 3 ? 0 : last;
}

/** The words of the phrase that leads up to a name: "the former umpire,", "National Security Adviser". */
function leadWords(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let place = at - 1; place >= Math.max(0, at - 7); place -= 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined) break;
    if (token.text === ',' && place !== at - 1) break;
    if (!['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'ADP'].includes(token.tag) && !/^[,.()]$/.test(token.text) && token.lower !== "'s") break;
    if (token.text === ',' && !isRoleBefore(tokens, place)) break;
    words.unshift(token.lower);
  }
  return words;
}

function isRoleBefore(tokens: readonly Token[], comma: number): boolean {
  return tokens.slice(Math.max(0, comma - 6), comma).some(({ lower, tag }) => roleNouns.has(lower) && tag !== 'PROPN');
}

/** ", the mayor of Rome", ", secretary of the club": the first words of what is apposed. */
function wordsOfApposition(tokens: readonly Token[], at: number): readonly string[] {
  if (tokens[at]?.text !== ',') return [];
  const words: string[] = [];
  for (let place = at + 1; place < Math.min(tokens.length, at + 8); place += 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined || !['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART'].includes(token.tag)) break;
    words.push(token.lower);
  }
  return words;
}

function isOrganisation({ words, bodyNoun, hasOfficers }: NameRun): boolean {
  if (isPlace(words) || headsOfState.has(words.map(({ lower }) => lower).join(' '))) return false;
  if (bodyNoun !== undefined || hasOfficers) return true;
  const isNamedBody = words.length > 1 && words.some(({ lower }) => organisationNouns.has(lower));
  const isAcronym = words.length === 1 && /^\p{Lu}{2,6}$/u.test(words[0]?.text ?? '');
  return isNamedBody || isAcronym || words.some(({ text }) => text === '&');
}

function isPerson({ words, hasTitle, hasArticle }: NameRun, organisations: readonly KnownOrganisation[]): boolean {
  if (isPlace(words) || words.length > 4 || words.some(({ text }) => !/^[\p{Lu}][\p{L}.'’-]*$/u.test(text))) return false;
  const isInBody = organisations.some((body) => words.every(({ lower }) => body.words.includes(lower))) || (words.length === 1 && organisationNouns.has(words[0]?.lower ?? ''));
  if (hasTitle) return !isInBody && !words.some(({ lower }) => roleNouns.has(lower));
  return words.length > 1 && !hasArticle && !isInBody && !words.some(({ lower }) => demonyms.has(lower) || roleNouns.has(lower));
}

function isPlace(words: readonly Token[]): boolean {
  const name = words.map(({ lower }) => lower).join(' ');
  return countryCodes.has(name) || capitals.has(name) || seatsOfPower.has(name) || demonyms.has(name);
}

/** People with the same surname are one when one name holds the words of the other. */
function mergePeople(runs: readonly NameRun[]): readonly KnownPerson[] {
  const bySurname = new Map<string, { name: string; words: readonly string[]; roles: Set<string> }[]>();
  let count = 0;
  for (const { words, roles } of [...runs].sort((a, b) => b.words.length - a.words.length)) {
    const lower = words.map((word) => word.lower);
    const surname = lower.at(-1) ?? '';
    const same = bySurname.get(surname) ?? [];
    const known = same.find((person) => lower.every((word) => person.words.includes(word))) ?? (lower.length === 1 ? namedByGivenName(bySurname, surname) : undefined);
    if (known) roles.forEach((role) => known.roles.add(role));
    else if (count < MOST_NAMES) {
      count += 1;
      same.push({ name: fullName(words), words: lower, roles: new Set(roles) });
    }
    bySurname.set(surname, same);
  }
  return [...bySurname].flatMap(([surname, people]) => people.map(({ name, roles }) => ({ name, surname, roles })));
}

/** "Sir Gerald" after "Sir Gerald Mott": a given name alone is that of the one person who bears it. */
function namedByGivenName<P extends { readonly words: readonly string[] }>(bySurname: ReadonlyMap<string, readonly P[]>, given: string): P | undefined {
  const bearers = [...bySurname.values()].flat().filter(({ words }) => words.length > 1 && words[0] === given);
  return bearers.length === 1 ? bearers[0] : undefined;
}

function fullName(words: readonly Token[]): string {
  const name = words.map(({ text }) => text).join(' ').replaceAll(' .', '.').replaceAll(' & ', ' & ');
  return words.length === 1 ? (headsOfState.get(name.toLowerCase()) ?? name) : name;
}

/** One body for each name, the longest first; a part of a longer name is that body. */
function mergeOrganisations(runs: readonly NameRun[]): readonly KnownOrganisation[] {
  const merged: { name: string; words: readonly string[]; nouns: Set<string>; count: number }[] = [];
  for (const { words, bodyNoun } of [...runs].sort((a, b) => b.words.length - a.words.length)) {
    const lower = words.map((word) => word.lower);
    const known = merged.find((body) => body.words[0] === lower[0] && lower.every((word) => body.words.includes(word)));
    const body = known ?? { name: fullName(words), words: lower, nouns: new Set(lower.filter((word) => organisationNouns.has(word))), count: 0 };
    if (bodyNoun !== undefined) body.nouns.add(bodyNoun);
    body.count += 1;
    if (!known && merged.length < MOST_NAMES) merged.push(body);
  }
  return merged;
}
