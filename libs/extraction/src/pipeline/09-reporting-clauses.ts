import { cueAt } from '../grammar/cue-sites';
import { hasClause } from '../grammar/content-start';
import { accordingTo, hearsay } from '../grammar/impersonal-clauses';
import { nearestPhrase, phraseFrom } from '../grammar/noun-phrases';
import { isBareQuestion, isPassiveForm, isReducedPassive, passiveClause, type ClauseBase } from '../grammar/passive-clauses';
import { labelledClause } from '../grammar/speaker-labels';
import { spokenAct } from '../grammar/spoken-acts';
import { mainSubject, subjectAfter, subjectBefore } from '../grammar/subjects';
import { subjectByTree } from '../grammar/tree-subjects';
import { verbGroupAt, type VerbGroup } from '../grammar/verb-groups';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { CueVerb, Phrase, ReportingClause, Sentence, SpeakerSource, Token } from './types';

/** Governors under which an infinitive cue is an act of its own: "took to X to call", "went on to say". */
const ACTING_GOVERNORS = ['took', 'turned', 'went', 'used', 'wrote', 'spoke', 'continued', 'proceeded'];
/** Before a participle: "by saying", "while insisting", "before adding". */
const LEADING_TO_PARTICIPLE = ['by', 'while', 'before', 'after', 'then', 'instead'];

/**
 * The clauses of a sentence in which somebody reports something, in text order. Negated and supposed ones are left out. A label
 * before a colon counts where its words are known as names.
 */
export function findReportingClauses(sentence: Sentence, isNameWord: (word: string) => boolean = () => false): readonly ReportingClause[] {
  const labelled = labelledClause(sentence, isNameWord);
  const clauses: ReportingClause[] = labelled ? [labelled] : [];
  sentence.tokens.forEach((token, at) => {
    if (token.quotation !== undefined) return;
    const clause = accordingTo(sentence, at) ?? hearsay(sentence, at) ?? verbalClause(sentence, at, clauses);
    if (clause) clauses.push(clause);
  });
  if (clauses.length > 0) return clauses;
  const act = spokenAct(sentence);
  return act ? [act] : [];
}

function verbalClause(sentence: Sentence, at: number, before: readonly ReportingClause[]): ReportingClause | undefined {
  const word = cueAt(sentence.tokens, at);
  // "went on to say": the second verb reports.
  if (!word || (word.particle === 'on' && sentence.tokens[at + 2]?.lower === 'to')) return undefined;
  const group = verbGroupAt(sentence, at);
  if (group.isNegated || group.isModal) return undefined;
  const cue: Phrase = { sentence, from: at, to: word.particle === undefined ? at + 1 : at + 2 };
  const base = { sentence, cue, verb: word.verb };
  if (group.isInfinitive) return infinitiveClause(base, group);
  const isProgressive = group.from < at && sentence.tokens[group.from]?.tag === 'AUX';
  if (word.form === 'gerund' && !group.isPassive && !isProgressive) return participleClause(base, group, before);
  if (isPassiveForm(word, group) || isBareQuestion(base, group)) return passiveClause(base, group);
  return activeClause(base, group, before);
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
  if (!isFree) return (isAccusing ? modifyingClause(base, group) : undefined) ?? clauseByTree(base, group, 'participle');
  const speaker = sharedSpeaker(base, before);
  return speaker && { ...base, shape: 'participle', speaker, from: group.from };
}

/** "a report accusing the mayor of", "marchers blaming the mayor for": said by what the participle modifies. */
function modifyingClause(base: ClauseBase, { from }: VerbGroup): ReportingClause | undefined {
  const phrase = nearestPhrase(base.sentence, from);
  return phrase && { ...base, shape: 'participle', speaker: { kind: 'phrase', phrase, side: 'before' }, from };
}

/** The speaker of the clause before; else by the tree the subject of what the verb depends on, or that of the sentence. */
function sharedSpeaker({ sentence, cue }: ClauseBase, before: readonly ReportingClause[]): SpeakerSource | undefined {
  const last = before.findLast(({ shape, speaker }) => shape !== 'passive' && shape !== 'hearsay' && speaker.kind === 'phrase');
  if (last) return last.speaker;
  const phrase = subjectByTree(sentence, cue.from) ?? mainSubject(sentence);
  return phrase && { kind: 'phrase', phrase, side: 'before' };
}

