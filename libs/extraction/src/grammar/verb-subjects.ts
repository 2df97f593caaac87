import { groupNouns, roleNouns } from '../lexicons/actors';
import { documentNouns } from '../lexicons/reporting-verbs';
import { carryingVerbs, causingVerbs, seemingVerbs, withholdingWords } from '../lexicons/accusing-verbs';
import { makingVerbs } from '../lexicons/accusing-nouns';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { nearestPhrase, phraseBefore } from './noun-phrases';
import { mainSubject, subjectBefore } from './subjects';
import { cueOf } from './cue-words';
import { isTimeWord } from './time-phrases';
import { isFinite, verbGroupAt, type VerbGroup } from './verb-groups';

const MOST_STEPS = 4;
const FARTHEST_BACK = 24;
const FARTHEST_PEOPLE = 12;
const PREPOSITIONS = ['after', 'for', 'by', 'while', 'when', 'in', 'despite', 'since', 'of', 'with', 'to', 'on', 'at', 'over', 'following'];

/** Who does what a verb says. */
export interface VerbSubject {
  /** Nothing where the sentence leaves it open. */
  readonly phrase: Phrase | undefined;
  /** False where it is negated, wished, asked or only supposed to be done. */
  readonly isDone: boolean;
  /** "appeared to". */
  readonly isSeeming: boolean;
}

/** The subject of a verb in any form, through coordination, relative clauses, participles and governed infinitives. */
export function subjectOfVerb(sentence: Sentence, at: number, steps = 0): VerbSubject {
  const group = withHaving(sentence, verbGroupAt(sentence, at));
  if (steps > MOST_STEPS) return subject(undefined, false);
  const opening = sentence.tokens[group.from]?.lower ?? '';
  const isGerund = ['being', 'having'].includes(opening) || (sentence.tokens[at]?.lower.endsWith('ing') === true && !group.isPassive);
  const found = group.isInfinitive ? ofInfinitive(sentence, group, steps) : isGerund ? ofGerund(sentence, group, steps) : ofFinite(sentence, group, steps);
  return group.isNegated || group.isModal ? { ...found, isDone: false } : found;
}

/** "having been charged": the group starts with the participle. */
function withHaving(sentence: Sentence, group: VerbGroup): VerbGroup {
  return sentence.tokens[group.from - 1]?.lower === 'having' ? { ...group, from: group.from - 1 } : group;
}

function subject(phrase: Phrase | undefined, isDone: boolean, isSeeming = false): VerbSubject {
  return { phrase, isDone, isSeeming };
}

function ofFinite(sentence: Sentence, group: VerbGroup, steps: number): VerbSubject {
  const { tokens } = sentence;
  const before = tokens[group.from - 1];
  const isJoined = before !== undefined && ['and', 'but', 'or', 'then'].includes(before.lower);
  const earlier = isJoined || before?.text === ',' ? finiteBefore(sentence, group.from) : undefined;
  // "called it “a joke” and denied": across a comma or a quotation the subject is that of the sentence.
  const main = isJoined && (tokens[group.from - 2]?.text === ',' || (before.quotation === undefined && tokens[group.from - 2]?.quotation !== undefined)) ? mainSubject(sentence) : undefined;
  if (main) return subject(main, true);
  if (isJoined && earlier !== undefined) return subjectOfVerb(sentence, earlier, steps + 1);
  const far = firstPhrase(sentence, group.from) ?? beforeParticiple(sentence, group.from) ?? ownSubject(sentence, group.from) ?? beforeRelative(sentence, group.from) ?? nearestPhrase(sentence, group.from);
  if (!far) return earlier === undefined ? subject(undefined, true) : subjectOfVerb(sentence, earlier, steps + 1);
  const phrase = withoutForeign(antecedentOf(far));
  return subject(throughPronoun(phrase, steps), !isNobody(phrase) && !isSupposed(tokens, phrase.from));
}

/** "Ann Lee, of Hill Road, Ashford, was charged": no verb stands before, so the first phrase is the subject. */
function firstPhrase(sentence: Sentence, end: number): Phrase | undefined {
  const { tokens } = sentence;
  const comma = tokens.findIndex(({ text, quotation }) => quotation === undefined && text === ',');
  if (tokens[end - 1]?.text !== ',' || comma < 1 || comma >= end - 1 || !['from', 'of', 'in'].includes(tokens[comma + 1]?.lower ?? '')) return undefined;
  return tokens.slice(0, end).some((token, at) => at > 0 && isFinite(token, tokens[at - 1])) ? undefined : phraseBefore(sentence, comma);
}

