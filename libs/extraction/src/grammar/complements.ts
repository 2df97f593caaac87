import type { Phrase, ReportingClause, Sentence, Token } from '../pipeline/types';
import { accusationNouns } from '../lexicons/denying-words';
import { afterAdjuncts, recipientAt } from './adjuncts';
import { timePhraseAt } from './time-phrases';
import { isFinite } from './verb-groups';

const FAR_THAT = 14;
const BARE_OBJECTS = ['it', 'that', 'this', 'them', 'him', 'her', 'these', 'those'];

/** A clause among the others of its sentence. */
export interface ClauseInSentence {
  readonly clause: ReportingClause;
  readonly others: readonly ReportingClause[];
}

/** The words of the content after the cue, and whether they only go on after an inserted clause (", she said, "). */
export interface Complement {
  readonly phrase: Phrase;
  readonly isResumed: boolean;
}

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

/** The content that follows the cue, if any does. */
export function complementAfter(place: ClauseInSentence): Complement | undefined {
  const { clause } = place;
  const { sentence, cue, speaker, verb } = clause;
  const end = endBefore(place);
  const afterSpeaker = speaker.kind === 'phrase' && speaker.side === 'after' ? Math.max(cue.to, speaker.phrase.to) : cue.to;
  const at = clause.shape === 'according-to' ? afterSpeaker : afterAdjuncts(sentence, afterSpeaker, verb.frames.recipient === true);
  const start = toldToDo(clause, afterSpeaker) ?? startOf(clause, at, end);
  if (!start) return undefined;
  const to = cutAsides(clause, start.from, end);
  return start.from < to ? { phrase: { sentence, from: start.from, to }, isResumed: start.isResumed } : undefined;
}

/** The object of a cue whatever its frames, up to what the writer adds: "rejected [the accusations]". */
export function objectAfter(place: ClauseInSentence): Phrase | undefined {
  const { clause } = place;
  const from = afterAdjuncts(clause.sentence, clause.cue.to, false);
  const end = endBefore(place);
  const to = from < end ? cutAsides(clause, from, end) : from;
  return from < to && isObjectStart(clause.sentence.tokens[from]) ? { sentence: clause.sentence, from, to } : undefined;
}

interface Start {
  readonly from: number;
  readonly isResumed: boolean;
}

/** "told [a colleague to keep it]": whom it was told belongs to what was to be done. */
function toldToDo({ sentence, verb }: ReportingClause, at: number): Start | undefined {
  const recipient = verb.frames.recipient ? recipientAt(sentence, at) : undefined;
  const [to, next] = recipient ? [sentence.tokens[recipient.to], sentence.tokens[recipient.to + 1]] : [];
  return recipient && to?.lower === 'to' && (next?.tag === 'VERB' || next?.quotation !== undefined) ? { from: recipient.from, isResumed: false } : undefined;
}

function startOf(clause: ReportingClause, at: number, end: number): Start | undefined {
  const { tokens } = clause.sentence;
  const { frames } = clause.verb;
  const token = tokens[at];
  if (!token || at >= end) return undefined;
  const plain = (from: number): Start => ({ from, isResumed: false });
  if (token.text === ':') return plain(at + 1);
  if (token.text === ',') return { from: at + 1, isResumed: tokens[at + 1]?.quotation === undefined };
  if (token.quotation !== undefined) return frames.objectNeeds?.includes('to') === true && !frames.clause ? undefined : plain(at);
  if (frames.clause && token.lower === 'that' && tokens[at + 1]?.tag !== 'VERB') return plain(at + 1);
  const that = frames.clause ? farThat(tokens, at, end) : undefined;
  if (that !== undefined) return plain(that + 1);
  const from = frameStart(clause, at, end);
  return from === undefined ? undefined : plain(from);
}

function frameStart({ sentence, verb: { frames, family } }: ReportingClause, at: number, end: number): number | undefined {
  const { tokens } = sentence;
  const rest = tokens.slice(at, end);
  if (frames.infinitive && tokens[at]?.lower === 'to') return at;
  if (frames.gerund && tokens[at]?.tag === 'VERB' && tokens[at]?.lower.endsWith('ing')) return at;
  const need = frames.objectNeeds;
  if (need) return neededObject(sentence, at, { end, need });
  if (frames.clause && hasClause(rest)) return at;
  return frames.object && (family === 'deny' || rest.length > 0) && isObjectStart(tokens[at]) ? at : undefined;
}

function isObjectStart(token: Token | undefined): boolean {
  return token !== undefined && ['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADV', 'X', 'VERB'].includes(token.tag);
}

