import { businessNouns, groupNouns, organisationNouns, roleNouns } from '../lexicons/actors';
import { chargedAdverbs } from '../lexicons/accusing-verbs';
import { possessives } from '../lexicons/pronouns';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { clauseEnd, type AccusingFrame } from './accusing-frames';
import { afterAdjuncts } from './adjuncts';
import { phraseFrom, tokensOf } from './noun-phrases';
import { isFinite, verbGroupAt } from './verb-groups';
import { subjectOfVerb } from './verb-subjects';
import { subjectOfContent, wrongdoerIn } from './wrongs';

const ALLEGING = ['allege', 'alleges', 'alleged', 'alleging'];
const FARTHEST_THAT = 12;
const CHARGING = ['charge', 'charges', 'charged', 'charging'];

/**
 * "alleged that Peru had", "alleges fraud", "it is alleged that", "is alleged to have", "charged that": who alleges what of whom.
 * `contentBefore` says what was alleged where it stands before: "Peru moved the stones, Chile alleged".
 */
export function allegingFrameAt(sentence: Sentence, at: number, contentBefore: () => Phrase | undefined = () => undefined): AccusingFrame | undefined {
  const { tokens } = sentence;
  const token = tokens[at];
  const before = tokens[at - 1];
  const isCharge = CHARGING.includes(token?.lower ?? '') && tokens[at + 1]?.lower === 'that' && !['DET', 'ADJ', 'ADP'].includes(before?.tag ?? 'DET');
  if (!token || token.quotation !== undefined || !(ALLEGING.includes(token.lower) || isCharge) || isAttribute(tokens, at) || chargedAdverbs.has(before?.lower ?? '')) return undefined;
  const group = verbGroupAt(sentence, at);
  const { phrase, isDone, isSeeming } = subjectOfVerb(sentence, at);
  if (!isDone) return undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, legal: 'none', isSeeming, isPlain: true } as const;
  if (!group.isPassive) {
    const roles = opensContent(tokens, at + 1) ? contentRoles(sentence, at) : rolesBefore(contentBefore());
    return phrase && (roles.accused ?? roles.allegation) ? { ...base, ...roles, accuser: phrase } : undefined;
  }
  if (tokens[at + 1]?.lower === 'to') return phrase && { ...base, accuser: undefined, accused: phrase, allegation: spanFrom(sentence, at + 2), isPlain: false };
  return phrase && isIt(phrase) ? { ...base, ...contentRoles(sentence, at), accuser: agentIn(sentence, at) } : undefined;
}

/** "the alleged fraud", "over alleged fraud": said of the fraud, not by anybody. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.lower === 'alleged' && (before === undefined || ['ADP', 'DET', 'ADJ', 'CCONJ', 'NUM'].includes(before.tag) || possessives.has(before.lower) || before.lower === "'s" && tokens[at + 1]?.tag === 'NOUN');
}

function isIt({ sentence, from, to }: Phrase): boolean {
  return to - from < 3 && sentence.tokens[from]?.lower === 'it';
}

function agentIn(sentence: Sentence, at: number): Phrase | undefined {
  return sentence.tokens[at + 1]?.lower === 'by' ? phraseFrom(sentence, at + 2, { isJoint: true }) : undefined;
}

/** Whether a clause or noun phrase can begin: not where the sentence ends or pauses, or only says where and when it was alleged. */
function opensContent(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  const isOver = next === undefined || (next.tag === 'PUNCT' && !/^[-–—"“‘']+$/u.test(next.text)) || next.tag === 'CCONJ';
  const that = tokens.findIndex(({ lower, quotation }, place) => place >= at && place < at + FARTHEST_THAT && quotation === undefined && lower === 'that');
  return !isOver && (next.tag !== 'ADP' || that !== -1);
}

/** What was alleged before the verb: a thing that it says something of did nothing wrong. */
function rolesBefore(content: Phrase | undefined): Pick<AccusingFrame, 'accused' | 'allegation'> {
  const { accused, allegation } = rolesIn(content);
  return { allegation, accused: accused === undefined || accused === 'each-other' || isThing(tokensOf(accused)) ? undefined : accused };
}

/** Who did what according to a clause or noun phrase behind the verb. */
function contentRoles(sentence: Sentence, at: number): Pick<AccusingFrame, 'accused' | 'allegation'> {
  const { tokens } = sentence;
  const that = tokens.findIndex(({ lower, quotation }, place) => place > at && place < at + FARTHEST_THAT && quotation === undefined && lower === 'that');
  const from = that !== -1 && tokens.slice(at + 1, that).every(({ tag }) => tag !== 'VERB') ? that + 1 : afterAdjuncts(sentence, at + 1, false);
  return rolesIn(spanFrom(sentence, from));
}

function rolesIn(allegation: Phrase | undefined): Pick<AccusingFrame, 'accused' | 'allegation'> {
  if (!allegation) return { accused: undefined, allegation: undefined };
  const { sentence: { tokens }, from } = allegation;
  const hasClause = tokens.slice(from + 1, allegation.to).some((token, place) => isFinite(token, tokens[from + place]));
  const accused = hasClause && isSuffering(allegation) ? agentOfWrong(allegation) : hasClause ? (wrongdoerIn(allegation) ?? agentOfWrong(allegation) ?? subjectOfContent(allegation)) : agentOfWrong(allegation);
  return { accused, allegation };
}

/** "that he was moved", "that contracts were sold": what happened to somebody or something says not who did it. */
function isSuffering({ sentence: { tokens }, from, to }: Phrase): boolean {
  const be = tokens.findIndex(({ lower, quotation }, at) => at > from && at < to && quotation === undefined && ['was', 'were', 'is', 'are'].includes(lower));
  const isPassive = be !== -1 && tokens[be + 1]?.tag === 'VERB' && tokens[be + 1]?.lower.endsWith('ing') === false;
  return isPassive && (['he', 'she', 'they', 'it', 'i', 'we'].includes(be === from + 1 ? (tokens[from]?.lower ?? '') : '') || isThing(tokens.slice(from, be)));
}

/** "water contracts worth two million": the first noun that nothing else belongs to names nobody who could do wrong. */
function isThing(words: readonly Token[]): boolean {
  const end = words.findIndex(({ tag }, at) => at > 0 && words[at - 1]?.tag === 'NOUN' && tag !== 'NOUN');
  const head = words[end === -1 ? words.length - 1 : end - 1];
  const isNamed = words.slice(0, end === -1 ? words.length : end).some(({ tag, lower }) => tag === 'PROPN' || (tag === 'PRON' && !possessives.has(lower)));
  return head?.tag === 'NOUN' && !isNamed && ![groupNouns, roleNouns, organisationNouns, businessNouns].some((nouns) => nouns.has(head.lower));
}

/** "alleges fraud by the company", "alleges a plot against": who did the noun. */
function agentOfWrong({ sentence, from, to }: Phrase): Phrase | undefined {
  const by = sentence.tokens.findIndex(({ lower }, at) => at > from && at < to && lower === 'by');
  return by === -1 ? undefined : phraseFrom(sentence, by + 1, { isJoint: true, limit: to });
}

function spanFrom(sentence: Sentence, from: number): Phrase | undefined {
  const to = clauseEnd(sentence, from);
  return from < to ? { sentence, from, to } : undefined;
}