/** "A report released on Tuesday in Lima alleged": the subject stands before the participle. */
function beforeParticiple(sentence: Sentence, end: number): Phrase | undefined {
  const { tokens } = sentence;
  const verb = verbBefore(sentence, end);
  const [before, after] = verb === undefined ? [] : [tokens[verb - 1], tokens[verb + 1]];
  const isParticiple = verb !== undefined && verb > 0 && end - verb < 12 && /(ed|en|own|ade|ught|sent|held|built|led)$/.test(tokens[verb]?.lower ?? '') && (before?.tag === 'NOUN' || before?.tag === 'PROPN');
  if (!isParticiple || !after || cueOf(tokens[verb] as Token, after)?.form === 'past') return undefined;
  const isOpen = after.tag === 'ADP' || after.lower === 'to' || isTimeWord(after) || after.tag === 'ADV';
  const isClosed = tokens.slice(verb, end).every(({ text, lower }) => text !== ',' && !['that', 'and', 'but', 'as', 'while'].includes(lower));
  return isOpen && isClosed ? nearestPhrase(sentence, verb) : undefined;
}

/** "announced it would leave after accusing": the pronoun is whoever announced. */
function throughPronoun(phrase: Phrase, steps: number): Phrase {
  const { sentence, from, to } = phrase;
  const before = sentence.tokens[from - 1];
  const isPronoun = to - from === 1 && ['it', 'he', 'she', 'they'].includes(sentence.tokens[from]?.lower ?? '');
  const verb = before?.lower === 'that' ? from - 2 : from - 1;
  if (!isPronoun || verb < 1 || sentence.tokens[verb]?.tag !== 'VERB') return phrase;
  return subjectOfVerb(sentence, verb, steps + 1).phrase ?? phrase;
}

/** The last finite verb before a place: what a coordinated finite verb shares its subject with. */
function finiteBefore(sentence: Sentence, end: number): number | undefined {
  const { tokens } = sentence;
  for (let at = verbBefore(sentence, end); at !== undefined; at = verbBefore(sentence, at)) {
    if (!verbGroupAt(sentence, at).isInfinitive && !tokens[at]?.lower.endsWith('ing')) return at;
  }
  return undefined;
}

/** The phrase right before the group, unless it is the object of a relative clause: "the union that represents handlers blamed". */
function ownSubject(sentence: Sentence, end: number): Phrase | undefined {
  const { tokens } = sentence;
  const own = subjectBefore(sentence, end);
  const verb = own ? own.from - 1 : 0;
  const token = tokens[verb];
  if (!own || !token || token.tag !== 'VERB' || token.quotation !== undefined || cueOf(token, tokens[verb + 1])?.verb.frames.clause === true) return own;
  return ['who', 'which', 'that'].includes(tokens[verbGroupAt(sentence, verb).from - 1]?.lower ?? '') ? undefined : own;
}

/** "The family of a teacher who died here has held": the subject stands before its relative clause. */
function beforeRelative(sentence: Sentence, end: number): Phrase | undefined {
  const pronoun = sentence.tokens.findIndex(({ lower, quotation }, at) => at > 0 && at < end && quotation === undefined && ['who', 'which', 'that', 'whose'].includes(lower));
  return pronoun === -1 || sentence.tokens.slice(pronoun, end).some(({ text }) => /^[,;:]$/.test(text)) ? undefined : phraseBefore(sentence, pronoun);
}

/** "residents, several of whom accused": the pronoun stands for what comes before it. */
function antecedentOf(phrase: Phrase): Phrase {
  const { sentence, from, to } = phrase;
  const pronoun = sentence.tokens[to - 1]?.lower ?? '';
  if (!['whom', 'which'].includes(pronoun)) return phrase;
  const nearest = nearestPhrase(sentence, sentence.tokens[from - 1]?.text === ',' ? from - 1 : from);
  return (pronoun === 'whom' && nearest ? peopleBefore(nearest) : nearest) ?? phrase;
}

