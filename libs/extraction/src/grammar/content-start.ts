import { accusationNouns } from '../lexicons/denying-words';
import type { CueFamily, ReportingClause, Sentence, Token } from '../pipeline/types';
import { recipientAt } from './adjuncts';
import { isFinite } from './verb-groups';

const FAR_THAT = 14;
/** A noun phrase is the content of "announced" from so many words on. */
const FEWEST_NOTICE_WORDS = 4;
/** What opens a question that is reported. */
const QUESTION_WORDS = ['whether', 'if', 'what', 'why', 'how', 'who', 'where', 'when', 'which'];
const BARE_OBJECTS = ['it', 'that', 'this', 'them', 'him', 'her', 'these', 'those'];

/** Where the content after a cue begins, and whether it only goes on after an inserted clause. */
export interface ContentStart {
  readonly from: number;
  readonly isResumed: boolean;
}

/** "told [a colleague to keep it]": whom it was told belongs to what was to be done. */
export function toldToDo({ sentence, verb }: ReportingClause, at: number): ContentStart | undefined {
  const recipient = verb.frames.recipient ? recipientAt(sentence, at) : undefined;
  const [to, next] = recipient ? [sentence.tokens[recipient.to], sentence.tokens[recipient.to + 1]] : [];
  return recipient && to?.lower === 'to' && (next?.tag === 'VERB' || next?.quotation !== undefined) ? { from: recipient.from, isResumed: false } : undefined;
}

/** Where the content begins at or after a token, by the frames of the cue; nothing where none of them fits. */
export function startOf(clause: ReportingClause, at: number, end: number): ContentStart | undefined {
  const { tokens } = clause.sentence;
  const { frames, family } = clause.verb;
  const token = tokens[at];
  if (!token || at >= end) return undefined;
  const plain = (from: number): ContentStart => ({ from, isResumed: false });
  if (token.text === ':') return plain(at + 1);
  if (token.lower === 'of' && family === 'say') return behindTopic(clause, at, end);
  if (isOfSpeaker(clause, at)) return undefined;
  if (isGap(clause, token)) return plain(at);
  const inserted = token.text === ',' ? afterInsertion(tokens, at) : undefined;
  if (inserted !== undefined) return startOf(clause, inserted, end);
  if (token.text === ',' && frames.clause && tokens[at + 1]?.lower === 'that') return plain(at + 2);
  const behindComma = token.text === ',' && frames.recipient === true ? farThat(tokens, at, end) : undefined;
  if (token.text === ',') return behindComma === undefined ? resumption(clause, at, end) : plain(behindComma + 1);
  if (token.quotation !== undefined) return frames.objectNeeds?.includes('to') === true && !frames.clause ? undefined : plain(at);
  if (frames.clause && token.lower === 'that' && tokens[at + 1]?.tag !== 'VERB') return plain(at + 1);
  const that = frames.clause ? farThat(tokens, at, end) : undefined;
  if (that !== undefined) return plain(that + 1);
  const from = frameStart(clause, at, end);
  return from === undefined ? undefined : plain(from);
}

/** "said of the strike: ...": what it is about stands before what is said. */
function behindTopic(clause: ReportingClause, at: number, end: number): ContentStart | undefined {
  const { tokens } = clause.sentence;
  const mark = tokens.findIndex(({ text, quotation }, place) => place > at && place < end && (text === ':' || quotation !== undefined));
  return mark === -1 || hasClause(tokens.slice(at, mark)) ? undefined : { from: tokens[mark]?.text === ':' ? mark + 1 : mark, isResumed: false };
}

/** "according to sources who saw it", "said Ann Lee, who saw it": tells more of the speaker. */
function isOfSpeaker({ sentence: { tokens }, speaker, from }: ReportingClause, at: number): boolean {
  return speaker.kind === 'phrase' && speaker.side === 'after' && from > 0 && speaker.phrase.to === at && ['who', 'whose'].includes(tokens[at]?.lower ?? '');
}

