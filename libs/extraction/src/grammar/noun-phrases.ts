import { groupNouns, organisationNouns } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import { isTimeWord, timePhraseAt, timePhraseBefore } from './time-phrases';
import type { Phrase, Sentence, Token } from '../pipeline/types';

const LONGEST_PHRASE = 40;
const PRONOUNS_ALONE = ['i', 'we', 'he', 'she', 'it', 'they', 'you', 'him', 'her', 'them', 'us', 'me', 'who', 'one', 'others', 'another', 'both', 'some', 'many', 'neither', 'everyone', 'nobody', 'this', 'that', 'these', 'those'];
const PERSONAL_PRONOUNS = ['i', 'we', 'he', 'she', 'it', 'they', 'you'];
const POSSESSIVES = ['his', 'her', 'its', 'their', 'our', 'my', 'your', 'whose'];
const CLAUSE_WORDS = ['that', 'who', 'which', 'whose', 'because', 'although', 'though', 'while', 'when', 'where', 'if', 'whether', 'after', 'before', 'as', 'since', 'until', 'unless', 'than', 'what', 'how', 'why', 'to'];

/** The noun phrase that starts at a token, with its of- and for-phrases; coordination only on request. */
export function phraseFrom(sentence: Sentence, at: number, options: { readonly isJoint?: boolean; readonly limit?: number } = {}): Phrase | undefined {
  const { tokens } = sentence;
  const limit = Math.min(tokens.length, at + LONGEST_PHRASE, options.limit ?? tokens.length);
  let to = groupEnd(tokens, at, limit);
  if (to === at) return undefined;
  for (;;) {
    const link = tokens[to];
    const isOf = ['of', 'for', '&'].includes(link?.lower ?? '') && !isGerund(tokens[to + 1]);
    const isAnd = options.isJoint === true && link?.lower === 'and';
    if (!isOf && !isAnd) break;
    const next = groupEnd(tokens, to + 1, limit);
    if (next === to + 1) break;
    to = next;
  }
  return { sentence, from: at, to };
}

/** The end of a run of determiners, adjectives and nouns that has a head; its own start when there is none. */
function groupEnd(tokens: readonly Token[], at: number, limit: number): number {
  const first = tokens[at];
  if (!first || first.quotation !== undefined) return at;
  if (first.tag === 'PRON' && !POSSESSIVES.includes(first.lower)) return PRONOUNS_ALONE.includes(first.lower) ? at + 1 : at;
  let to = at;
  let head = at;
  while (to < limit) {
    const token = tokens[to];
    if (!token || token.quotation !== undefined || (isTimeWord(token) && !isTimeOfNoun(tokens, to))) break;
    if (isHead(token)) head = to + 1;
    else if (!(isModifier(tokens, to) || (to === at && isLeadingParticiple(tokens, to))) || (head > at && ['DET', 'PRON'].includes(token.tag))) break;
    to += 1;
  }
  // "the 46-year-old", with no noun behind it.
  if (head === at && to > at && tokens[to - 1]?.lower.endsWith('-year-old')) return to;
  if (head === at && ['both', 'some', 'many', 'all', 'another', 'others'].includes(first.lower)) return at + 1;
  return head;
}

/** "a Wednesday editorial": the time belongs to the noun behind it. */
function isTimeOfNoun(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.tag === 'DET' && tokens[at + 1]?.tag === 'NOUN';
}

/** "said retired engineer Ann Lee", "by elected officials": a participle without an article. */
function isLeadingParticiple(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return token?.tag === 'VERB' && token.lower.endsWith('ed') && (before?.tag === 'VERB' || before?.tag === 'ADP' || before?.lower.endsWith('ly') === true) && ['NOUN', 'PROPN', 'ADJ'].includes(next?.tag ?? '');
}

function isHead(token: Token): boolean {
  return token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'X' || token.lower === 'one' || token.lower === 'others';
}

function isModifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (['DET', 'ADJ', 'NUM', 'SYM'].includes(token.tag) || POSSESSIVES.includes(token.lower)) return true;
  const next = tokens[at + 1];
  if (token.lower === "'s" || token.lower === "'") return next !== undefined && (isHead(next) || next.tag === 'ADJ' || next.tag === 'NUM' || next.tag === 'VERB');
  if (token.text === '&' || token.text === '.') return next?.tag === 'PROPN' && tokens[at - 1]?.tag === 'PROPN';
  if (token.tag === 'ADV') return next?.tag === 'ADJ' || next?.tag === 'NUM' || (next !== undefined && isLeadingParticiple(tokens, at + 1));
  // A participle between a determiner and a noun: "a leaked report", "the proposed class action".
  const before = tokens[at - 1];
  const isBetween = before !== undefined && (['DET', 'ADJ', 'NUM'].includes(before.tag) || before.lower === "'s" || before.lower.endsWith('ly')) && next !== undefined && (isHead(next) || next.tag === 'ADJ');
  return token.tag === 'VERB' && isBetween && /(ed|ing|en)$/.test(token.lower);
}

