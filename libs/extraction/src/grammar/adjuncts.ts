import { audiences, occasions, socialNetworks } from '../lexicons/channels';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { phraseFrom } from './noun-phrases';
import { timePhraseAt, timePhraseBefore } from './time-phrases';

const LONGEST_TRAILING_CHANNEL = 10;
const SPEAKING: readonly string[] = ['written-statement', 'social-post', 'interview', 'press-conference'];
const PREPOSITIONS = ['on', 'in', 'at', 'during', 'by', 'via', 'through', 'from', 'outside', 'inside'];

/** Where an occasion or medium that starts at this preposition ends: "in a statement", "on X", "by phone", "at a briefing in Rome". */
export function channelPhraseAt(sentence: Sentence, at: number): Phrase | undefined {
  const { tokens } = sentence;
  if (!PREPOSITIONS.includes(tokens[at]?.lower ?? '') || tokens[at]?.quotation !== undefined) return undefined;
  const phrase = phraseFrom(sentence, at + 1);
  if (!phrase) return undefined;
  const words = tokens.slice(phrase.from, phrase.to);
  return isChannel(words) ? withVenue(phrase) : undefined;
}

/** "a post on X", "a letter to the speaker": the venue or the addressee belongs to the phrase. */
function withVenue(phrase: Phrase): Phrase {
  const { sentence, to } = phrase;
  const link = sentence.tokens[to]?.lower ?? '';
  if (!['on', 'to', 'with'].includes(link)) return phrase;
  const venue = phraseFrom(sentence, to + 1);
  if (!venue) return phrase;
  const words = sentence.tokens.slice(venue.from, venue.to);
  return link !== 'on' || isNetwork(words) ? { ...phrase, to: venue.to } : phrase;
}

function isChannel(words: readonly Token[]): boolean {
  const head = words.at(-1)?.lower ?? '';
  const heads = words.map(({ lower }) => lower);
  return occasions.has(head) || occasions.has(heads.slice(-2).join(' ')) || isNetwork(words) || heads.some((word, place) => occasions.has(word) && ['of', 'for', 'to'].includes(heads[place + 1] ?? ''));
}

/** "X", "Truth Social", "his Telegram channel": a network's own name, spelled as a name. */
export function isNetwork(words: readonly Token[]): boolean {
  return networkOf(words) !== undefined;
}

/** The network that a phrase names, as it is spelled. */
export function networkOf(words: readonly Token[]): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const name = socialNetworks.get(`${word?.lower} ${words[at + 1]?.lower}`) ?? socialNetworks.get(word?.lower ?? '');
    if (name && /^\p{Lu}/u.test(word?.text ?? '')) return name;
  }
  return undefined;
}

/** Who is told: the phrase after "told", when it is one. */
export function recipientAt(sentence: Sentence, at: number): Phrase | undefined {
  const token = sentence.tokens[at];
  if (!token || ['that', 'to'].includes(token.lower)) return undefined;
  const phrase = phraseFrom(sentence, at);
  if (!phrase) return undefined;
  // A name that is followed by a verb is no recipient but the subject of what is told.
  const next = sentence.tokens[phrase.to];
  const isSubject = next !== undefined && (next.tag === 'AUX' || next.tag === 'VERB') && !next.lower.endsWith('ing');
  return isSubject ? shorterRecipient(phrase) : phrase;
}

/** "told Reuters Russia had left": the first name of the run hears, the rest speaks. */
function shorterRecipient(phrase: Phrase): Phrase | undefined {
  const { sentence, from, to } = phrase;
  return to - from > 1 && sentence.tokens[from]?.tag === 'PROPN' ? { sentence, from, to: from + 1 } : undefined;
}

/** Whether a recipient is an audience or a medium rather than a private person. */
export function audienceKind(words: readonly Token[]): string | undefined {
  for (const { lower } of [...words].reverse()) {
    const kind = audiences.get(lower);
    if (kind) return kind;
  }
  return undefined;
}

/** The first token at or after `at` that is no recipient, time, channel or adverb. */
export function afterAdjuncts(sentence: Sentence, at: number, hasRecipient: boolean): number {
  const { tokens } = sentence;
  const recipient = hasRecipient ? recipientAt(sentence, at) : undefined;
  let place = recipient?.to ?? at;
  for (let next = afterOne(sentence, place); next > place; next = afterOne(sentence, place)) place = next;
  return Math.min(place, tokens.length);
}

function afterOne(sentence: Sentence, at: number): number {
  const { tokens } = sentence;
  const token = tokens[at];
  if (!token || token.quotation !== undefined) return at;
  const time = timePhraseAt(tokens, at);
  if (time) return time.to;
  if (token.lower === 'to') {
    const listener = phraseFrom(sentence, at + 1);
    return listener && audienceKind(tokens.slice(listener.from, listener.to)) ? listener.to : at;
  }
  if (token.tag === 'ADV' && !['as', 'why', 'how', 'when', 'where'].includes(token.lower) && tokens[at + 1]?.lower !== ',') return at + 1;
  const channel = channelPhraseAt(sentence, at);
  if (!channel) return placeAfterChannel(sentence, at);
  const isPlace = ['in', 'at', 'outside'].includes(tokens[channel.to]?.lower ?? '') && timePhraseAt(tokens, channel.to) === undefined;
  return (isPlace ? phraseFrom(sentence, channel.to + 1)?.to : undefined) ?? channel.to;
}

/** "outside the courthouse", "in Bangkok": a place matters only where nothing but the end or "that" follows it. */
function placeAfterChannel(sentence: Sentence, at: number): number {
  const { tokens } = sentence;
  if (!PREPOSITIONS.includes(tokens[at]?.lower ?? '')) return at;
  const place = phraseFrom(sentence, at + 1);
  const next = place && tokens[place.to];
  return place && (next === undefined || next.lower === 'that' || /^[.,:]$/.test(next.text)) ? place.to : at;
}

/** Where a channel that ends a run of content begins: "it was over [in a statement on Monday]"; the run's end when none does. */
export function beforeTrailingChannel(sentence: Sentence, from: number, to: number): number {
  const end = timePhraseBefore(sentence.tokens, to, from) ?? to;
  for (let at = end - 2; at > Math.max(from, end - LONGEST_TRAILING_CHANNEL); at -= 1) {
    const phrase = channelPhraseAt(sentence, at);
    if (phrase?.to === end && isOfSpeaking(sentence.tokens.slice(phrase.from, phrase.to))) return at;
  }
  return to;
}

/** A statement, a post, an interview: nothing but a way of speaking; a meeting or a court may be what is spoken of. */
function isOfSpeaking(words: readonly Token[]): boolean {
  return isNetwork(words) || words.some(({ lower }) => SPEAKING.includes(occasions.get(lower) ?? ''));
}