/** "moves that he said helped": what the relative pronoun stands for is the subject of what is said. */
function isGap({ sentence: { tokens }, from, verb, speaker }: ReportingClause, token: Token): boolean {
  const isRelative = ['that', 'which', 'who', 'what'].includes(tokens[from - 1]?.lower ?? '');
  return isRelative && speaker.kind === 'phrase' && verb.frames.clause === true && isFinite(token, undefined);
}

/** "said, however, that it was over": a word or two between commas. */
function afterInsertion(tokens: readonly Token[], comma: number): number | undefined {
  const closing = [comma + 2, comma + 3, comma + 4].find((place) => tokens[place]?.text === ',' && tokens[place]?.quotation === undefined);
  const inside = tokens.slice(comma + 1, closing);
  const isLink = ['however', 'though', 'meanwhile', 'instead', 'too', 'then', 'nevertheless', 'nonetheless', 'again'].includes(inside[0]?.lower ?? '') || ['for example', 'for instance', 'in turn', 'of course', 'in part', 'among other', 'among others', 'in effect'].includes(inside.slice(0, 2).map(({ lower }) => lower).join(' '));
  return closing !== undefined && isLink ? closing + 1 : undefined;
}

/** `", said the clerk, who saw it, "and left."`: what is told of the speaker stands before the words that go on. */
function resumption({ sentence: { tokens }, speaker }: ReportingClause, comma: number, end: number): ContentStart {
  const from = comma + 1;
  if (tokens[from]?.quotation !== undefined) return { from, isResumed: false };
  const isAfterSpeaker = speaker.kind === 'phrase' && speaker.side === 'after';
  const next = tokens.findIndex(({ quotation }, place) => place > from && place < end && quotation !== undefined && /^[,:]$/.test(tokens[place - 1]?.text ?? ''));
  // `said on Monday, in reference to her child, "It is a joy."`: what stands between names no act of its own.
  const isAside = next !== -1 && !hasClause(tokens.slice(from, next));
  return next !== -1 && (isAfterSpeaker || isAside) ? { from: next, isResumed: false } : { from, isResumed: true };
}

function frameStart({ sentence, verb: { frames, family } }: ReportingClause, at: number, end: number): number | undefined {
  const { tokens } = sentence;
  const rest = tokens.slice(at, end);
  if (frames.infinitive && tokens[at]?.lower === 'to') return at;
  if (frames.gerund && tokens[at]?.tag === 'VERB' && tokens[at]?.lower.endsWith('ing')) return at;
  const need = frames.objectNeeds;
  if (frames.clause && isQuestion(tokens[at]) && hasClause(rest)) return at;
  if (need) return neededObject(sentence, at, { end, need });
  if (frames.clause && (hasClause(rest) || (family === 'say' && hasHiddenClause(rest)))) return at;
  return frames.object && isObjectStart(tokens[at]) && (isPartyFamily(family) || isLongNotice(rest)) ? at : undefined;
}

/** "accused the firm", "denied the theft", "called for calm": whatever the length, the object is what is said. */
function isPartyFamily(family: CueFamily): boolean {
  return ['deny', 'accuse', 'blame', 'urge', 'dismiss', 'describe'].includes(family);
}

/** "announced a plan to rebuild the pier", not "announced the plan": a few words without a predicate tell nothing. */
function isLongNotice(rest: readonly Token[]): boolean {
  return rest.filter(({ tag }) => tag !== 'PUNCT').length >= FEWEST_NOTICE_WORDS;
}

/** Whether a reported question can begin with a token. */
export function isQuestion(token: Token | undefined): boolean {
  return QUESTION_WORDS.includes(token?.lower ?? '');
}

/** Whether a noun phrase or clause can begin with a token. */
export function isObjectStart(token: Token | undefined): boolean {
  return token !== undefined && ['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADV', 'X', 'VERB'].includes(token.tag);
}

