import { complementAfter, complementBefore } from '../grammar/complements';
import { segmentOf, trimEnd, type ClauseInSentence } from '../grammar/content-end';
import { hasClause, isQuestion } from '../grammar/content-start';
import { leadingClause } from '../grammar/leading-sentences';
import { rangesOf } from '../grammar/content-ranges';
import { timePhraseAt } from '../grammar/time-phrases';
import { isFinite } from '../grammar/verb-groups';
import type { Phrase, Quotation, ReportingClause, Sentence, StatementDraft } from './types';

/** A quotation of its own needs this many words; a shorter one is a title, a slogan or a scare quote. */
const FEWEST_QUOTED_WORDS = 3;
/** What leads into a sentence before an inserted clause has so few words. */
const LONGEST_ADVERBIAL = 12;

/** What `findStatements` works on: every sentence with its reporting clauses. */
export interface ReportedSentence {
  readonly sentence: Sentence;
  readonly clauses: readonly ReportingClause[];
}

/** The statements of the article in text order. A quotation without a cue goes on with, or follows, the statement before it. */
export function findStatements(reported: readonly ReportedSentence[], quotations: readonly Quotation[]): readonly StatementDraft[] {
  const drafts: StatementDraft[] = [];
  let isSpeaking = false;
  let leading: ReportingClause | undefined;
  for (const { sentence, clauses } of reported) {
    if (sentence.zone === 'byline' || sentence.zone === 'dateline' || sentence.zone === 'boilerplate') continue;
    const found = clauses.flatMap((clause) => statementOf({ clause, others: clauses, quotations }) ?? []);
    drafts.push(...found);
    if (clauses.length === 0 && addToLabelled(drafts, sentence)) continue;
    const lead = clauses.length === 0 ? leadingClause(sentence) : undefined;
    isSpeaking = found.length > 0 || addUncued(drafts, sentence, { quotations, isSpeaking, lead: leading });
    leading = lead;
  }
  return drafts;
}

interface ClauseContext {
  readonly clause: ReportingClause;
  readonly others: readonly ReportingClause[];
  readonly quotations: readonly Quotation[];
}

function statementOf({ clause, others, quotations }: ClauseContext): StatementDraft | undefined {
  const phrases = contentOf(clause, others);
  if (phrases.length === 0) return undefined;
  const parts = phrases.flatMap((phrase) => rangesOf(phrase, quotations));
  if (parts.length === 0 || isBarePronoun(phrases)) return undefined;
  const complement = phrases.length === 1 ? phrases[0] : undefined;
  return { sentence: clause.sentence, clause, kind: kindOf(phrases), parts, complement };
}

/** "denied it", "blamed himself" say nothing by themselves. */
function isBarePronoun(phrases: readonly Phrase[]): boolean {
  const [phrase] = phrases;
  const token = phrase?.sentence.tokens[phrase.from];
  return phrases.length === 1 && phrase !== undefined && phrase.to - phrase.from === 1 && (token?.tag === 'PRON' || ['this', 'that', 'himself', 'herself', 'itself', 'themselves', 'neither', 'nobody', 'nothing'].includes(token?.lower ?? ''));
}

/** The content as runs of tokens: after the cue, before it, or on both sides of an inserted clause. */
function contentOf(clause: ReportingClause, others: readonly ReportingClause[]): readonly Phrase[] {
  if (clause.shape === 'passive' && !isLed(clause)) return questionOf({ clause, others });
  if (clause.shape === 'colon') return labelledContent(clause);
  if (clause.shape === 'hearsay') return [{ sentence: clause.sentence, ...segmentOf(clause) }];
  const after = complementAfter({ clause, others });
  const before = complementBefore(clause);
  if (!before) return !after ? [] : !after.isResumed ? splitAtTime(clause, after.phrase) : isLed(clause) || isInterrupted(clause, after.phrase) ? [after.phrase] : aroundInserted(clause, after.phrase);
  if (isQuoted(before, before.to - 1)) {
    const goesOn = after && isQuoted(after.phrase, after.phrase.from);
    if (after && !goesOn && !after.isResumed && !isQuoted(before, before.from) && hasFiniteVerb(after.phrase)) return [after.phrase];
    const resumed = goesOn ? after.phrase : after && startsWithThat(after.phrase) ? undefined : resumedQuotation(clause, others);
    if (resumed) return [before, resumed];
    if (!after || !startsWithThat(after.phrase)) return [before];
    // `"Bad luck," she said, that both had left`: the clause behind the comma goes on with the quotation.
    return isQuoted(before, before.from) && clause.sentence.tokens[after.phrase.from - 2]?.text === ',' ? [before, after.phrase] : [after.phrase];
  }
  if (!after) return [before];
  return after.isResumed ? [before, after.phrase] : splitAtTime(clause, after.phrase);
}