/** The subject phrase that ends before a verb group: everything back to the edge of the clause. */
export function phraseBefore(sentence: Sentence, end: number, floor = 0): Phrase | undefined {
  const { tokens } = sentence;
  let to = end;
  for (let start = timePhraseBefore(tokens, to, floor); start !== undefined; start = timePhraseBefore(tokens, to, floor)) to = start;
  let from = to;
  // "Every day he said": nothing before a pronoun belongs to it.
  if (to > floor && PERSONAL_PRONOUNS.includes(tokens[to - 1]?.lower ?? '') && tokens[to - 2]?.lower !== 'and' && tokens[to - 1]?.quotation === undefined) return { sentence, from: to - 1, to };
  const lowest = Math.max(floor, to - LONGEST_PHRASE);
  while (from > lowest && !isEdge(sentence, from - 1, to)) from -= 1;
  from = behindTime(tokens, from, to) ?? countedFrom(tokens, from, to) ?? afterOpening(tokens, from, to);
  if (from >= to || !tokens.slice(from, to).some(isSubjectHead) || isTimeWord(tokens[to - 1])) return undefined;
  return { sentence, from, to };
}

/** "In May residents": the month is no part of who they are. */
function behindTime(tokens: readonly Token[], from: number, to: number): number | undefined {
  const time = from > 0 ? timePhraseAt(tokens, from - 1) : undefined;
  return time && time.to > from && time.to < to ? time.to : undefined;
}

/** The noun phrase that ends right before a token, whatever leads up to it: "in [the report], which says". */
export function nearestPhrase(sentence: Sentence, end: number, floor = 0): Phrase | undefined {
  const { tokens } = sentence;
  let from = end;
  while (from > floor && end - from < 12) {
    const token = tokens[from - 1];
    if (!token || token.quotation !== undefined || !(isHead(token) || isModifier(tokens, from - 1))) break;
    from -= 1;
  }
  return from < end && isHead(tokens[end - 1] as Token) ? { sentence, from, to: end } : undefined;
}

function isSubjectHead(token: Token): boolean {
  return isHead(token) || token.tag === 'PRON' || token.tag === 'DET' || token.tag === 'NUM';
}

/** Whether a token cannot belong to the noun phrase that reaches from it to `to`. */
function isEdge(sentence: Sentence, at: number, to: number): boolean {
  const token = sentence.tokens[at];
  if (!token || token.quotation !== undefined) return true;
  if (token.text === ',') return !isListComma(sentence, at, to);
  if (token.text === '(' || token.text === ')' || token.text === '&' || token.text === "'" || token.text === '.') return token.text === '.' && sentence.tokens[at - 1]?.tag !== 'PROPN';
  if (token.tag === 'PUNCT' || token.tag === 'SCONJ') return true;
  if (CLAUSE_WORDS.includes(token.lower)) return !isInPhrase(sentence.tokens[at - 1]?.lower, token.lower);
  if (token.tag === 'AUX') return true;
  return token.tag === 'VERB' && !isModifier(sentence.tokens, at);
}

/** "such as", "people close to": words of a phrase that elsewhere open a clause. */
function isInPhrase(before: string | undefined, lower: string): boolean {
  if (lower === 'as') return before === 'such';
  return lower === 'to' && ['close', 'loyal', 'opposed', 'sympathetic', 'friendly'].includes(before ?? '');
}

/** "A, B and C said"; in a headline also "A, B say". */
function isListComma(sentence: Sentence, at: number, to: number): boolean {
  const { tokens } = sentence;
  let from = at;
  while (from > 0 && tokens[from - 1] && isHead(tokens[from - 1] as Token) && !isTimeWord(tokens[from - 1])) from -= 1;
  const startsHere = from === 0 || tokens[from - 1]?.text === ',' || tokens[from - 1]?.tag === 'DET' || tokens[from - 1]?.tag === 'CCONJ';
  if (from === at || !startsHere) return false;
  const rest = tokens.slice(at + 1, to);
  const isNames = rest.every(({ tag }) => tag === 'PROPN' || tag === 'CCONJ' || tag === 'DET') && rest.length > 0;
  return rest.some(({ lower }) => lower === 'and') ? isNames : sentence.zone === 'headline' && isNames && from === 0;
}