/** An object with its predicate: "the plan 'a joke'", "them to leave", "it as over"; a bare pronoun is left out before a quotation. */
function neededObject(sentence: Sentence, at: number, { end, need }: { readonly end: number; readonly need: readonly string[] }): number | undefined {
  const { tokens } = sentence;
  const rest = need.includes('quoted') ? upToComma(tokens.slice(at, end)) : tokens.slice(at, end);
  if (need.includes('"')) {
    if (!rest.some(({ quotation }) => quotation !== undefined)) return !need.includes('quoted') && (isNamedSo(rest) || hasPredicate(sentence, at, end)) ? at : undefined;
    return BARE_OBJECTS.includes(tokens[at]?.lower ?? '') && tokens[at + 1]?.quotation !== undefined ? at + 1 : at;
  }
  const key = rest.findIndex(({ lower, quotation }) => quotation === undefined && need.includes(lower));
  if (key === -1 && need.includes('as')) return isAccusationThat(rest) || rest.some(({ quotation }) => quotation !== undefined) ? at : undefined;
  if (need.includes('not')) return key === 0 ? at : undefined;
  if (key === -1 || (need.includes('that') && key > 0)) return undefined;
  if (need.includes('to') && (key === 0 || tokens[at]?.lower === 'not')) return undefined;
  const next = tokens[at + key + 1];
  if (need.includes('to') && next?.tag !== 'VERB' && next?.tag !== 'AUX' && next?.quotation === undefined) return undefined;
  return need.includes('that') || (need.includes('as') && key === 1 && BARE_OBJECTS.includes(tokens[at]?.lower ?? '')) ? at + key + 1 : at;
}

function upToComma(rest: readonly Token[]): readonly Token[] {
  const comma = rest.findIndex(({ text, quotation }) => quotation === undefined && text === ',');
  return comma === -1 ? rest : rest.slice(0, comma);
}

/** "called [him a liar]", "branded [Ann Lee the worst of all]": the predicate follows a name or pronoun without a link. */
function isNamedSo(rest: readonly Token[]): boolean {
  const names = rest.findIndex(({ tag }) => tag !== 'PROPN');
  const predicate = rest[0]?.tag === 'PRON' ? 1 : names;
  if (isNounWithAdjective(rest)) return true;
  return predicate > 0 && ['a', 'an', 'the', 'one'].includes(rest[predicate]?.lower ?? '') && rest.length > predicate + 1;
}

/** "called [the quarrel with them unusual]": by the tree, the verb has an object and something that is said of it. */
function hasPredicate({ tree }: Sentence, at: number, end: number): boolean {
  const predicate = tree?.relations.findIndex((relation, place) => relation === 'xcomp' && place > at && place < end && (tree.heads[place] ?? at) < at) ?? -1;
  return predicate !== -1 && tree?.relations.some((relation, place) => relation === 'obj' && place < predicate && tree.heads[place] === tree.heads[predicate]) === true;
}

/** "called [the panel biased]": an adjective behind its noun ends the phrase. */
function isNounWithAdjective(rest: readonly Token[]): boolean {
  const words = rest.filter(({ tag }) => tag !== 'PUNCT');
  const [noun, adjective] = words.slice(-2);
  return words.length > 1 && words.length < 7 && (adjective?.tag === 'ADJ' || adjective?.xpos === 'VBN') && (noun?.tag === 'NOUN' || noun?.tag === 'PROPN' || noun?.tag === 'PRON');
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
    const isMark = token?.tag === 'PUNCT' && token.text !== ',';
    if (!token || !before || token.quotation !== undefined || isMark || isFinite(token, before)) return undefined;
    if (token.lower === 'that') return startsAdjunct(tokens[at]) || (before.tag !== 'NOUN' && token.tag === 'SCONJ') ? place : undefined;
  }
  return undefined;
}

function startsAdjunct(token: Token | undefined): boolean {
  return token !== undefined && ['ADP', 'ADV', 'SCONJ', 'PART'].includes(token.tag);
}

/** "each year yields a gain": a verb in -s that the tagger takes for a noun, with an object behind it. */
function hasHiddenClause(rest: readonly Token[]): boolean {
  return rest.some(({ tag, lower }, at) => at > 0 && tag === 'NOUN' && /[^s]s$/.test(lower) && ['DET', 'PRON'].includes(rest[at + 1]?.tag ?? ''));
}

/** Whether a run of tokens holds a finite verb or a quotation: something is said, not only named. */
export function hasClause(rest: readonly Token[]): boolean {
  return rest.some((token, place) => token.quotation !== undefined || (place > 0 && isFinite(token, rest[place - 1])));
}