/** "residents who spoke at the meeting, several of whom": who is meant is people, and may stand further back. */
function peopleBefore(nearest: Phrase): Phrase {
  const { sentence, to } = nearest;
  const isPeople = ({ lower, tag }: Token): boolean => tag === 'PROPN' || groupNouns.has(lower) || (lower.endsWith('s') && roleNouns.has(lower.slice(0, -1)));
  if (isPeople(sentence.tokens[to - 1] as Token)) return nearest;
  const at = sentence.tokens.findLastIndex((token, place) => place < nearest.from && place > nearest.from - FARTHEST_PEOPLE && token.tag !== 'PROPN' && isPeople(token));
  return (at === -1 ? undefined : nearestPhrase(sentence, at + 1)) ?? nearest;
}

/** "if Chile accuses", "whether they blamed", "can they sue": nobody has done it yet; "don't want to think we blame", "when you blame": nobody says so. */
function isSupposed(tokens: readonly Token[], from: number): boolean {
  const verb = tokens[from - 1]?.lower === 'that' ? from - 2 : from - 1;
  const isThought = ['think', 'believe', 'say', 'suggest', 'mean'].includes(tokens[verb]?.lower ?? '') && tokens.slice(Math.max(0, verb - 4), verb).some(({ lower }) => ['not', "n't", 'never', 'might', 'may', 'could', 'would'].includes(lower));
  const isGeneric = tokens[from]?.lower === 'you' && ['when', 'whenever'].includes(tokens[from - 1]?.lower ?? '');
  return isThought || isGeneric || (tokens[from - 1]?.tag !== 'PROPN' && ['if', 'whether', 'unless', 'can', 'could', 'will', 'would', 'should', 'may', 'might', 'does', 'do', 'did'].includes(tokens[from - 1]?.lower ?? ''));
}

function isNobody({ sentence, from }: Phrase): boolean {
  return ['no', 'neither', 'nobody', 'none', 'nothing', 'few'].includes(sentence.tokens[from]?.lower ?? '');
}

/** "left the valley and the mayor blamed": of a joint subject only what no earlier verb or preposition claims. */
export function withoutForeign(phrase: Phrase): Phrase {
  const { sentence: { tokens }, from, to } = phrase;
  const before = tokens[from - 1];
  const isClaimed = before !== undefined && (before.tag === 'VERB' || before.tag === 'ADP' || (before.tag === 'AUX' && !isFinite(before, undefined)));
  if (!isClaimed || before.quotation !== undefined || ['that', 'as', 'because', 'while', 'after', 'before', 'when', 'said', 'says', 'say'].includes(before.lower)) return phrase;
  const and = tokens.findLastIndex(({ lower }, place) => place > from && place < to && (lower === 'and' || lower === 'but'));
  if (and === -1) return phrase;
  return and + 1 < to ? { ...phrase, from: and + 1 } : { ...phrase, to: and };
}

/** The last verb before a place in the same clause chain; verbs inside noun phrases ("the proposed plan") are none. */
export function verbBefore(sentence: Sentence, end: number): number | undefined {
  const { tokens } = sentence;
  for (let at = end - 1; at >= Math.max(0, end - FARTHEST_BACK); at -= 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined || /^[;:]$/.test(token.text)) return undefined;
    if (token.tag !== 'VERB' && !(token.tag === 'AUX' && tokens[at + 1]?.tag !== 'VERB')) continue;
    const before = tokens[at - 1];
    if (before && ['DET', 'ADJ'].includes(before.tag) && tokens[at + 1]?.tag === 'NOUN') continue;
    return at;
  }
  return undefined;
}