/** "asked by a reader [whether it was over]": of what is done to somebody only a question has content of its own. */
function questionOf(place: ClauseInSentence): readonly Phrase[] {
  const phrase = place.clause.verb.lemma === 'ask' ? complementAfter(place)?.phrase : undefined;
  return phrase && isQuestion(phrase.sentence.tokens[phrase.from]) ? [phrase] : [];
}

/** What stands behind a label to the end of its sentence, or before it. */
function labelledContent({ sentence, cue, speaker }: ReportingClause): readonly Phrase[] {
  const isBehind = speaker.kind === 'phrase' && speaker.side === 'before';
  const [from, to] = isBehind ? [cue.to, trimEnd(sentence.tokens, cue.to, sentence.tokens.length)] : [0, cue.from];
  return to > from ? [{ sentence, from, to }] : [];
}

/** "According to the note, ...", "As Ann Lee noted, ...": the content may follow a comma where nothing can stand before. */
function isLed({ sentence: { tokens }, shape, from }: ReportingClause): boolean {
  return shape === 'according-to' || ((shape === 'active' || shape === 'passive') && tokens[from - 1]?.lower === 'as' && tokens.slice(0, from - 1).every(({ tag }) => tag === 'CCONJ' || tag === 'PUNCT' || tag === 'ADV'));
}

/** "But, she said, it is over": nothing but a word or two that link stands before the inserted clause. */
function isInterrupted({ sentence, from, shape }: ReportingClause, { from: start, to }: Phrase): boolean {
  const isLinked = from > 0 && from < 4 && sentence.tokens[from - 1]?.text === ',';
  return shape === 'active' && isLinked && hasClause(sentence.tokens.slice(start, to));
}

/** "At times, she said, it is late": the words that lead in belong to what goes on behind the inserted clause. */
function aroundInserted({ sentence, cue, from, shape, verb }: ReportingClause, rest: Phrase): readonly Phrase[] {
  const { tokens } = sentence;
  const isInserted = shape === 'active' && verb.family === 'say' && from > 1 && tokens[from - 1]?.text === ',' && tokens[cue.to]?.text === ',';
  const isAdverbial = isInserted && from < LONGEST_ADVERBIAL && tokens[0]?.quotation === undefined && ['ADP', 'ADV', 'SCONJ'].includes(tokens[0]?.tag ?? '');
  return isAdverbial && hasClause(tokens.slice(rest.from, rest.to)) ? [{ sentence, from: 0, to: from - 1 }, rest] : [];
}

/** `At the "Lamp Fair," Ann Lee said it was over`: a clause behind the cue is what is said, not the name before it. */
function hasFiniteVerb({ sentence: { tokens }, from, to }: Phrase): boolean {
  return tokens.slice(from, to).some((token, place) => token.quotation === undefined && isFinite(token, tokens[from + place - 1]));
}

/** `"It is over," she said of the strike, "and we lost."`: a comma and a second quotation behind what is told of the act. */
function resumedQuotation({ sentence, cue }: ReportingClause, others: readonly ReportingClause[]): Phrase | undefined {
  const { tokens } = sentence;
  const from = tokens.findIndex(({ quotation }, at) => at > cue.to && quotation !== undefined && tokens[at - 1]?.quotation === undefined);
  if (from === -1 || tokens[from - 1]?.text !== ',' || others.some((other) => other.cue.from > cue.from && other.cue.from < from)) return undefined;
  const end = tokens.findIndex(({ quotation }, at) => at > from && quotation === undefined);
  return { sentence, from, to: end === -1 ? tokens.length : end };
}

function startsWithThat({ sentence, from }: Phrase): boolean {
  return sentence.tokens[from - 1]?.lower === 'that';
}

function isQuoted({ sentence }: Phrase, at: number): boolean {
  return sentence.tokens[at]?.quotation !== undefined;
}

