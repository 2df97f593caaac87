import { cueOf, type CueWord } from '../grammar/cue-words';
import { nearestPhrase, phraseFrom } from '../grammar/noun-phrases';
import { mainSubject, subjectAfter, subjectBefore } from '../grammar/subjects';
import { isFinite, verbGroupAt, type VerbGroup } from '../grammar/verb-groups';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { CueVerb, Phrase, ReportingClause, Sentence, SpeakerSource, Token } from './types';

/** Governors under which an infinitive cue is an act of its own: "took to X to call", "went on to say". */
const ACTING_GOVERNORS = ['took', 'turned', 'went', 'used', 'wrote', 'spoke', 'continued', 'proceeded'];
/** Before a participle: "by saying", "while insisting", "before adding". */
const LEADING_TO_PARTICIPLE = ['by', 'while', 'before', 'after', 'then', 'instead'];
const ACCORDING_TO: CueVerb = { lemma: 'according to', family: 'say', frames: { clause: true } };
const REPORTEDLY: CueVerb = { lemma: 'reportedly', family: 'say', frames: { clause: true } };

/** The clauses of a sentence in which somebody reports something, in text order. Negated and supposed ones are left out. */
export function findReportingClauses(sentence: Sentence): readonly ReportingClause[] {
  const clauses: ReportingClause[] = [];
  sentence.tokens.forEach((token, at) => {
    if (token.quotation !== undefined) return;
    const clause = accordingTo(sentence, at) ?? hearsay(sentence, at) ?? verbalClause(sentence, at, clauses);
    if (clause) clauses.push(clause);
  });
  return clauses;
}

function verbalClause(sentence: Sentence, at: number, before: readonly ReportingClause[]): ReportingClause | undefined {
  const token = sentence.tokens[at];
  const word = token && (cueOf(token, sentence.tokens[at + 1]) ?? mistakenNoun(sentence.tokens, at));
  if (!word || isNoun(sentence.tokens, at)) return undefined;
  const group = verbGroupAt(sentence, at);
  if (group.isNegated || group.isModal) return undefined;
  const cue: Phrase = { sentence, from: at, to: word.particle === undefined ? at + 1 : at + 2 };
  const base = { sentence, cue, verb: word.verb };
  if (group.isInfinitive) return infinitiveClause(base, group);
  if (word.form === 'gerund' && !group.isPassive) return participleClause(base, group, before);
  if (isPassiveForm(word, group) || isBareQuestion(base, group)) return passiveClause(base, group);
  return activeClause(base, group, before);
}

/** "Ann Lee claims that", "The report states few": tagged a noun, but a name or phrase stands before it and a clause behind. */
function mistakenNoun(tokens: readonly Token[], at: number): CueWord | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !next || token?.tag !== 'NOUN' || !token.lower.endsWith('s') || !['PROPN', 'NOUN', 'PRON'].includes(before.tag)) return undefined;
  const startsClause = next.lower === 'that' || next.quotation !== undefined || (['PRON', 'DET', 'PROPN'].includes(next.tag) && isFiniteSoon(tokens, at + 1));
  return startsClause ? cueOf({ ...token, tag: 'VERB' }, next) : undefined;
}

function isFiniteSoon(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from + 1, from + 8).some((token, place) => token.quotation === undefined && isFinite(token, tokens[from + place]));
}

type ClauseBase = Pick<ReportingClause, 'sentence' | 'cue' | 'verb'>;

function isNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (before.lower === "'s" && before.tag === 'PART') return true;
  if (['long', 'first', 'later', 'earlier'].includes(before.lower) && (tokens[at]?.tag === 'VERB' || tokens[at - 2]?.tag === 'AUX')) return false;
  return (['DET', 'ADJ', 'NUM'].includes(before.tag) || ['his', 'her', 'its', 'their', 'our', 'my'].includes(before.lower)) && !isSubjectWord(tokens, at - 1);
}

/** "All said", "both accused", "the two said": a determiner or number that is itself the subject. */
function isSubjectWord(tokens: readonly Token[], at: number): boolean {
  const { lower = '', tag } = tokens[at] ?? {};
  return ['all', 'both', 'some', 'many', 'others', 'another', 'this', 'that', 'neither', 'her'].includes(lower) || (tag === 'NUM' && tokens[at - 1]?.tag !== 'ADP');
}

/** "accused by", "were told", ", accused of": done to the subject. */
function isPassiveForm(word: CueWord, group: VerbGroup): boolean {
  return (word.form === 'past' || word.form === 'participle') && group.isPassive;
}

