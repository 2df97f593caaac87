import { spanOf, type Channel, type SaidAt } from '@on-record/domain';
import { afterAdjuncts, audienceKind, channelPhraseAt, networkOf, recipientAt } from '../grammar/adjuncts';
import { pastTime, type PublicationTime } from '../grammar/calendar';
import { rangeOfPhrase, tokensOf } from '../grammar/noun-phrases';
import { timePhraseAt } from '../grammar/time-phrases';
import { courtIn, type Venues } from '../grammar/venues';
import { audiences, houses, members, occasions, type ChannelKind } from '../lexicons/channels';
import { demonyms } from '../lexicons/places';
import type { Phrase, ReportingClause, Sentence, TextRange, Token } from './types';

/** When and by which way a clause says that something was said. */
export interface Circumstances {
  readonly channel?: Channel;
  readonly saidAt?: SaidAt;
}

/** What the circumstances of a clause are read from. */
export interface CircumstanceContext {
  readonly text: string;
  readonly published: PublicationTime | undefined;
  /** The courts and houses that the article names. */
  readonly venues: Venues;
  /** The content of the sentence's statements: no circumstance stands in it. */
  readonly contents: readonly TextRange[];
}

/** The channel and the time that stand beside a cue, or that open its sentence. */
export function circumstancesOf(clause: ReportingClause, context: CircumstanceContext): Circumstances {
  const channel = channelOf(clause, context);
  const saidAt = saidAtOf(clause, context);
  return { ...(channel && { channel }), ...(saidAt && { saidAt }) };
}

/** The tokens beside the cue: its verb group, what follows up to the content, and what leads into the sentence. */
function nearTokens(clause: ReportingClause, { contents }: CircumstanceContext): readonly number[] {
  const { sentence, cue, speaker } = clause;
  const after = speaker.kind === 'phrase' && speaker.side === 'after' ? Math.max(cue.to, speaker.phrase.to) : cue.to;
  const adjunctsEnd = afterAdjuncts(sentence, after, clause.verb.frames.recipient === true);
  const isFree = (at: number): boolean => {
    const token = sentence.tokens[at];
    return token !== undefined && token.quotation === undefined && !contents.some(({ start, end }) => token.start >= start && token.end <= end);
  };
  const places: number[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const isBeside = at < cue.from || (at >= after && at < adjunctsEnd) || (isAccusing(clause) && at > cue.from && at < cue.to + 12);
    if (isBeside && isFree(at)) places.push(at);
  }
  const apposed = endOfApposition(clause);
  if (apposed !== undefined) places.push(...range(apposed, afterAdjuncts(sentence, apposed, false)).filter((at) => isFree(at) && !places.includes(at)));
  const trailing = sentence.tokens.findIndex((token, at) => at > cue.to && isFree(at) && contents.some(({ end }) => end === sentence.tokens[at - 1]?.end && end <= token.start));
  return trailing === -1 || places.includes(trailing) ? places : [...places, ...range(trailing, afterAdjuncts(sentence, trailing, false))];
}

