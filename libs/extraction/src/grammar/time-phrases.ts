import { dayWords, months, partsOfDay, spansOfTime, weekdays } from '../lexicons/time-words';
import type { Token } from '../pipeline/types';

const LONGEST_TIME_PHRASE = 7;

/** Where a phrase such as "late on Thursday", "on March 11", "last week" that starts at this token ends; its core may lack the preposition. */
export function timePhraseAt(tokens: readonly Token[], at: number): { readonly to: number; readonly core: number } | undefined {
  const clock = clockEnd(tokens, at);
  if (clock !== undefined) {
    const day = timePhraseAt(tokens, clock.to);
    return day && { to: day.to, core: clock.from };
  }
  let core = at;
  if (is(tokens, core, ['late', 'early', 'earlier', 'later'])) core += 1;
  const hasPreposition = is(tokens, core, ['on', 'in', 'by', 'during', 'since']);
  if (hasPreposition) core += 1;
  const start = core;
  if (is(tokens, core, ['late', 'early', 'the'])) core += 1;
  const end = endOfCore(tokens, core, hasPreposition);
  if (end === undefined) return undefined;
  const to = partsOfDay.has(tokens[end]?.lower ?? '') ? end + 1 : end;
  return { to, core: tokens[start]?.lower === 'the' ? core : hasPreposition ? start : at };
}

/** "at 6 pm", "11.20pm": an hour counts where a day follows. */
function clockEnd(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } | undefined {
  const from = is(tokens, at, ['at']) ? at + 1 : at;
  const hour = tokens[from]?.lower ?? '';
  if (/^\d{1,2}(?:[.:]\d\d)?[ap]m$/.test(hour)) return { from, to: from + 1 };
  return /^\d{1,2}(?:[.:]\d\d)?$/.test(hour) && is(tokens, from + 1, ['am', 'pm', 'a.m.', 'p.m.']) ? { from, to: from + 2 } : undefined;
}

/** The first token of a time phrase that ends before `to`. */
export function timePhraseBefore(tokens: readonly Token[], to: number, floor = 0): number | undefined {
  for (let at = Math.max(floor, to - LONGEST_TIME_PHRASE); at < to; at += 1) {
    if (timePhraseAt(tokens, at)?.to === to) return at;
  }
  return undefined;
}

/** Whether a word belongs to the calendar rather than to a name. */
export function isTimeWord(token: Token | undefined): boolean {
  if (!token) return false;
  const isMonth = months.has(token.lower) && /^\p{Lu}/u.test(token.text);
  return weekdays.has(token.lower) || dayWords.has(token.lower) || isMonth;
}

function endOfCore(tokens: readonly Token[], at: number, hasPreposition: boolean): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (weekdays.has(token.lower)) return afterDate(tokens, at + 1);
  if (dayWords.has(token.lower)) return at + 1;
  if (months.has(token.lower) && isCapital(token)) return isDayNumber(tokens[at + 1]) ? afterYear(tokens, at + 2) : isYear(tokens[at + 1]) ? at + 2 : hasPreposition ? at + 1 : undefined;
  if (isDayNumber(token) && months.has(tokens[at + 1]?.lower ?? '')) return afterYear(tokens, at + 2);
  if (is(tokens, at, ['last', 'this', 'next', 'earlier'])) return afterSpan(tokens, at);
  return hasPreposition && isYear(token) ? at + 1 : undefined;
}

function afterSpan(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at]?.lower === 'earlier' && is(tokens, at + 1, ['this']) ? at + 2 : at + 1;
  const lower = tokens[word]?.lower ?? '';
  return spansOfTime.has(lower) || weekdays.has(lower) || months.has(lower) || partsOfDay.has(lower) ? word + 1 : undefined;
}

/** "Tuesday, March 4". */
function afterDate(tokens: readonly Token[], at: number): number {
  const month = tokens[at]?.text === ',' ? at + 1 : at;
  return months.has(tokens[month]?.lower ?? '') && isDayNumber(tokens[month + 1]) ? afterYear(tokens, month + 2) : at;
}

function afterYear(tokens: readonly Token[], at: number): number {
  if (isYear(tokens[at])) return at + 1;
  return tokens[at]?.text === ',' && isYear(tokens[at + 1]) ? at + 2 : at;
}

function isYear(token: Token | undefined): boolean {
  return token !== undefined && /^(19|20)\d\d$/.test(token.text);
}

function isDayNumber(token: Token | undefined): boolean {
  return token !== undefined && /^([12]?\d|3[01])(st|nd|rd|th)?$/.test(token.text);
}

function isCapital(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text);
}

function is(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.includes(tokens[at]?.lower ?? '');
}
