import type { ReportingClause, Sentence, Token } from '../pipeline/types';
import { hasClause } from './content-start';
import { timePhraseAt } from './time-phrases';
import { isFinite } from './verb-groups';

/** A clause among the others of its sentence. */
export interface ClauseInSentence {
  readonly clause: ReportingClause;
  readonly others: readonly ReportingClause[];
}

/** What opens a clause in front of the main one. */
const FRONTING = ['while', 'although', 'though', 'when', 'after', 'because', 'since', 'if', 'whereas', 'until', 'before', 'once', 'even'];

/** Where the clause's part of the sentence begins and ends: semicolons part a sentence, the last stop is left out. */
export function segmentOf({ sentence, cue }: ReportingClause): { readonly from: number; readonly to: number } {
  const { tokens } = sentence;
  let from = cue.from;
  while (from > 0 && !isOuter(tokens[from - 1], ';')) from -= 1;
  let to = cue.to;
  while (to < tokens.length && !isOuter(tokens[to], ';')) to += 1;
  while (to > cue.to && tokens[to - 1]?.quotation === undefined && /^[.!?…]+$/u.test(tokens[to - 1]?.text ?? '')) to -= 1;
  return { from, to };
}

function isOuter(token: Token | undefined, text: string): boolean {
  return token?.quotation === undefined && token?.text === text;
}

/** The content ends where the next clause of the same speaker begins, or one that reports the whole. */
export function endBefore({ clause, others }: ClauseInSentence): number {
  const segment = segmentOf(clause);
  const { speaker, cue } = clause;
  const next = others.find((other) => other.cue.from > cue.from && other.from < segment.to && (other.shape === 'according-to' || sharesSpeaker(other, speaker) || startsAnew(other) || isBehindAll(other)));
  return Math.min(next ? startOfNext(clause, next) : segment.to, endOfFrontedClause(clause, segment));
}

/** "Lee, who said it was over, said it was late": a subject that both share stands before the first; the second begins behind a comma. */
function startOfNext({ sentence: { tokens }, cue }: ReportingClause, next: ReportingClause): number {
  if (next.from > cue.from) return next.from;
  const comma = tokens.findLastIndex(({ text, quotation }, place) => place > cue.to && place < next.cue.from && quotation === undefined && text === ',');
  return comma === -1 ? next.cue.from : comma;
}

/** "While she said it was over, nobody left": a clause in front of the main one ends with its comma. */
function endOfFrontedClause({ sentence, cue, from, shape }: ReportingClause, segment: { readonly from: number; readonly to: number }): number {
  const { tokens } = sentence;
  const opening = tokens[segment.from]?.tag === 'CCONJ' ? segment.from + 1 : segment.from;
  const isFronted = from - opening === 1 && FRONTING.includes(tokens[opening]?.lower ?? '');
  const isReduced = shape === 'passive' && (from === opening || tokens[from - 1]?.text === ',');
  if (!isFronted && !isReduced) return segment.to;
  for (let at = cue.to + 2; at < segment.to; at += 1) {
    const isEdge = isOuter(tokens[at], ',') || (tokens[at - 1]?.text === ',' && isClosingMark(tokens[at]));
    const rest = tokens.slice(at + 1, segment.to);
    if (isEdge && rest.some((token, place) => token.quotation === undefined && isFinite(token, rest[place - 1]))) return isOuter(tokens[at], ',') ? at : at + 1;
  }
  return segment.to;
}

