import { accusingIdiomAt } from '../grammar/accusing-idioms';
import { complementAfter } from '../grammar/complements';
import { rangeOf } from '../grammar/content-ranges';
import { coordinatedPhrases, nearestPhrase, phraseFrom } from '../grammar/noun-phrases';
import { subjectBefore } from '../grammar/subjects';
import { timePhraseAt, timePhraseBefore } from '../grammar/time-phrases';
import { verbGroupAt } from '../grammar/verb-groups';
import { subjectOfContent, wrongdoerIn } from '../grammar/wrongs';
import { pastWords } from '../lexicons/accusing-words';
import type { ReportedSentence } from './08-statements';
import type { AccusationDraft, PartySource, Phrase, Quotation, ReportingClause, Sentence, StatementDraft, TextRange } from './types';

const MOST_PARTIES = 6;

/** What one sentence says about who accused whom, before coordination is taken apart. */
interface AccusingClause {
  readonly clause: ReportingClause | undefined;
  readonly trigger: Phrase;
  readonly accuser: PartySource;
  /** Nothing: the accusers accuse each other. */
  readonly accused: Phrase | undefined;
  readonly allegation: TextRange | undefined;
  readonly modality: AccusationDraft['modality'];
  readonly legal: AccusationDraft['legal'];
}

/** What the article reports: sentences with their clauses, and the statements that these became. */
export interface Reported {
  readonly reported: readonly ReportedSentence[];
  readonly statements: readonly StatementDraft[];
  readonly quotations: readonly Quotation[];
}

/** Who accuses whom of what, in text order: one draft for each pair of an accuser and an accused. */
export function findAccusations({ reported, statements, quotations }: Reported): readonly AccusationDraft[] {
  const byClause = new Map(statements.map((statement) => [statement.clause, statement]));
  let groups = 0;
  return reported.flatMap((here) => {
    const { clauses } = here;
    const found = [
      ...clauses.flatMap((clause) => accusingClause({ clause, others: clauses, statement: byClause.get(clause), quotations }) ?? []),
      ...idiomaticClauses(here, quotations),
    ].sort((a, b) => a.trigger.from - b.trigger.from);
    return found.flatMap((clause) => {
      const drafts = draftsOf(clause, `${groups}`);
      if (drafts.some(({ mutual }) => mutual !== undefined)) groups += 1;
      return drafts;
    });
  });
}

interface Place {
  readonly clause: ReportingClause;
  readonly others: readonly ReportingClause[];
  readonly statement: StatementDraft | undefined;
  readonly quotations: readonly Quotation[];
}

function accusingClause(place: Place): AccusingClause | undefined {
  switch (place.clause.verb.family) {
    case 'accuse':
    case 'blame': return place.clause.shape === 'passive' ? passive(place) : active(place);
    case 'allege':
    case 'say':
    case 'claim':
    case 'show': return place.clause.shape === 'passive' || place.clause.shape === 'hearsay' ? undefined : alleging(place);
    default: return undefined;
  }
}

/** "X accused Y of Z", "X blamed Y for Z", "X blamed Z on Y", "X and Y accused each other of Z". */
function active(place: Place): AccusingClause | undefined {
  const { clause, quotations } = place;
  const content = complementAfter(place)?.phrase;
  if (!content) return undefined;
  const base = { clause, trigger: clause.cue, accuser: partyOf(clause), modality: modalityOf(clause), legal: 'none' as const };
  const { accused, wrong } = rolesIn(content, clause.verb.family === 'blame');
  if (!accused) return undefined;
  const allegation = wrong && rangeOf(wrong, quotations);
  return { ...base, accused: isReciprocal(accused) ? undefined : accused, allegation };
}

