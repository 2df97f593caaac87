import { honorifics, nameParticles, organisationNouns, partyMembers, roleNouns, roleQualifiers } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import type { Sentence, Token } from '../pipeline/types';
import type { DependencyTree } from '../syntax/dependency-tree';
import { rolesBeside } from './name-roles';
import { isTimeWord } from './time-phrases';

/** A run of words that are a name, without the titles and places before them. */
export interface NameRun {
  readonly words: readonly Token[];
  /** The words of office that stand beside it, in lower case. */
  readonly roles: readonly string[];
  /** The noun for a body that stands right before the name: "the charity Shelterwell". */
  readonly bodyNoun: string | undefined;
  /** The common noun that the name stands beside in commas: "the contractor, Nimbus Ltd,"; of a body it is what it is called. */
  readonly apposedNoun: string | undefined;
  /** Whether somebody holds an office in it ("Nimbus's director"), or it is spoken of as bodies are (", which"). */
  readonly hasOfficers: boolean;
  readonly hasTitle: boolean;
  readonly hasArticle: boolean;
  /** Whether it opens its sentence, where every word has a capital. */
  readonly isOpening: boolean;
  /** Whether the sentence goes on as it does after persons only: ", 88,", ", who said". */
  readonly isLikePerson: boolean;
}

/** Bodies called by a place and a common noun: "Thornleigh council". */
const BODY_NOUNS = ['council', 'police', 'university', 'hospital', 'airport', 'club'];

/** The names of a sentence in text order. */
export function nameRuns({ tokens, tree }: Sentence): readonly NameRun[] {
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isNameWord(tokens[at])) continue;
    let to = at + 1;
    while (to < tokens.length && continuesName(tokens, at, to) && tokens[to]?.quotation === tokens[at]?.quotation) to += 1;
    const run = toRun(tokens, at, to);
    runs.push(run.bodyNoun === undefined && run.apposedNoun === undefined && tree ? { ...run, apposedNoun: nounByTree(tokens, tree, { from: at, to }) } : run);
    at = to;
  }
  return runs.filter(({ words }) => words.length > 0);
}

/** Whether a token is a word of a name. */
export function isNameWord(token: Token | undefined): boolean {
  return token !== undefined && token.tag === 'PROPN' && /\p{Lu}/u.test(token.text) && !isTimeWord(token) && !/^([QH][1-4]|FY\d*)$/.test(token.text);
}

function continuesName(tokens: readonly Token[], from: number, at: number): boolean {
  return isNameWord(tokens[at]) || isGlue(tokens, at) || isParticle(tokens, at) || isBodyLink(tokens, from, at) || isBodyAfterName(tokens, at);
}

/** "Brill & Osgood", "St. Peter", "Workers' Union". */
function isGlue(tokens: readonly Token[], at: number): boolean {
  const { text, start } = tokens[at] ?? { text: '', start: 0 };
  const before = tokens[at - 1];
  if (!isNameWord(tokens[at + 1])) return false;
  if (text === "'" || text === '’') return before?.end === start && before.lower.endsWith('s') && organisationNouns.has(tokens[at + 1]?.lower ?? '');
  return text === '&' || (text === '.' && honorifics.has(before?.lower ?? ''));
}

/** "Ann van der Berg": one to three particles between two words of a name. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  if (!nameParticles.has(tokens[at]?.lower ?? '')) return false;
  const next = tokens.slice(at, at + 4).findIndex((token) => !nameParticles.has(token.lower));
  return next > 0 && isNameWord(tokens[at + next]);
}

/** "the Bank of Chile", "the Ministry of the Interior": what a body is of belongs to its name. */
function isBodyLink(tokens: readonly Token[], from: number, at: number): boolean {
  const token = tokens[at];
  const isOf = token?.lower === 'of' && isBodyNoun(tokens, from, at - 1);
  if (isOf) return isNameWord(tokens[at + 1]) || (tokens[at + 1]?.lower === 'the' && isNameWord(tokens[at + 2]));
  return token?.lower === 'the' && tokens[at - 1]?.lower === 'of' && at - 2 >= from && isBodyNoun(tokens, from, at - 2) && isNameWord(tokens[at + 1]);
}

function isBodyNoun(tokens: readonly Token[], from: number, at: number): boolean {
  const word = tokens[at];
  return word !== undefined && at >= from && organisationNouns.has(word.lower) && !roleNouns.has(word.lower) && isNameWord(word);
}