/** "Asked whether it was over, she nodded": nobody stands before it who could ask. */
function isBareQuestion({ sentence, cue, verb }: ClauseBase, { from }: VerbGroup): boolean {
  const previous = sentence.tokens[from - 1];
  return verb.lemma === 'ask' && sentence.tokens[cue.from]?.lower === 'asked' && (previous === undefined || ['when', 'but', 'and'].includes(previous.lower));
}

function passiveClause(base: ClauseBase, group: VerbGroup): ReportingClause | undefined {
  const { sentence, cue } = base;
  const agent = agentAfter(sentence, cue.to);
  const speaker: SpeakerSource = agent ? { kind: 'phrase', phrase: agent, side: 'after' } : { kind: 'absent', reason: 'agentless-passive' };
  return { ...base, shape: 'passive', speaker, from: group.from };
}

/** The phrase behind "by" in the rest of a passive: "accused by tenants of", "accused of fraud by tenants". */
function agentAfter(sentence: Sentence, at: number): Phrase | undefined {
  const { tokens } = sentence;
  for (let place = at; place < Math.min(tokens.length, at + 16); place += 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined || /^[;:.]$/.test(token.text)) return undefined;
    if (token.lower !== 'by') continue;
    const agent = phraseFrom(sentence, place + 1, { isJoint: true });
    const isManner = tokens[place + 1]?.lower.endsWith('ing') === true;
    return isManner ? undefined : agent;
  }
  return undefined;
}

function infinitiveClause(base: ClauseBase, group: VerbGroup): ReportingClause | undefined {
  const { sentence } = base;
  for (let at = group.from - 1; at >= Math.max(0, group.from - 8); at -= 1) {
    const token = sentence.tokens[at];
    if (!token || token.quotation !== undefined || token.text === ',') return undefined;
    if (!ACTING_GOVERNORS.includes(token.lower)) continue;
    const governor = verbGroupAt(sentence, at);
    const subject = governor.isNegated || governor.isModal ? undefined : subjectBefore(sentence, governor.from);
    return subject && { ...base, shape: 'infinitive', speaker: { kind: 'phrase', phrase: subject, side: 'before' }, from: subject.from };
  }
  return undefined;
}

/** ", adding that", "and accusing": the subject is that of the clause before, or of the sentence. */
function participleClause(base: ClauseBase, group: VerbGroup, before: readonly ReportingClause[]): ReportingClause | undefined {
  const { sentence } = base;
  const previous = sentence.tokens[group.from - 1];
  const isFree = previous === undefined || previous.text === ',' || LEADING_TO_PARTICIPLE.includes(previous.lower) || previous.quotation !== undefined || /^[-–—]$/.test(previous.text)
    || (previous.lower === 'and' && before.some(({ shape }) => shape === 'participle'));
  const isAccusing = base.verb.family === 'accuse' || base.verb.family === 'blame';
  if (!isFree && isAccusing) return modifyingClause(base, group);
  if (!isFree) return undefined;
  const speaker = sharedSpeaker(sentence, before);
  return speaker && { ...base, shape: 'participle', speaker, from: group.from };
}

/** "a report accusing the mayor of", "marchers blaming the mayor for": said by what the participle modifies. */
function modifyingClause(base: ClauseBase, { from }: VerbGroup): ReportingClause | undefined {
  const phrase = nearestPhrase(base.sentence, from);
  return phrase && { ...base, shape: 'participle', speaker: { kind: 'phrase', phrase, side: 'before' }, from };
}

function sharedSpeaker(sentence: Sentence, before: readonly ReportingClause[]): SpeakerSource | undefined {
  const last = before.findLast(({ shape, speaker }) => shape !== 'passive' && shape !== 'hearsay' && speaker.kind === 'phrase');
  if (last) return last.speaker;
  const phrase = mainSubject(sentence);
  return phrase && { kind: 'phrase', phrase, side: 'before' };
}

function activeClause(base: ClauseBase, group: VerbGroup, before: readonly ReportingClause[]): ReportingClause | undefined {
  const { sentence, cue } = base;
  const { tokens } = sentence;
  const previous = tokens[group.from - 1];
  if (canInvert(base.verb) && isInverted(sentence, cue, group)) {
    const phrase = subjectAfter(sentence, cue.to);
    if (phrase) return { ...base, shape: 'active', speaker: { kind: 'phrase', phrase, side: 'after' }, from: group.from };
  }
  if (isReducedPassive(tokens, cue, previous)) return passiveClause(base, group);
  const isCoordinate = previous?.lower === 'and' || previous?.lower === 'but';
  if (isCoordinate || (previous?.text === ',' && tokens[group.from - 2]?.quotation === undefined && before.length > 0 && !subjectBefore(sentence, group.from))) {
    const speaker = sharedSpeaker(sentence, before);
    return speaker && { ...base, shape: 'active', speaker, from: group.from };
  }
  const phrase = subjectBefore(sentence, group.from);
  if (!phrase || !canSpeak(phrase, base.verb)) return undefined;
  return { ...base, shape: 'active', speaker: { kind: 'phrase', phrase, side: 'before' }, from: phrase.from };
}