/** Takes an object apart: who is accused, and of what. */
function rolesIn(content: Phrase, isBlame: boolean): { readonly accused: Phrase | undefined; readonly wrong: Phrase | undefined } {
  const link = linkOf(content, isBlame ? ['for', 'over'] : ['of']);
  const on = isBlame && link === undefined ? linkOf(content, ['on']) : undefined;
  const { sentence, from, to } = content;
  if (on !== undefined) return { accused: phraseFrom(sentence, on + 1, { isJoint: true, limit: to }), wrong: { sentence, from, to: on } };
  const accused = phraseIn({ sentence, from, to: link ?? to });
  return { accused, wrong: link === undefined ? undefined : tailOf({ sentence, from: link + 1, to }) };
}

/** The link word before a gerund, or else the first one. A date behind "on" is none. */
function linkOf({ sentence: { tokens }, from, to }: Phrase, links: readonly string[]): number | undefined {
  let first: number | undefined;
  for (let at = from + 1; at < to; at += 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined || !links.includes(token.lower) || (token.lower === 'on' && timePhraseAt(tokens, at))) continue;
    first ??= at;
    if (tokens[at + 1]?.tag === 'VERB' && tokens[at + 1]?.lower.endsWith('ing')) return at;
  }
  return first;
}

function tailOf(phrase: Phrase): Phrase {
  const time = timePhraseBefore(phrase.sentence.tokens, phrase.to, phrase.from + 1);
  const hasPreposition = time !== undefined && phrase.sentence.tokens[time]?.lower === 'on';
  return hasPreposition && time !== undefined ? { ...phrase, to: time } : phrase;
}

function phraseIn(phrase: Phrase): Phrase | undefined {
  const { sentence } = phrase;
  const time = timePhraseBefore(sentence.tokens, phrase.to, phrase.from);
  const to = time ?? phrase.to;
  if (to <= phrase.from) return undefined;
  if (isReciprocal({ ...phrase, to })) return { ...phrase, to: phrase.from + 2 };
  const named = phraseFrom(sentence, phrase.from, { isJoint: true, limit: to });
  const isWhole = sentence.tokens.slice(phrase.from, to).every(({ tag, quotation }) => quotation === undefined && tag !== 'VERB' && tag !== 'AUX' && tag !== 'PUNCT');
  return isWhole && to - phrase.from < 12 ? { ...phrase, to } : named;
}

function isReciprocal({ sentence: { tokens }, from }: Phrase): boolean {
  return /^(each other|one another)$/.test(`${tokens[from]?.lower} ${tokens[from + 1]?.lower}`);
}

/** "X was accused (by Y) of Z", ", accused by Y of Z,". Blame in the passive needs somebody who blames. */
function passive({ clause, quotations }: Place): AccusingClause | undefined {
  const { sentence, cue, verb, speaker } = clause;
  const isModifier = clause.from === cue.from && sentence.tokens[cue.from - 1]?.text !== ',';
  const accused = (isModifier ? nearestPhrase(sentence, cue.from) : subjectBefore(sentence, clause.from)) ?? beforeComma(sentence, clause.from);
  if (!accused || (verb.family === 'blame' && speaker.kind !== 'phrase')) return undefined;
  const to = passiveEnd(sentence, cue.to);
  const link = linkOf({ sentence, from: cue.to - 1, to }, verb.family === 'blame' ? ['for', 'over'] : ['of']);
  const allegation = link === undefined ? undefined : rangeOf(tailOf({ sentence, from: link + 1, to: agentStart(clause, link, to) }), quotations);
  return { clause, trigger: cue, accuser: partyOf(clause), accused, allegation, modality: modalityOf(clause), legal: 'none' };
}

function beforeComma(sentence: Sentence, at: number): Phrase | undefined {
  return sentence.tokens[at - 1]?.text === ',' ? subjectBefore(sentence, at - 1) : undefined;
}

/** The allegation of "accused of fraud by tenants" ends before "by". */
function agentStart({ speaker }: ReportingClause, link: number, to: number): number {
  return speaker.kind === 'phrase' && speaker.phrase.from > link ? Math.min(to, speaker.phrase.from - 1) : to;
}