/** "Thornleigh council": a body is called by its place and a noun. */
function isBodyAfterName(tokens: readonly Token[], at: number): boolean {
  const { lower, tag } = tokens[at] ?? { lower: '', tag: 'X' };
  return tag === 'NOUN' && BODY_NOUNS.includes(lower) && isNameWord(tokens[at - 1]) && tokens[at + 1]?.tag !== 'NOUN';
}

function toRun(tokens: readonly Token[], from: number, to: number): NameRun {
  const kernel = endOfOffice(tokens, { from, kernel: from + titleLength(tokens.slice(from, to)), to });
  const { before, after } = rolesBeside(tokens, kernel, to);
  const beside = bodyBeside(tokens, kernel, to);
  return {
    words: tokens.slice(kernel, to),
    roles: [...before, ...after],
    apposedNoun: tokens[kernel - 1]?.text === ',' && /^[,.]$/.test(tokens[to]?.text ?? '') && tokens[kernel - 2]?.tag === 'NOUN' ? tokens[kernel - 2]?.lower : undefined,
    bodyNoun: organisationNouns.has(beside) && !roleNouns.has(beside) ? beside : undefined,
    hasOfficers: isLikeBody(tokens, to) || (tokens[to]?.lower === "'s" && tokens.slice(to + 1, to + 4).some(({ lower }) => roleNouns.has(lower))),
    hasTitle: titleBefore(before).some((word) => honorifics.has(word) || (roleNouns.has(word) && !roleQualifiers.has(word))),
    hasArticle: tokens[kernel - 1]?.tag === 'DET',
    isOpening: kernel === 0 || tokens[kernel - 1]?.tag === 'PUNCT',
    isLikePerson: isLikePerson(tokens, to),
  };
}

/** The words that can be a title of the name behind them: what stands before a preposition is the office in a body, not of a person. */
function titleBefore(before: readonly string[]): readonly string[] {
  if (before.at(-1) === ',') return before;
  return before.slice(before.findLastIndex((word) => ['of', 'for', 'at', 'in', 'from', 'by', 'with', 'to', 'on', "'s"].includes(word)) + 1);
}

/** The common noun right before a name: "the charity Shelterwell", "a tea company, Sora Leaf,". */
function bodyBeside(tokens: readonly Token[], kernel: number, to: number): string {
  const isNew = tokens.slice(Math.max(0, kernel - 5), kernel - 1).some(({ lower }) => lower === 'a' || lower === 'an');
  const isApposed = isNew && tokens[kernel - 1]?.text === ',' && (tokens[to]?.text === ',' || tokens[to]?.text === '.');
  const noun = tokens[isApposed ? kernel - 2 : kernel - 1];
  return noun?.tag === 'NOUN' ? noun.lower : '';
}

/** "The contractor that fitted them, Nimbus Ltd, left": by the tree the name is apposed to a noun. */
function nounByTree(tokens: readonly Token[], { heads, relations }: DependencyTree, { from, to }: { readonly from: number; readonly to: number }): string | undefined {
  const apposed = relations.findIndex((relation, at) => at >= from && at < to && relation === 'appos');
  const noun = tokens[heads[apposed] ?? -1];
  return apposed !== -1 && noun?.tag === 'NOUN' && noun.quotation === undefined ? noun.lower : undefined;
}

/** ", which", "has itself": only bodies are spoken of so. */
function isLikeBody(tokens: readonly Token[], to: number): boolean {
  const [first, second] = tokens.slice(to, to + 2);
  return (first?.text === ',' && second?.lower === 'which') || first?.lower === 'itself' || (first?.tag === 'AUX' && second?.lower === 'itself');
}

/** ", 88,", ", who", "himself": only persons are spoken of so. */
function isLikePerson(tokens: readonly Token[], to: number): boolean {
  const [comma, next, close] = tokens.slice(to, to + 3);
  if (comma?.lower === 'himself' || comma?.lower === 'herself') return true;
  if (comma?.text !== ',') return comma?.lower === 'who';
  return next?.lower === 'who' || (/^\d\d$/.test(next?.text ?? '') && (close === undefined || close.tag === 'PUNCT'));
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
    const isLead = isTitle || demonyms.has(lower) || partyMembers.has(lower) || lower === '.' || lower === 'of' || lower === 'for';
    if (isTitle && place < words.length - 1) last = place + (words[place + 1]?.lower === '.' ? 2 : 1);
    else if (isLead && place === last && place < words.length - 1) last = place + 1;
  });
  return words.some(({ lower }) => organisationNouns.has(lower) && !roleNouns.has(lower)) && !honorifics.has(words[last - 1]?.lower ?? '') && last < words.length - 3 ? 0 : last;
}
