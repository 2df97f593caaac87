import { askingWords } from '../lexicons/reporting-verbs';
import type { Phrase, ReportingClause, Token } from '../pipeline/types';
import { afterAdjuncts, beforeTrailingChannel } from './adjuncts';
import { cutAsides, endBefore, segmentOf, trimEnd, type ClauseInSentence } from './content-end';
import { endByTree } from './tree-cuts';
import { hasClause, isObjectStart, startOf, toldToDo } from './content-start';
import { isFinite } from './verb-groups';

/** The words of the content after the cue, and whether they only go on after an inserted clause (", she said, "). */
export interface Complement {
  readonly phrase: Phrase;
  readonly isResumed: boolean;
}

/** The content that follows the cue, if any does. */
export function complementAfter(place: ClauseInSentence): Complement | undefined {
  const { clause } = place;
  const { sentence, cue, speaker, verb } = clause;
  const latest = endBefore(place);
  const afterSpeaker = speaker.kind === 'phrase' && speaker.side === 'after' ? Math.max(cue.to, speaker.phrase.to) : cue.to;
  const at = clause.shape === 'according-to' ? behindSource(clause, afterSpeaker) : afterAdjuncts(sentence, afterSpeaker, verb.frames.recipient === true);
  const start = toldToDo(clause, afterSpeaker) ?? startOf(clause, at, latest);
  if (!start) return undefined;
  const end = start.isResumed ? latest : endByTree(clause, start.from, latest);
  const to = beforeTrailingChannel(sentence, start.from, cutAsides(clause, start.from, end));
  return start.from < to ? { phrase: { sentence, from: start.from, to }, isResumed: start.isResumed } : undefined;
}

/** "According to two people briefed on it, the ferry is late": what tells more of a source that comes first ends with its comma. */
function behindSource({ sentence, cue }: ReportingClause, afterSpeaker: number): number {
  const { tokens } = sentence;
  const isFirst = tokens.slice(0, cue.from).every(({ tag }) => tag === 'CCONJ' || tag === 'PUNCT' || tag === 'ADV');
  const comma = tokens.findIndex(({ text, quotation }, place) => place >= afterSpeaker && quotation === undefined && /^[,:]$/.test(text));
  const next = tokens[afterSpeaker];
  const isMore = next?.quotation === undefined && (next?.tag === 'ADP' || next?.tag === 'VERB' || ['who', 'which', 'that'].includes(next?.lower ?? ''));
  return isFirst && isMore && comma !== -1 ? comma : afterSpeaker;
}

/** The object of a cue whatever its frames, up to what the writer adds: "rejected [the accusations]". */
export function objectAfter(place: ClauseInSentence): Phrase | undefined {
  const { clause } = place;
  const from = afterAdjuncts(clause.sentence, clause.cue.to, false);
  const end = endBefore(place);
  const to = from < end ? beforeTrailingChannel(clause.sentence, from, cutAsides(clause, from, end)) : from;
  return from < to && isObjectStart(clause.sentence.tokens[from]) ? { sentence: clause.sentence, from, to } : undefined;
}

/** The content that stands before its clause: `"It is over," she said`, `Two are missing, they said`. */
export function complementBefore(clause: ReportingClause): Phrase | undefined {
  const { sentence } = clause;
  const { tokens } = sentence;
  const segment = segmentOf(clause);
  const before = tokens[clause.from - 1];
  if (!before || clause.from <= segment.from) return undefined;
  // "called it 'a joke', accusing her": the words before belong to another act.
  if (before.quotation !== undefined && clause.shape === 'participle' && tokens[segment.from]?.quotation === undefined) return undefined;
  if (before.quotation === undefined && (clause.shape === 'participle' || !/^[,–—-]$/u.test(before.text)) && clause.shape !== 'according-to') return undefined;
  const from = tokens[segment.from]?.tag === 'CCONJ' ? segment.from + 1 : segment.from;
  const to = trimEnd(tokens, from, clause.from);
  if (isLeadUp(tokens, from, to) && !isMiddle(tokens, from, clause.cue.to) && !goesOnWithVerb(tokens, clause.cue.to)) return undefined;
  if (clause.verb.frames.objectNeeds?.includes('quoted') === true && before.quotation === undefined) return undefined;
  const closing = clause.speaker.kind === 'phrase' && clause.speaker.side === 'after' ? clause.speaker.phrase.to : clause.cue.to;
  const isInserted = tokens[clause.cue.to]?.text === ',' || (tokens[closing]?.text === ',' && hasClause(tokens.slice(closing)));
  // "Ferry to sail in May, company says": a headline leaves its verb out.
  const isShort = sentence.zone === 'headline' || sentence.zone === 'summary';
  return to > from && (isInserted || isShort || hasClause(tokens.slice(from, to))) ? { sentence, from, to } : undefined;
}

/** "By leaving, she said, they lost": what stands on both sides of the act is one. */
function isMiddle(tokens: readonly Token[], from: number, behind: number): boolean {
  return tokens[behind]?.text === ',' && ['by', 'in', 'with', 'without'].includes(tokens[from]?.lower ?? '');
}

/** ", Ann Lee said, was a mistake": what stood before the clause is the subject of what stands behind it. */
function goesOnWithVerb(tokens: readonly Token[], at: number): boolean {
  const [comma, verb] = [tokens[at], tokens[at + 1]];
  return comma?.text === ',' && verb !== undefined && isFinite(verb, comma);
}

/** "Asked whether it was over, she said", "When pressed, he said", "Speaking in Rome, she said": what leads up to the act, not what is said. */
function isLeadUp(tokens: readonly Token[], from: number, to: number): boolean {
  const isOpened = tokens[from]?.tag === 'SCONJ' || ['when', 'after', 'while', 'before', 'if', 'once'].includes(tokens[from]?.lower ?? '');
  const verb = isOpened ? from + 1 : from;
  const first = tokens[verb];
  if (first?.quotation !== undefined || first?.tag !== 'VERB' || !/(ed|ing)$/.test(first.lower)) return false;
  return isOpened || askingWords.has(first.lower) || !hasClause(tokens.slice(verb, to));
}