function passiveEnd({ tokens }: Sentence, from: number): number {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.quotation === undefined && /^[,;:.]$/.test(token?.text ?? '')) return at;
  }
  return tokens.length;
}

/** "X alleged that Y had done Z", "X said Y had lied": the subject of the reported clause is accused. */
function alleging({ clause, statement, quotations }: Place): AccusingClause | undefined {
  if (!statement?.complement || statement.kind === 'direct') return undefined;
  const content = statement.complement;
  const accused = clause.verb.family === 'allege' ? (subjectOfContent(content) ?? wrongdoerIn(content)) : wrongdoerIn(content);
  if (!accused) return undefined;
  return { clause, trigger: clause.cue, accuser: partyOf(clause), accused, allegation: rangeOf(content, quotations), modality: modalityOf(clause), legal: 'none' };
}

function idiomaticClauses({ sentence, clauses }: ReportedSentence, quotations: readonly Quotation[]): readonly AccusingClause[] {
  const isSaidInFull = clauses.some(({ verb: { family }, shape }) => shape === 'participle' && (family === 'accuse' || family === 'allege'));
  return sentence.tokens.flatMap((_, at): readonly AccusingClause[] => {
    const idiom = accusingIdiomAt(sentence, at, sharedSubject(clauses, at));
    if (!idiom || (idiom.legal !== 'none' && isSaidInFull)) return [];
    const { trigger, accuser, accused, allegationFrom: from, legal } = idiom;
    const allegation = from === undefined ? undefined : rangeOf({ sentence, from, to: passiveEnd(sentence, from) }, quotations);
    const party: PartySource = accuser ? { kind: 'phrase', phrase: accuser } : { kind: 'absent', reason: 'agentless-passive' };
    return [{ clause: undefined, trigger, accuser: party, accused, allegation, modality: 'asserted', legal }];
  });
}

function sharedSubject(clauses: readonly ReportingClause[], at: number): Phrase | undefined {
  const before = clauses.findLast(({ cue, speaker }) => cue.from < at && speaker.kind === 'phrase');
  return before?.speaker.kind === 'phrase' ? before.speaker.phrase : undefined;
}

function partyOf({ speaker }: ReportingClause): PartySource {
  return speaker.kind === 'phrase' ? { kind: 'phrase', phrase: speaker.phrase } : speaker;
}

/** "has long accused", "in 2021": another occasion. */
function modalityOf({ sentence, cue }: ReportingClause): AccusationDraft['modality'] {
  const group = verbGroupAt(sentence, cue.from);
  const words = sentence.tokens.slice(group.from, cue.from);
  if (words.some(({ lower }) => pastWords.has(lower))) return 'historical';
  return sentence.tokens.slice(0, cue.from).some(({ text }, at) => /^(19|20)\d\d$/.test(text) && sentence.tokens[at - 1]?.lower === 'in') ? 'historical' : 'asserted';
}

/** The parties of a phrase; a longer list than any sentence needs is cut, since pairs grow with its square. */
function partiesIn(phrase: Phrase): readonly Phrase[] {
  return coordinatedPhrases(phrase).slice(0, MOST_PARTIES);
}

/** One draft for each pair; those who accuse each other make two with one label. */
function draftsOf(found: AccusingClause, label: string): readonly AccusationDraft[] {
  const { clause, trigger, allegation, modality, legal } = found;
  const base = { clause, trigger, allegation, modality, legal };
  const accusers = found.accuser.kind === 'phrase' ? partiesIn(found.accuser.phrase).map((phrase): PartySource => ({ kind: 'phrase', phrase })) : [found.accuser];
  if (found.accused) {
    const accused = partiesIn(found.accused);
    return accusers.flatMap((accuser) => accused.map((phrase): AccusationDraft => ({ ...base, accuser, accused: { kind: 'phrase', phrase }, mutual: undefined })));
  }
  return accusers.flatMap((accuser) => accusers.filter((other) => other !== accuser).map((accused): AccusationDraft => ({ ...base, accuser, accused, mutual: label })));
}