/** `said Ann Lee, the mayor, [at a press conference]`: what follows the words that are apposed to the speaker. */
function endOfApposition({ sentence: { tokens }, speaker }: ReportingClause): number | undefined {
  if (speaker.kind !== 'phrase' || speaker.side !== 'after' || tokens[speaker.phrase.to]?.text !== ',') return undefined;
  const closing = tokens.findIndex(({ text, quotation }, at) => at > speaker.phrase.to && text === ',' && quotation === undefined);
  return closing === -1 ? undefined : closing + 1;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

function isAccusing({ verb }: ReportingClause): boolean {
  return verb.family === 'accuse' || verb.family === 'blame';
}

function saidAtOf(clause: ReportingClause, context: CircumstanceContext): SaidAt | undefined {
  const { published } = context;
  if (!published) return undefined;
  const { tokens } = clause.sentence;
  for (const at of nearTokens(clause, context)) {
    const time = timePhraseAt(tokens, at);
    if (!time || !datesTheCue(clause, at, time.to)) continue;
    const [from, to] = [tokens[time.core], tokens[time.to - 1]];
    if (!from || !to) continue;
    const mention = spanOf(context.text, from.start, to.end);
    const read = pastTime(mention.text, published);
    if (read) return { mention, ...read };
  }
  return undefined;
}

/** A time counts where it stands in the verb group, after the cue, or at the head of the sentence. */
function datesTheCue({ sentence, cue, speaker, from }: ReportingClause, at: number, to: number): boolean {
  if (at >= cue.from) return true;
  const opening = channelPhraseAt(sentence, 0);
  if (opening && at < from && at <= opening.to + 6) return true;
  if (at < 2 && /^[,\p{L}]/u.test(sentence.tokens[to]?.text ?? '')) return sentence.tokens[to]?.text === ',' || to === from;
  return speaker.kind === 'phrase' && speaker.side === 'before' && at >= speaker.phrase.to && to <= cue.from && isOwnTime(sentence, speaker.phrase.to, at);
}

/** What is done to a document when it begins to speak. */
const PUBLISHING = ['published', 'released', 'dated', 'issued', 'filed', 'lodged', 'posted', 'sent'];

/** A time in a relative clause dates another act; one in ", published on Monday," dates the speaking document. */
function isOwnTime({ tokens }: Sentence, from: number, at: number): boolean {
  if ([from, from + 1].some((place) => PUBLISHING.includes(tokens[place]?.lower ?? ''))) return true;
  return tokens.slice(from, at).every(({ tag, lower }) => tag !== 'VERB' && lower !== 'who' && lower !== 'which');
}

function channelOf(clause: ReportingClause, context: CircumstanceContext): Channel | undefined {
  const { sentence, cue } = clause;
  const recipient = clause.verb.frames.recipient ? recipientAt(sentence, afterSpeaker(clause)) : undefined;
  const near = nearTokens(clause, context);
  const phrases = near.flatMap((at) => channelPhraseAt(sentence, at) ?? networkTakenTo(sentence, at) ?? []);
  const whole = phrases.filter((phrase) => !phrases.some((other) => other !== phrase && other.from <= phrase.from && other.to >= phrase.to));
  const beside = whole.findLast(({ from }) => from > cue.from) ?? whole.at(-1);
  const chosen = beside && !isAudience(recipient) ? beside : undefined;
  if (chosen) return toChannel(chosen, context);
  const listener = recipient ?? toListener(sentence, near);
  return (listener && toAudience(listener, context)) ?? (beside && toChannel(beside, context)) ?? houseOf(clause, near, context.text);
}

function afterSpeaker({ cue, speaker }: ReportingClause): number {
  return speaker.kind === 'phrase' && speaker.side === 'after' ? Math.max(cue.to, speaker.phrase.to) : cue.to;
}

function isAudience(recipient: Phrase | undefined): boolean {
  return recipient !== undefined && audienceKind(tokensOf(recipient)) !== undefined;
}

/** "took to X to". */
function networkTakenTo(sentence: Sentence, at: number): Phrase | undefined {
  const { tokens } = sentence;
  if (tokens[at]?.lower !== 'to' || !['took', 'taken', 'turned', 'taking'].includes(tokens[at - 1]?.lower ?? '')) return undefined;
  const phrase = { sentence, from: at + 1, to: at + 2 };
  const longer = { sentence, from: at + 1, to: at + 3 };
  return networkOf(tokensOf(longer))?.includes(' ') ? longer : networkOf(tokensOf(phrase)) ? phrase : undefined;
}

/** "Speaking to reporters outside the House, she said". */
function toListener(sentence: Sentence, near: readonly number[]): Phrase | undefined {
  const { tokens } = sentence;
  const to = near.find((at) => tokens[at]?.lower === 'to' && ['speaking', 'talking', 'said', 'spoke', 'admitted', 'confirmed', 'announced', 'account'].includes(tokens[at - 1]?.lower ?? ''));
  const phrase = to === undefined ? undefined : recipientAt(sentence, to + 1);
  return phrase && isAudience(phrase) ? phrase : undefined;
}

function toChannel(phrase: Phrase, { text, venues }: CircumstanceContext): Channel {
  const words = tokensOf(phrase);
  const { start, end } = rangeOfPhrase(phrase);
  const mention = spanOf(text, start, end);
  const network = networkOf(words);
  if (network) return { mention, kind: 'social-post', name: network };
  const kind = occasionKind(words);
  const name = (kind === 'court' ? courtNamed(words, start, venues) : undefined) ?? nameOfVenue(words);
  return { mention, kind, ...(name && { name }) };
}

function occasionKind(words: readonly Token[]): ChannelKind | 'other' {
  const lower = words.map((word) => (word.tag === 'PROPN' && word.lower === 'post' ? '' : word.lower));
  const stop = lower.findIndex((word, at) => at > 0 && ['of', 'for', 'to', 'with', 'on'].includes(word));
  const head = (stop === -1 ? lower : lower.slice(0, stop)).slice(-3);
  for (let at = 0; at < head.length; at += 1) {
    const kind = occasions.get(head.slice(at).join(' '));
    if (kind) return kind;
  }
  return 'other';
}

/** "an interview with Reuters": the outlet that a name behind "with" gives. */
function nameOfVenue(words: readonly Token[]): string | undefined {
  const link = words.findIndex(({ lower }) => lower === 'with');
  const name = link === -1 ? [] : words.slice(link + 1).filter(({ tag }) => tag === 'PROPN');
  return name.length > 0 ? name.map(({ text }) => text).join(' ') : undefined;
}

/** Whom it was told: an audience, a house, or an outlet by its name. */
function toAudience(recipient: Phrase, { text, venues }: CircumstanceContext): Channel | undefined {
  const words = tokensOf(recipient);
  const { start, end } = rangeOfPhrase(recipient);
  const mention = spanOf(text, start, end);
  const kind = words.map(({ lower }) => audiences.get(lower)).findLast((found) => found !== undefined);
  const names = nameWithin(words, text);
  const name = kind === 'court' ? courtNamed(words, start, venues) : kind === 'speech' ? houseNamed(words, start, venues) ?? names : kind === 'interview' ? names : '';
  if (kind) return { mention, kind, ...(name && { name }) };
  if (houses.has(names.toLowerCase())) return { mention, kind: 'speech', name: names };
  const isOutlet = names !== '' && words.every(({ tag }) => tag === 'PROPN' || tag === 'DET');
  return isOutlet ? { mention, kind: 'interview', name: names } : undefined;
}

/** From the first name to the last: "County Board of Commissioners"; "Polish radio" names none. */
function nameWithin(words: readonly Token[], text: string): string {
  const [first, last] = [words.find(({ tag }) => tag === 'PROPN'), words.findLast(({ tag }) => tag === 'PROPN')];
  return !first || !last || demonyms.has(first.lower) ? '' : text.slice(first.start, last.end);
}

/** A court by its own name, or "the court" that the article has named before. */
function courtNamed(words: readonly Token[], at: number, venues: Venues): string | undefined {
  const isBare = words.some(({ lower }) => ['court', 'bench', 'tribunal'].includes(lower));
  return courtIn(words) ?? (isBare ? venues.courtBefore(at) : undefined);
}

/** "told the House", "told MPs": the house that the article has named. */
function houseNamed(words: readonly Token[], at: number, venues: Venues): string | undefined {
  return words.length < 3 && members.has(words.at(-1)?.lower ?? '') ? venues.houseBefore(at) : undefined;
}

/** "In the Assembly, she said". */
function houseOf({ sentence }: ReportingClause, near: readonly number[], text: string): Channel | undefined {
  const { tokens } = sentence;
  for (const at of near) {
    if (tokens[at]?.lower !== 'in') continue;
    const from = at + 1;
    const first = tokens[from]?.tag === 'DET' ? from + 1 : from;
    for (const to of [first + 2, first + 1]) {
      const words = tokens.slice(first, to);
      if (words.length !== to - first || !houses.has(words.map(({ lower }) => lower).join(' ')) || words[0]?.tag !== 'PROPN') continue;
      return { mention: spanOf(text, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0), kind: 'speech', name: words.map((word) => word.text).join(' ') };
    }
  }
  return undefined;
}
