import { groupNouns, roleNouns } from '../lexicons/actors';
import { attacks, duties, leaves, neutralDeeds, violentVerbs, wrongAdverbs, wrongdoingPhrases, wrongdoingVerbs } from '../lexicons/accusing-words';
import { accusationNouns } from '../lexicons/denying-words';
import { demonyms } from '../lexicons/places';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { subjectBefore } from './subjects';
import { isFinite, verbGroupAt } from './verb-groups';
import { subjectOfVerb } from './verb-subjects';

const FARTHEST_OMISSION = 14;
/** "were preparing to attack". */
const INTENDING = ['preparing', 'planning', 'plotting', 'conspiring', 'plotted', 'conspired', 'tried', 'trying', 'attempted', 'attempting'];
const FARTHEST_OBJECT = 6;

/** The subject of the first finite verb of a content: of whom it says something; only the predicate may be quoted ("officials “slept”"). */
export function subjectOfContent({ sentence, from, to }: Phrase): Phrase | undefined {
  const { tokens } = sentence;
  const isVerb = (at: number): boolean => at > from && at < to && isFinite(tokens[at] as Token, tokens[at - 1]);
  const verb = tokens.findIndex(({ quotation }, at) => isVerb(at) && quotation === undefined);
  const quoted = verb === -1 ? tokens.findIndex((_, at) => isVerb(at) && isOpeningMark(tokens[at - 1])) : -1;
  if (quoted !== -1) return subjectBefore(sentence, quoted - 1, from);
  return verb === -1 ? undefined : subjectBefore(sentence, verbGroupAt(sentence, verb).from, from);
}

/** The subject of the first verb in a content that is a wrong done by it; supposed, denied and suffered wrongs are none. */
export function wrongdoerIn({ sentence, from, to }: Phrase): Phrase | undefined {
  const { tokens } = sentence;
  for (let at = from + 1; at < to; at += 1) {
    if (!isWrong(tokens, at)) continue;
    const group = verbGroupAt(sentence, at);
    const isActing = !group.isNegated && !group.isModal && !group.isInfinitive && (tokens[at]?.lower.endsWith('ing') === true ? group.isPassive : !group.isPassive || isStateOfGuilt(tokens[at]));
    const start = isOpeningMark(tokens[group.from - 1]) ? group.from - 1 : group.from;
    const subject = isActing ? (subjectBefore(sentence, start, from) ?? sharedSubject(sentence, { at, start, from })) : undefined;
    if (subject && !isAside(tokens, subject.from) && !isSuffered(tokens, at) && !isDoubted(tokens, Math.max(0, from), subject.from)) return subject;
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

/** "did not see evidence that Peru was behind it", "if that is true, Peru lied", "the claim that Peru lied": denied, supposed, or said by somebody else. */
function isDoubted(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens.slice(from, to);
  // "repeated [his claim that] she lied": what opens the content is the speaker's own.
  const isOfOthers = before.length > 3 && tokens[to - 1]?.lower === 'that' && accusationNouns.has(tokens[to - 2]?.lower ?? '');
  return isOfOthers || before.some(({ lower, quotation }) => quotation === undefined && ['not', "n't", 'never', 'no', 'nobody', 'if', 'whether', 'unless'].includes(lower));
}

/** "after rebels kidnapped", "a raid on the port killed": no subject of what is reported. */
function isAside(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && (['after', 'when', 'since', 'before', 'if', 'whether', 'where', 'until', 'as'].includes(before.lower) || (before.tag === 'ADP' && !['that', 'because'].includes(before.lower)));
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
  if (token.tag === 'VERB' && (wrongAdverbs.has(tokens[at - 1]?.lower ?? '') || isWithoutDuty(tokens, at))) return true;
  if (token.lower === 'failed' && next.lower === 'to' && duties.has(tokens[at + 2]?.lower ?? '')) return true;
  if (INTENDING.includes(token.lower) && next.lower === 'to' && attacks.has(tokens[at + 2]?.lower ?? '')) return true;
  // "is responsible for dividing the costs": what somebody has to do.
  const isDuty = next.lower === 'responsible' && tokens[at + 2]?.lower === 'for' && tokens[at + 3]?.lower.endsWith('ing') === true && !wrongdoingVerbs.has(tokens[at + 3]?.lower ?? '');
  if (isDuty || (['behind', 'responsible'].includes(next.lower) && tokens.slice(at + 2, at + 7).some(({ lower }) => neutralDeeds.has(lower)))) return false;
  const further = tokens.slice(at + 1, at + 1 + FARTHEST_OBJECT).map(({ lower }) => lower);
  return wrongdoingPhrases.some(({ verbs, next: words, objects }) => verbs.includes(token.lower) && (words?.includes(next.lower) ?? true) && (objects?.some((object) => further.includes(object)) ?? true));
}

/** "released water without warning", "switched it on without testing it": what was due beforehand was left undone. */
function isWithoutDuty(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1, at + 1 + FARTHEST_OMISSION);
  const without = rest.findIndex(({ lower }) => lower === 'without');
  if (without === -1 || rest.slice(0, without).some(({ tag, text }) => tag === 'VERB' || tag === 'AUX' || /^[,;:.]$/.test(text))) return false;
  const [first, second] = rest.slice(without + 1).map(({ lower }) => lower);
  const stem = first?.endsWith('ing') === true ? first.slice(0, -3) : '';
  return (stem !== '' && (duties.has(stem) || duties.has(`${stem}e`))) || leaves.has(first ?? '') || (first !== undefined && ['any', 'prior', 'proper', 'its', 'their', 'his', 'her', 'our'].includes(first) && leaves.has(second ?? ''));
}

/** "was behind", "is responsible": here "was" is the verb itself. */
function isStateOfGuilt(token: Token | undefined): boolean {
  return ['is', 'are', 'was', 'were', 'been'].includes(token?.lower ?? '');
}

function isOpeningMark(token: Token | undefined): boolean {
  return token !== undefined && /^["'“‘]+$/u.test(token.text);
}