/** "No minister said": nobody did. What shows or finds something must be a document. */
function canSpeak({ sentence, from, to }: Phrase, verb: CueVerb): boolean {
  const words = sentence.tokens.slice(from, to);
  if (['no', 'neither', 'nobody', 'none', 'nothing'].includes(words[0]?.lower ?? '')) return false;
  if (verb.family !== 'show') return true;
  return words.some(({ lower }) => documentNouns.has(lower));
}

/** Only what reports a clause stands before its subject; "told" and "accused" never do. */
function canInvert({ family, frames }: CueVerb): boolean {
  return ['say', 'claim', 'allege', 'show', 'promise'].includes(family) && frames.recipient !== true && (frames.clause === true || Object.keys(frames).length === 0);
}

/** `" said Ann Lee`, `the plan is dead, said Ann Lee`: a quotation or a clause stands before, nothing but a phrase follows. */
function isInverted(sentence: Sentence, cue: Phrase, group: VerbGroup): boolean {
  const { tokens } = sentence;
  const previous = tokens[group.from - 1];
  const isAfterQuotation = previous?.quotation !== undefined || (previous?.text === ',' && tokens[group.from - 2]?.quotation !== undefined);
  const isAfterClause = previous?.text === ',' && tokens.slice(0, group.from).some(({ tag }) => tag === 'VERB' || tag === 'AUX');
  if ((!isAfterQuotation && !isAfterClause) || group.from !== cue.from) return false;
  const phrase = phraseFrom(sentence, cue.to, { isJoint: true });
  const next = phrase && tokens[phrase.to];
  if (!phrase || tokens[phrase.from]?.lower === 'that') return false;
  if (isAfterQuotation) return true;
  return next === undefined || (next.tag === 'PUNCT' && next.quotation === undefined) || ['who', 'whose', 'on', 'in', 'at'].includes(next.lower);
}

/** ", accused by tenants of", ", accused of": no subject of its own and an object that is not there. */
function isReducedPassive(tokens: readonly Token[], cue: Phrase, previous: Token | undefined): boolean {
  const next = tokens[cue.to]?.lower ?? '';
  return (next === 'by' || next === 'of') && previous !== undefined && (previous.text === ',' || previous.tag === 'NOUN' || previous.tag === 'PROPN') && (tokens[cue.from]?.lower === 'accused' || next === 'by');
}

function accordingTo(sentence: Sentence, at: number): ReportingClause | undefined {
  const { tokens } = sentence;
  if (tokens[at]?.lower !== 'according' || tokens[at + 1]?.lower !== 'to') return undefined;
  const phrase = phraseFrom(sentence, at + 2);
  const agent = phrase && documentBy(phrase);
  if (!agent) return undefined;
  return { sentence, cue: { sentence, from: at, to: at + 2 }, verb: ACCORDING_TO, shape: 'according-to', speaker: { kind: 'phrase', phrase: agent, side: 'after' }, from: at };
}

/** "a report by the charity": its maker belongs to the phrase. */
function documentBy(phrase: Phrase): Phrase {
  const { sentence, to } = phrase;
  if (!['by', 'from'].includes(sentence.tokens[to]?.lower ?? '')) return phrase;
  return { ...phrase, to: phraseFrom(sentence, to + 1)?.to ?? to };
}

/** "reportedly", "is said to", "it is learnt": the sentence says that it is said, but not by whom. */
function hearsay(sentence: Sentence, at: number): ReportingClause | undefined {
  const { tokens } = sentence;
  const lower = tokens[at]?.lower ?? '';
  const isPassive = ['said', 'reported', 'understood', 'believed', 'claimed', 'alleged', 'learnt', 'learned'].includes(lower) && verbGroupAt(sentence, at).isPassive;
  const isImpersonal = isPassive && tokens[verbGroupAt(sentence, at).from - 1]?.lower === 'it' && /^[.,]?$|^that$/.test(tokens[at + 1]?.lower ?? '');
  const isRaised = isPassive && tokens[at + 1]?.lower === 'to' && (tokens[at + 2]?.tag === 'VERB' || tokens[at + 2]?.tag === 'AUX');
  const isAdverb = lower === 'reportedly' && !(tokens[at + 1] && cueOf(tokens[at + 1] as Token, tokens[at + 2]));
  if (!isAdverb && !isRaised && !isImpersonal) return undefined;
  const cue = { sentence, from: at, to: at + 1 };
  return { sentence, cue, verb: REPORTEDLY, shape: 'hearsay', speaker: { kind: 'absent', reason: 'hearsay' }, from: at };
}