function ofGerund(sentence: Sentence, group: VerbGroup, steps: number): VerbSubject {
  const { tokens } = sentence;
  const before = tokens[group.from - 1];
  if (!before || before.quotation !== undefined || /^[-–—,(]+$/u.test(before.text)) return subject(mainOf(sentence, group.from), true);
  if (withholdingWords.has(before.lower) || withholdingWords.has(tokens[group.from - 2]?.lower ?? '') && before.lower === 'of') return subject(undefined, before.lower === 'about');
  // "is in prison having been charged": of whom the sentence speaks.
  if (tokens[group.from]?.lower === 'having') return subject(mainOf(sentence, group.from), true);
  if (before.tag === 'NOUN' || before.tag === 'PROPN' || before.tag === 'PRON') return subject(issuerOf(sentence, group.from) ?? nearestPhrase(sentence, group.from) ?? phraseBefore(sentence, group.from), true);
  if (before.lower === 'and' || before.lower === 'or' || PREPOSITIONS.includes(before.lower) || before.tag === 'VERB') return ofGoverned(sentence, group.from, steps);
  return subject(mainOf(sentence, group.from), true);
}

/** After a preposition or a verb: who does what governs it; a sentence that opens so has its subject later. */
function ofGoverned(sentence: Sentence, from: number, steps: number): VerbSubject {
  const verb = outsideRelative(sentence, from);
  if (verb === undefined) return subject(mainOf(sentence, from), true);
  const isBefore = ['after', 'for', 'following', 'since'].includes(sentence.tokens[from - 1]?.lower ?? '');
  const controlled = controlledBy(sentence, verb);
  if (controlled) return subject(controlled, true);
  const governor = subjectOfVerb(sentence, verb, steps + 1);
  return subject(governor.phrase, isBefore || governor.isDone);
}

/** The verb that governs a place: one in a relative clause ("a meeting that began") does not. */
function outsideRelative(sentence: Sentence, end: number): number | undefined {
  const { tokens } = sentence;
  const verb = verbBefore(sentence, end);
  if (verb === undefined) return undefined;
  const { from } = verbGroupAt(sentence, verb);
  const isRelative = ['that', 'which', 'who'].includes(tokens[from - 1]?.lower ?? '') && ['NOUN', 'PROPN', 'PUNCT'].includes(tokens[from - 2]?.tag ?? '');
  return isRelative ? (verbBefore(sentence, from) ?? verb) : verb;
}

/** "called on the mayor to apologise for accusing": the one who is to apologise did it. */
function controlledBy(sentence: Sentence, verb: number): Phrase | undefined {
  const group = verbGroupAt(sentence, verb);
  return group.isInfinitive ? nearestPhrase(sentence, group.from) : undefined;
}

function mainOf(sentence: Sentence, from: number): Phrase | undefined {
  const verb = verbBefore(sentence, from);
  const near = verb === undefined ? undefined : subjectOfVerb(sentence, verb, MOST_STEPS).phrase;
  const found = mainSubject(sentence) ?? near;
  return found && withoutForeign(found);
}

/** "filed a lawsuit accusing": those who issue a paper speak in it; "his letter accusing": its owner does. */
function issuerOf(sentence: Sentence, end: number): Phrase | undefined {
  const { tokens } = sentence;
  const paper = nearestPhrase(sentence, end);
  if (!paper || !(documentNouns.has(tokens[end - 1]?.lower ?? '') || ['tweets', 'tweet', 'remarks', 'comments', 'posts', 'ad', 'ads', 'advert'].includes(tokens[end - 1]?.lower ?? ''))) return undefined;
  const owner = tokens.findLastIndex(({ lower, tag }, at) => at > paper.from && at < end && lower === "'s" && tag === 'PART');
  if (owner > 0) return { sentence, from: paper.from, to: owner };
  const verb = verbBefore(sentence, paper.from);
  return verb !== undefined && paper.from - verb < 3 && (makingVerbs.has(tokens[verb]?.lower ?? '') || ['put', 'released', 'wrote', 'signed', 'sent'].includes(tokens[verb]?.lower ?? '')) ? subjectOfVerb(sentence, verb, MOST_STEPS).phrase : undefined;
}

/** "chose to blame", "was the first to accuse"; wishes, plans and refusals are not done. */
function ofInfinitive(sentence: Sentence, group: VerbGroup, steps: number): VerbSubject {
  const { tokens } = sentence;
  for (let at = group.from - 1; at >= Math.max(0, group.from - 7); at -= 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined || token.text === ',') return subject(undefined, false);
    if (causingVerbs.has(token.lower)) return subject(nearestPhrase(sentence, group.from), true);
    if (!carryingVerbs.has(token.lower)) continue;
    const verb = token.tag === 'VERB' || token.tag === 'AUX' ? at : (verbBefore(sentence, at) ?? at);
    const governor = subjectOfVerb(sentence, verb, steps + 1);
    return subject(governor.phrase, governor.isDone && governor.phrase !== undefined, seemingVerbs.has(token.lower) || governor.isSeeming);
  }
  const wished = verbBefore(sentence, group.from);
  return subject(wished === undefined ? undefined : subjectOfVerb(sentence, wished, steps + 1).phrase, false);
}