/** "accused [the firm] on Monday [of hiding losses]": the time is no part of the content. */
function splitAtTime({ verb }: ReportingClause, phrase: Phrase): readonly Phrase[] {
  if (verb.family !== 'accuse' && verb.family !== 'blame') return [phrase];
  const { sentence, from, to } = phrase;
  for (let at = from; at < to; at += 1) {
    const time = timePhraseAt(sentence.tokens, at);
    if (!time || at === from || isQuoted(phrase, at)) continue;
    const [head, tail] = [{ sentence, from, to: at }, { sentence, from: time.to, to }];
    if (tail.from >= to) return isReciprocal(head) ? [] : [head];
    if (!['of', 'for'].includes(sentence.tokens[time.to]?.lower ?? '')) continue;
    return isReciprocal(head) ? [{ ...tail, from: tail.from + 1 }] : [head, { ...tail, from: tail.from + 1 }];
  }
  if (!isReciprocalStart(phrase)) return [phrase];
  return ['of', 'for', 'over'].includes(sentence.tokens[from + 2]?.lower ?? '') && from + 3 < to ? [{ ...phrase, from: from + 3 }] : [];
}

function isReciprocal({ sentence, from, to }: Phrase): boolean {
  return to - from === 2 && isReciprocalStart({ sentence, from, to });
}

function isReciprocalStart({ sentence, from }: Phrase): boolean {
  const words = `${sentence.tokens[from]?.lower} ${sentence.tokens[from + 1]?.lower}`;
  return words === 'each other' || words === 'one another';
}

function kindOf(phrases: readonly Phrase[]): StatementDraft['kind'] {
  const tokens = phrases.flatMap(({ sentence, from, to }) => sentence.tokens.slice(from, to));
  const words = tokens.filter(({ tag, quotation }) => quotation !== undefined || tag !== 'PUNCT');
  if (words.every(({ quotation }) => quotation !== undefined)) return 'direct';
  return words.some(({ quotation }) => quotation !== undefined) ? 'mixed' : 'indirect';
}

/** "Ann Lee: It is late. The engine is old.": behind a label a whole paragraph is said. */
function addToLabelled(drafts: StatementDraft[], sentence: Sentence): boolean {
  const last = drafts.at(-1);
  const isLabelled = last?.clause?.shape === 'colon' && last.clause.from === 0 && last.sentence.paragraph === sentence.paragraph && sentence.zone === 'body';
  const part = { start: sentence.start, end: sentence.tokens[trimEnd(sentence.tokens, 0, sentence.tokens.length) - 1]?.end ?? sentence.start };
  if (!last || !isLabelled || part.end <= part.start) return false;
  drafts[drafts.length - 1] = { ...last, parts: [...last.parts, part], complement: undefined };
  return true;
}

interface UncuedContext {
  readonly quotations: readonly Quotation[];
  /** Whether the sentence before was a statement too. */
  readonly isSpeaking: boolean;
  /** The sentence before, where it leads into a quotation. */
  readonly lead: ReportingClause | undefined;
}

/** A sentence of nothing but quotations and no cue; says whether it was one. */
function addUncued(drafts: StatementDraft[], sentence: Sentence, { quotations, isSpeaking, lead }: UncuedContext): boolean {
  const last = drafts.at(-1);
  if (!lead && (!last || (sentence.zone !== 'body' && sentence.zone !== last.sentence.zone))) return false;
  // `But "it is over."`: a word that links says nothing of its own.
  const outer = sentence.tokens.filter(({ quotation, tag }, at) => quotation === undefined && tag !== 'PUNCT' && !(at === 0 && tag === 'CCONJ'));
  const places = [...new Set(sentence.tokens.map(({ quotation }) => quotation))];
  const runs = places.flatMap((place) => (place === undefined ? [] : (quotations[place] ?? [])));
  const words = sentence.tokens.filter(({ tag }) => tag !== 'PUNCT').length;
  const inner = runs.map((run) => run.inner).filter(({ start, end }) => end > start);
  if (outer.length > 0 || inner.length === 0) return false;
  // A quotation that nobody closed may run through several sentences; it is the content of the first.
  const parts = inner.filter(({ start }) => start >= (last?.parts.at(-1)?.end ?? 0));
  if (parts.length === 0) return true;
  if (last && isSpeaking && isSameSpeech(last, sentence, runs)) drafts[drafts.length - 1] = { ...last, parts: [...last.parts, ...parts], complement: undefined };
  else if (words >= FEWEST_QUOTED_WORDS) drafts.push({ sentence, clause: undefined, lead, kind: 'direct', parts, complement: undefined });
  else return false;
  return true;
}

/** `"A," she said. "B."` in one paragraph, or a quotation that the paragraph before left open. */
function isSameSpeech(last: StatementDraft, sentence: Sentence, runs: readonly Quotation[]): boolean {
  if (last.kind !== 'direct') return false;
  return runs[0]?.continues === true || last.sentence.paragraph === sentence.paragraph;
}