function isClosingMark(token: Token | undefined): boolean {
  return token?.quotation !== undefined && /^["”’']+$/u.test(token.text);
}

/** Another party has its say: ", but the firm said", " – the firm insists", in a headline also ", firm says". */
function startsAnew({ sentence, speaker, shape, from }: ReportingClause): boolean {
  if (speaker.kind !== 'phrase' || speaker.side !== 'before' || shape !== 'active') return false;
  const before = sentence.tokens[from - 1];
  const earlier = sentence.tokens[from - 2];
  if (!before || before.quotation !== undefined) return /^[–—]$/u.test(earlier?.text ?? '');
  if (/^[–—-]$/u.test(before.text)) return true;
  if (before.text === ',') return sentence.zone === 'headline';
  return ['but', 'while', 'and'].includes(before.lower) && (/^[,–—-]$/u.test(earlier?.text ?? '') || earlier?.quotation !== undefined || before.lower !== 'and');
}

/** "He warned them not to leave, said an official": an inverted clause behind a comma reports all that stands before it. */
function isBehindAll({ sentence, speaker, shape, from }: ReportingClause): boolean {
  return shape === 'active' && speaker.kind === 'phrase' && speaker.side === 'after' && sentence.tokens[from - 1]?.text === ',';
}

function sharesSpeaker(other: ReportingClause, speaker: ReportingClause['speaker']): boolean {
  if (other.speaker.kind !== 'phrase' || speaker.kind !== 'phrase') return false;
  const [a, b] = [other.speaker.phrase, speaker.phrase];
  return a.from === b.from && a.to === b.to;
}

/** Leaves out what the writer adds: ", following a night of strikes", ", triggering an uproar" after an accusation. */
export function cutAsides({ sentence, verb }: ReportingClause, from: number, end: number): number {
  const { tokens } = sentence;
  const isAccusing = ['accuse', 'blame', 'deny'].includes(verb.family);
  const isInfinitive = tokens[from]?.lower === 'to';
  for (let at = from + 1; at < end; at += 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined) continue;
    if (isInfinitive && opensPredicate(tokens, at)) return trimEnd(tokens, from, at);
    if (isAccusing && at > from + 1 && opensAfterthought(sentence, at, end)) return at;
    const before = tokens[at - 1];
    const isAfterQuotation = before?.quotation !== undefined && /^[”"’']$/u.test(before.text);
    const next = token.text === ',' ? tokens[at + 1] : isAfterQuotation && tokens[at - 2]?.text === ',' ? token : undefined;
    if (next && opensAside(next, isAccusing || isAfterQuotation)) return at;
    if (isAfterQuotation && /^[-–—]$/u.test(token.text)) return at;
  }
  return trimEnd(tokens, from, end);
}

/** "promised to leave but stayed": a finite verb behind a conjunction has the subject of the cue, not of the infinitive. */
function opensPredicate(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return token?.tag === 'CCONJ' && next?.quotation === undefined && ((next?.tag === 'VERB' && next.lower.endsWith('ed')) || (next?.tag === 'AUX' && isFinite(next, token)));
}

/** "after shells fell", "as talks began", "Monday night in a debate": when it was said, not what. */
function opensAfterthought(sentence: Sentence, at: number, end: number): boolean {
  const { tokens } = sentence;
  const lower = tokens[at]?.lower ?? '';
  if (['after', 'when'].includes(lower)) return true;
  // "hours after" dates the act; "for six days" belongs to what was done.
  if (['hours', 'days'].includes(lower)) return tokens[at - 1]?.tag !== 'NUM' && ['after', 'before', 'later'].includes(tokens[at + 1]?.lower ?? '');
  if (lower === 'as') return sentence.zone === 'headline' || hasClause(tokens.slice(at + 1, end)) && tokens[at - 1]?.lower !== 'such';
  const time = timePhraseAt(tokens, at);
  return time !== undefined && !isYearOnly(tokens[time.core]) && ['in', 'at', 'during'].includes(tokens[time.to]?.lower ?? '');
}

function isYearOnly(token: Token | undefined): boolean {
  return /^\d{4}$/.test(token?.text ?? '');
}

function opensAside(next: Token, isStrict: boolean): boolean {
  if (['following', 'amid', 'according', 'reported'].includes(next.lower)) return true;
  if (!isStrict || next.quotation !== undefined) return false;
  return (next.tag === 'VERB' && next.lower.endsWith('ing')) || ['a', 'an', 'as', 'after', 'when', 'while', 'something', 'with', 'in', 'hours', 'days'].includes(next.lower);
}

/** Leaves out commas, dashes and conjunctions at the end of a run. */
export function trimEnd(tokens: readonly Token[], from: number, end: number): number {
  let to = end;
  while (to > from && tokens[to - 1]?.quotation === undefined && (tokens[to - 1]?.tag === 'CCONJ' || /^[,;:.!?–—-]$/u.test(tokens[to - 1]?.text ?? ''))) to -= 1;
  return to;
}