function activeClause(base: ClauseBase, group: VerbGroup, before: readonly ReportingClause[]): ReportingClause | undefined {
  const { sentence, cue } = base;
  const { tokens } = sentence;
  const previous = tokens[group.from - 1];
  if (canInvert(base.verb, previous) && isInverted(sentence, cue, group)) {
    const phrase = subjectAfter(sentence, cue.to);
    if (phrase) return { ...base, shape: 'active', speaker: { kind: 'phrase', phrase, side: 'after' }, from: group.from };
  }
  if (isReducedPassive(tokens, cue, previous)) return passiveClause(base, group);
  const isCoordinate = previous?.lower === 'and' || previous?.lower === 'but';
  if (isCoordinate || (previous?.text === ',' && tokens[group.from - 2]?.quotation === undefined && before.length > 0 && !subjectBefore(sentence, group.from))) {
    const speaker = sharedSpeaker(base, before);
    return speaker && { ...base, shape: 'active', speaker, from: group.from };
  }
  const phrase = subjectBefore(sentence, group.from);
  if (!phrase) return clauseByTree(base, group, 'active');
  if (!canSpeak(phrase, base.verb)) return undefined;
  return { ...base, shape: 'active', speaker: { kind: 'phrase', phrase, side: 'before' }, from: phrase.from };
}

/** Where no rule knows the subject: "polls indicating that", "issued a statement saying", "made a point of saying". */
function clauseByTree(base: ClauseBase, group: VerbGroup, shape: 'active' | 'participle'): ReportingClause | undefined {
  if (shape === 'participle' && !reportsClause(base)) return undefined;
  const phrase = subjectByTree(base.sentence, base.cue.from);
  if (!phrase || !canSpeak(phrase, base.verb)) return undefined;
  const side = phrase.from < base.cue.from ? 'before' : 'after';
  return { ...base, shape, speaker: { kind: 'phrase', phrase, side }, from: side === 'before' && shape === 'active' ? Math.min(phrase.from, group.from) : group.from };
}

/** Only a clause or a quotation behind it makes a participle report: "showing that", not "explaining the rules". */
function reportsClause({ sentence, cue, verb }: ClauseBase): boolean {
  const rest = sentence.tokens.slice(cue.to);
  const [next] = rest;
  if (next?.quotation !== undefined || (next?.text === ',' && rest[1]?.quotation !== undefined)) return true;
  const comma = rest.findIndex(({ text, quotation }) => quotation === undefined && /^[,;:.]$/.test(text));
  return verb.frames.clause === true && verb.family !== 'show' && (next?.lower === 'that' || hasClause(comma === -1 ? rest : rest.slice(0, comma)));
}

/** "No minister said": nobody did. What shows or finds something must be a document. */
function canSpeak({ sentence, from, to }: Phrase, verb: CueVerb): boolean {
  const words = sentence.tokens.slice(from, to);
  if (['no', 'neither', 'nobody', 'none', 'nothing'].includes(words[0]?.lower ?? '')) return false;
  if (verb.family !== 'show') return true;
  // "it reads" is said of what is written.
  return words.some(({ lower }) => documentNouns.has(lower) || (verb.lemma === 'read' && words.length === 1 && ['it', 'which'].includes(lower)));
}

/** Only what reports a clause stands before its subject; "warned" does right behind a quotation, "told" and "accused" never do. */
function canInvert({ family, frames, lemma }: CueVerb, previous: Token | undefined): boolean {
  const isToSomebody = frames.recipient === true && (previous?.quotation === undefined || lemma === 'tell');
  return ['say', 'claim', 'allege', 'show', 'promise', 'urge'].includes(family) && !isToSomebody && (frames.clause === true || Object.keys(frames).length === 0);
}

/** `" said Ann Lee`, `the plan is dead, said Ann Lee`: a quotation or a clause stands before, nothing but a phrase follows. */
function isInverted(sentence: Sentence, cue: Phrase, group: VerbGroup): boolean {
  const { tokens } = sentence;
  const previous = tokens[group.from - 1];
  const isAfterQuotation = previous?.quotation !== undefined || (previous?.text === ',' && tokens[group.from - 2]?.quotation !== undefined);
  // "Said Ann Lee: 'It is over.'"
  if (previous === undefined && group.from === cue.from && phraseFrom(sentence, cue.to)) {
    const end = phraseFrom(sentence, cue.to)?.to ?? cue.to;
    return /^[:,]$/.test(tokens[end]?.text ?? '') && tokens[end + 1]?.quotation !== undefined;
  }
  const isAfterClause = previous?.text === ',' && tokens.slice(0, group.from).some(({ tag }) => tag === 'VERB' || tag === 'AUX');
  if ((!isAfterQuotation && !isAfterClause) || group.from !== cue.from) return false;
  const phrase = phraseFrom(sentence, cue.to, { isJoint: true });
  const next = phrase && tokens[phrase.to];
  if (!phrase || tokens[phrase.from]?.lower === 'that') return false;
  if (isAfterQuotation) return true;
  return next === undefined || (next.tag === 'PUNCT' && next.quotation === undefined) || ['who', 'whose', 'on', 'in', 'at'].includes(next.lower);
}
