import { groupNouns, roleNouns } from '../lexicons/actors';
import { duties, neutralDeeds, violentVerbs, wrongAdverbs, wrongdoingPhrases, wrongdoingVerbs } from '../lexicons/accusing-words';
import { demonyms } from '../lexicons/places';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { subjectBefore } from './subjects';
import { isFinite, verbGroupAt } from './verb-groups';
import { subjectOfVerb } from './verb-subjects';

/** The subject of the first finite verb of a content: of whom it says something. */
export function subjectOfContent({ sentence, from, to }: Phrase): Phrase | undefined {
  const verb = sentence.tokens.findIndex((token, at) => at > from && at < to && token.quotation === undefined && isFinite(token, sentence.tokens[at - 1]));
  return verb === -1 ? undefined : subjectBefore(sentence, verbGroupAt(sentence, verb).from, from);
}

/** The subject of the first verb in a content that is a wrong done by it; supposed, denied and suffered wrongs are none. */
export function wrongdoerIn({ sentence, from, to }: Phrase): Phrase | undefined {
  const { tokens } = sentence;
  for (let at = from + 1; at < to; at += 1) {
    if (!isWrong(tokens, at)) continue;
    const group = verbGroupAt(sentence, at);
    const isActing = !group.isNegated && !group.isModal && !group.isInfinitive && (!group.isPassive || isStateOfGuilt(tokens[at]) || tokens[at]?.lower.endsWith('ing') === true);
    const start = isOpeningMark(tokens[group.from - 1]) ? group.from - 1 : group.from;
    const subject = isActing ? (subjectBefore(sentence, start, from) ?? sharedSubject(sentence, { at, start, from })) : undefined;
    if (subject && !isAside(tokens, subject.from) && !isSuffered(tokens, at)) return subject;
  }
  return undefined;
}

/** "moved the stones and lied": the second verb shares the subject of the first. */
function sharedSubject(sentence: Sentence, { at, start, from }: { readonly at: number; readonly start: number; readonly from: number }): Phrase | undefined {
  if (sentence.tokens[start - 1]?.lower !== 'and') return undefined;
  const { phrase } = subjectOfVerb(sentence, at);
  return phrase && phrase.from >= from ? phrase : undefined;
}

/** Whether a phrase says who it is: "Peruvian troops", "the army", not "armed men" or "an attack". */
export function isIdentified({ sentence, from, to }: Phrase): boolean {
  const whole = sentence.tokens.slice(from, to);
  // A dateline may stand before it: "LIMA - Armed men".
  const words = whole.slice(whole.findLastIndex(({ text }) => /^[-–—]+$/u.test(text)) + 1);
  const first = words[0];
  if (first === undefined || ['a', 'an', 'some', 'someone', 'somebody', 'several', 'unidentified', 'unknown', 'armed', 'masked'].includes(first.lower) || (first.tag === 'NUM' && words.some(({ lower }) => ['men', 'people', 'women'].includes(lower)))) return false;
  return first.tag === 'PRON' || first.tag === 'DET' || words.some(({ tag, lower }) => tag === 'PROPN' || demonyms.has(lower) || (groupNouns.has(lower) && !['men', 'people', 'women'].includes(lower)) || roleNouns.has(lower.replace(/s$/, '')));
}

/** "after rebels kidnapped", "a raid on the port killed": no subject of what is reported. */
function isAside(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && (['after', 'when', 'since', 'before', 'if', 'where', 'until', 'as'].includes(before.lower) || (before.tag === 'ADP' && !['that', 'because'].includes(before.lower)));
}

/** "priests kidnapped in May", "victims killed by": who stands before it suffered it. */
function isSuffered(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.lower === 'by' || (violentVerbs.has(tokens[at]?.lower ?? '') && next !== undefined && tokens[at - 1]?.tag !== 'AUX' && ['ADP', 'PUNCT', 'ADV'].includes(next.tag));
}

function isWrong(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next) return false;
  if ((token.tag === 'VERB' || token.lower === 'lied') && wrongdoingVerbs.has(token.lower)) return true;
  if (token.tag === 'VERB' && wrongAdverbs.has(tokens[at - 1]?.lower ?? '')) return true;
  if (token.lower === 'failed' && next.lower === 'to' && duties.has(tokens[at + 2]?.lower ?? '')) return true;
  if (['behind', 'responsible'].includes(next.lower) && tokens.slice(at + 2, at + 7).some(({ lower }) => neutralDeeds.has(lower))) return false;
  return wrongdoingPhrases.some((phrase) => phrase.verbs.includes(token.lower) && phrase.next.includes(next.lower));
}

/** "was behind", "is responsible": here "was" is the verb itself. */
function isStateOfGuilt(token: Token | undefined): boolean {
  return ['is', 'are', 'was', 'were', 'been'].includes(token?.lower ?? '');
}

function isOpeningMark(token: Token | undefined): boolean {
  return token !== undefined && /^["'“‘]+$/u.test(token.text);
}