/** An object with its predicate: "the plan 'a joke'", "them to leave", "it as over"; a bare pronoun is left out before a quotation. */
function neededObject(sentence: Sentence, at: number, { end, need }: { readonly end: number; readonly need: readonly string[] }): number | undefined {
  const { tokens } = sentence;
  const rest = tokens.slice(at, end);
  if (need.includes('"')) {
    if (!rest.some(({ quotation }) => quotation !== undefined)) return undefined;
    return BARE_OBJECTS.includes(tokens[at]?.lower ?? '') && tokens[at + 1]?.quotation !== undefined ? at + 1 : at;
  }
  const key = rest.findIndex(({ lower, quotation }) => quotation === undefined && need.includes(lower));
  if (key === -1 && need.includes('as')) return isAccusationThat(rest) ? at : undefined;
  if (need.includes('not')) return key === 0 ? at : undefined;
  if (key === -1 || (need.includes('that') && key > 0)) return undefined;
  if (need.includes('to') && tokens[at + key + 1]?.tag !== 'VERB' && tokens[at + key + 1]?.tag !== 'AUX') return undefined;
  return need.includes('that') || (need.includes('as') && key === 1 && BARE_OBJECTS.includes(tokens[at]?.lower ?? '')) ? at + key + 1 : at;
}

/** "rejected [accusations that it had lied]". */
function isAccusationThat(rest: readonly Token[]): boolean {
  const noun = rest.slice(0, 5).findIndex(({ lower }) => accusationNouns.has(lower));
  return noun !== -1 && rest[noun + 1]?.lower === 'that';
}

function farThat(tokens: readonly Token[], at: number, end: number): number | undefined {
  for (let place = at + 1; place < Math.min(end, at + FAR_THAT); place += 1) {
    const token = tokens[place];
    const before = tokens[place - 1];
    if (!token || !before || token.quotation !== undefined || token.tag === 'PUNCT' || isFinite(token, before)) return undefined;
    if (token.lower === 'that') return startsAdjunct(tokens[at]) ? place : undefined;
  }
  return undefined;
}

function startsAdjunct(token: Token | undefined): boolean {
  return token !== undefined && ['ADP', 'ADV', 'SCONJ', 'PART'].includes(token.tag);
}

function hasClause(rest: readonly Token[]): boolean {
  return rest.some((token, place) => token.quotation !== undefined || (place > 0 && isFinite(token, rest[place - 1])));
}

/** The content ends where the next clause of the same speaker begins, or one that reports the whole. */
function endBefore({ clause, others }: ClauseInSentence): number {
  const segment = segmentOf(clause);
  const { speaker, cue } = clause;
  const next = others.find((other) => other.cue.from > cue.from && other.from < segment.to && (other.shape === 'according-to' || sharesSpeaker(other, speaker) || startsAnew(other)));
  return next ? next.from : segment.to;
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

function sharesSpeaker(other: ReportingClause, speaker: ReportingClause['speaker']): boolean {
  if (other.speaker.kind !== 'phrase' || speaker.kind !== 'phrase') return false;
  const [a, b] = [other.speaker.phrase, speaker.phrase];
  return a.from === b.from && a.to === b.to;
}

/** Leaves out what the writer adds: ", following a night of strikes", ", triggering an uproar" after an accusation. */
function cutAsides({ sentence, verb }: ReportingClause, from: number, end: number): number {
  const { tokens } = sentence;
  const isAccusing = ['accuse', 'blame', 'deny'].includes(verb.family);
  for (let at = from + 1; at < end; at += 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined) continue;
    if (isAccusing && at > from + 1 && opensAfterthought(sentence, at, end)) return at;
    const before = tokens[at - 1];
    const isAfterQuotation = before?.quotation !== undefined && /^[”"’']$/u.test(before.text);
    const next = token.text === ',' ? tokens[at + 1] : isAfterQuotation && tokens[at - 2]?.text === ',' ? token : undefined;
    if (next && opensAside(next, isAccusing || isAfterQuotation)) return at;
    if (isAfterQuotation && /^[-–—]$/u.test(token.text)) return at;
  }
  return trimEnd(tokens, from, end);
}

/** "after shells fell", "as talks began", "Monday night in a debate": when it was said, not what. */
function opensAfterthought(sentence: Sentence, at: number, end: number): boolean {
  const { tokens } = sentence;
  const lower = tokens[at]?.lower ?? '';
  if (['after', 'when', 'hours', 'days'].includes(lower)) return true;
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

function trimEnd(tokens: readonly Token[], from: number, end: number): number {
  let to = end;
  while (to > from && tokens[to - 1]?.quotation === undefined && (tokens[to - 1]?.tag === 'CCONJ' || /^[,;:.!?–—-]$/u.test(tokens[to - 1]?.text ?? ''))) to -= 1;
  return to;
}

/** The content that stands before its clause: `"It is over," she said`, `Two are missing, they said`. */
export function complementBefore(clause: ReportingClause): Phrase | undefined {
  const { sentence } = clause;
  const { tokens } = sentence;
  const segment = segmentOf(clause);
  const before = tokens[clause.from - 1];
  if (!before || clause.from <= segment.from) return undefined;
  if (before.quotation === undefined && !/^[,–—-]$/u.test(before.text)) return undefined;
  const from = tokens[segment.from]?.tag === 'CCONJ' ? segment.from + 1 : segment.from;
  const to = trimEnd(tokens, from, clause.from);
  const isInserted = tokens[clause.cue.to]?.text === ',';
  return to > from && (isInserted || hasClause(tokens.slice(from, to))) ? { sentence, from, to } : undefined;
}
