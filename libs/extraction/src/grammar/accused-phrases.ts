import { agencyNouns } from '../lexicons/causes';
import { roleNouns } from '../lexicons/actors';
import type { Phrase, Sentence } from '../pipeline/types';
import { nearestPhrase, phraseFrom } from './noun-phrases';
import { cueOf } from './cue-words';
import { timePhraseBefore } from './time-phrases';
import { isFinite } from './verb-groups';

const LONGEST_LOOSE_PHRASE = 14;
const MOST_LISTED = 6;

/** The party that a phrase from `at` on names; words in quotation marks, and articles without a noun, count too. */
export function partyFrom(sentence: Sentence, at: number, limit: number): Phrase | undefined {
  const { tokens } = sentence;
  if (at >= limit) return undefined;
  const joint = phraseFrom(sentence, at, { isJoint: true, limit });
  const phrase = joint && withoutNextSubject(listFrom(joint, limit));
  if (phrase) return withName(ownerOfDeed(withoutFor(phrase)), limit);
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first?.tag === 'DET' && second && at + 1 < limit && ['NUM', 'ADJ', 'PRON'].includes(second.tag)) return { sentence, from: at, to: at + 2 };
  if (first?.tag === 'PRON' && ['her', 'his', 'himself', 'herself', 'itself', 'themselves', 'myself', 'yourself', 'ourselves'].includes(first.lower)) return { sentence, from: at, to: at + 1 };
  if (['everyone', 'someone', 'everybody', 'somebody', 'anyone', 'each', 'those', 'whoever'].includes(first?.lower ?? '')) return { sentence, from: at, to: at + 1 };
  return loosePhrase(sentence, at, limit);
}

/** "Peru, Bolivia and Brazil": a list that ends with "and" is one phrase. */
export function listFrom(phrase: Phrase, limit: number): Phrase {
  const { sentence, from } = phrase;
  let to = phrase.to;
  for (let count = 0; count < MOST_LISTED && sentence.tokens[to]?.text === ','; count += 1) {
    const next = phraseFrom(sentence, to + 1, { isJoint: true, limit });
    if (!next || !['PROPN', 'DET'].includes(sentence.tokens[to + 1]?.tag ?? '')) return phrase;
    to = next.to;
    if (sentence.tokens.slice(next.from, next.to).some(({ lower }) => lower === 'and')) return { sentence, from, to };
  }
  return phrase;
}

/** "blame the mayor and others say": what follows the "and" is the subject of the next verb. */
function withoutNextSubject(phrase: Phrase): Phrase {
  const { sentence: { tokens }, from, to } = phrase;
  const next = tokens[to];
  const and = tokens.findLastIndex(({ lower }, at) => at > from && at < to && lower === 'and');
  return next && and !== -1 && next.quotation === undefined && isFinite(next, tokens[to - 1]) && !/(ed|en)$/.test(next.lower) || (next && and !== -1 && cueOf(next, tokens[to + 1])?.form === 'past') ? { ...phrase, to: and } : phrase;
}

/** "his deputy, Ann Lee,": an apposed name belongs to the office. */
function withName(phrase: Phrase, limit: number): Phrase {
  const { sentence: { tokens }, to } = phrase;
  const isOffice = roleNouns.has(tokens[to - 1]?.lower ?? '') || /-(general|president|minister|chief)$/.test(tokens[to - 1]?.lower ?? '');
  if (!isOffice || tokens[to]?.text !== ',') return phrase;
  let end = to + 1;
  while (end < limit && tokens[end]?.tag === 'PROPN') end += 1;
  return end > to + 1 && end - to < 6 && (end >= limit || /^[,.]$/.test(tokens[end]?.text ?? '.')) ? { ...phrase, to: end } : phrase;
}

/** "Peru's refusal: whoever blames the deed blames its owner. */
function ownerOfDeed(phrase: Phrase): Phrase {
  const { sentence: { tokens }, from, to } = phrase;
  const mark = tokens.findIndex(({ lower, tag }, at) => at > from && at < to && lower === "'s" && tag === 'PART');
  return mark !== -1 && agencyNouns.has(tokens[to - 1]?.lower ?? '') && tokens[mark - 1]?.tag === 'PROPN' ? { ...phrase, to: mark } : phrase;
}

/** "the “negative stance” of Iran", "weekend ravers": what has no verb up to the limit. */
function loosePhrase(sentence: Sentence, at: number, limit: number): Phrase | undefined {
  const { tokens } = sentence;
  const to = Math.min(limit, at + LONGEST_LOOSE_PHRASE, tokens.length);
  const run = tokens.slice(at, to);
  const isNominal = run.some(({ tag }) => tag === 'NOUN' || tag === 'PROPN') && !['ADP', 'SCONJ', 'PART', 'CCONJ'].includes(run[0]?.tag ?? 'ADP');
  return isNominal && to > at ? { sentence, from: at, to } : undefined;
}

/** "the mayor for the delay": the for-phrase is the allegation, not part of the name. */
function withoutFor(phrase: Phrase): Phrase {
  const link = phrase.sentence.tokens.slice(phrase.from, phrase.to).findIndex(({ lower }) => lower === 'for');
  return link > 0 ? { ...phrase, to: phrase.from + link } : phrase;
}

/** A noun phrase that ends before a place, up to four words of prepositions away. */
export function phraseOfLater(sentence: Sentence, end: number): Phrase | undefined {
  for (let at = end; at > Math.max(0, end - 4); at -= 1) {
    const phrase = nearestPhrase(sentence, at);
    if (phrase) return phrase;
  }
  return undefined;
}

/** The words of a wrong without the date at their end. */
export function withoutLinked(phrase: Phrase): Phrase {
  const { tokens } = phrase.sentence;
  const time = timePhraseBefore(tokens, phrase.to, phrase.from + 1);
  return time !== undefined && tokens[time]?.lower === 'on' ? { ...phrase, to: time } : phrase;
}