/** "about four in 10 voters", "more than half of those", "nearly a third": a share of a group, with what makes it vague. */
function countedFrom(tokens: readonly Token[], from: number, to: number): number | undefined {
  const before = `${tokens[from - 2]?.lower} ${tokens[from - 1]?.lower}`;
  if (tokens[from]?.tag === 'NUM' && ['more than', 'less than', 'fewer than'].includes(before)) return from - 2;
  const isVague = ['about', 'around', 'nearly', 'almost', 'roughly', 'over', 'under', 'some', 'just', 'only', 'at'].includes(tokens[from]?.lower ?? '');
  const next = tokens[from]?.lower === 'at' && tokens[from + 1]?.lower === 'least' ? from + 2 : from + 1;
  return isVague && next < to && (tokens[next]?.tag === 'NUM' || ['half', 'a', 'all', 'every', 'two'].includes(tokens[next]?.lower ?? '')) ? from : undefined;
}

/** "10.45 Ann Lee said", "10:45 am — Ann Lee said", "Last week Ann Lee said": the time stands first. */
function afterTime(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  if (/^\d{1,2}[.:]\d{2}(am|pm)?$/.test(tokens[at]?.text ?? '')) at += 1;
  if (at > from || /^\d{1,2}[.:]\d{2}$/.test(tokens[at - 1]?.text ?? '')) while (/^(?:[ap]\.?m\.?|[-–—])$/u.test(tokens[at]?.lower ?? '')) at += 1;
  const time = at === from ? timePhraseAt(tokens, at) : undefined;
  if (time && tokens[time.to]?.tag === 'PROPN') at = time.to;
  return at < to ? at : from;
}

/** Leaves out what only leads into a phrase: conjunctions, adverbs, a fronted prepositional phrase. */
function afterOpening(tokens: readonly Token[], from: number, to: number): number {
  let at = afterTime(tokens, from, to);
  while (at < to && ['CCONJ', 'ADV', 'SCONJ', 'INTJ'].includes(tokens[at]?.tag ?? '') && !/^(both|neither)$/.test(tokens[at]?.lower ?? '')) at += 1;
  if (tokens[at]?.tag !== 'ADP') return at;
  for (let next = at + 2; next < to; next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (token && before && isHead(before) && (token.tag === 'DET' || token.tag === 'PRON')) return next;
  }
  return to;
}

function isGerund(token: Token | undefined): boolean {
  return token !== undefined && token.tag === 'VERB' && token.lower.endsWith('ing');
}

/** The article's words of a phrase. */
export function rangeOfPhrase({ sentence, from, to }: Phrase): { readonly start: number; readonly end: number } {
  return { start: sentence.tokens[from]?.start ?? sentence.start, end: sentence.tokens[to - 1]?.end ?? sentence.start };
}

/** The tokens of a phrase. */
export function tokensOf({ sentence, from, to }: Phrase): readonly Token[] {
  return sentence.tokens.slice(from, to);
}

/** The parties of "Moscow and Kyiv", "Laos, Nepal and Peru"; nothing is split before a common noun without an article of its own. */
export function coordinatedPhrases(phrase: Phrase): readonly Phrase[] {
  const { sentence, from, to } = phrase;
  const words = tokensOf(phrase);
  const isList = words.every(({ tag }) => tag === 'PROPN' || tag === 'PUNCT');
  const parts: Phrase[] = [];
  let start = from;
  words.forEach(({ lower, text }, place) => {
    const at = from + place;
    const hasAnd = words.slice(place).some((word) => word.lower === 'and');
    if (lower !== 'and' && (text !== ',' || !(isList || hasAnd))) return;
    const next = sentence.tokens[at + 1];
    if (!next || at + 1 >= to || !(['PROPN', 'DET'].includes(next.tag) || next.lower === 'and' || POSSESSIVES.includes(next.lower) || isParty([next]))) return;
    if (at > start) parts.push({ sentence, from: start, to: at });
    start = at + 1;
  });
  if (start < to) parts.push({ sentence, from: start, to });
  const areParties = parts.every((part) => isParty(tokensOf(part)));
  return areParties && parts.length > 1 && !isSharedNoun(parts) ? parts : [phrase];
}

/** "Chilean and Peruvian officials": the adjectives share one noun, and name no state by themselves. */
export function isSharedNoun(parts: readonly Phrase[]): boolean {
  const [last, ...others] = parts.map(tokensOf).reverse();
  const isAdjective = (words: readonly Token[]): boolean => words.length === 1 && demonyms.has(words[0]?.lower ?? '') && words[0]?.lower.endsWith('s') === false;
  return last?.at(-1)?.tag === 'NOUN' && last.length > 1 && (demonyms.has(last[0]?.lower ?? '') || last[0]?.tag === 'PROPN') && others.every(isAdjective);
}

function isParty(words: readonly Token[]): boolean {
  const head = words.at(-1)?.lower ?? '';
  // The tagger may take a state that opens a headline for a common noun.
  return words.some(({ tag, lower }) => tag === 'PROPN' || countryCodes.has(lower)) || words[0]?.tag === 'DET' || organisationNouns.has(head) || groupNouns.has(head);
}
