import type { AccusingFrame } from '../grammar/accusing-frames';
import { accusingIdiomFrameAt } from '../grammar/accusing-idiom-frames';
import { accusingNounFrameAt } from '../grammar/accusing-noun-frames';
import { accusingVerbFrameAt } from '../grammar/accusing-verb-frames';
import { allegingFrameAt } from '../grammar/alleging-frames';
import { cueOf } from '../grammar/cue-words';
import { complementAfter, complementBefore } from '../grammar/complements';
import { rangeOf } from '../grammar/content-ranges';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { impliedReproachIn } from '../grammar/implied-reproaches';
import { partiesOf } from '../grammar/parties';
import { isAskedOrSupposed, quotedSentences } from '../grammar/quoted-sentences';
import { statementsBySentence } from '../grammar/statements-in';
import { verbGroupAt } from '../grammar/verb-groups';
import { isIdentified, wrongdoerIn } from '../grammar/wrongs';
import { hedgingWords, pastWords } from '../lexicons/accusing-words';
import type { ReportedSentence } from './10-statements';
import type { AccusationDraft, PartySource, Phrase, Quotation, ReportingClause, Sentence, StatementDraft, Token } from './types';

const MOST_PARTIES = 6;
/** Verbs that are the same in the past. */
const UNCHANGED = ['put', 'cut', 'let', 'set', 'shut', 'hit', 'hurt', 'beat'];
/** Who speaks in a quotation calls itself so. */
const FIRST_PERSON = ['i', 'we', 'me', 'us', 'my', 'our', 'mine', 'ours'];

/** What the article reports: sentences with their clauses, and the statements that these became. */
export interface Reported {
  readonly reported: readonly ReportedSentence[];
  readonly statements: readonly StatementDraft[];
  readonly quotations: readonly Quotation[];
}

/** A sentence of the article, or one inside a quotation in it, with what is reported there. */
interface Place {
  readonly host: ReportedSentence;
  readonly sentence: Sentence;
  readonly statements: readonly StatementDraft[];
  readonly quotations: readonly Quotation[];
}

/** A frame with the clause or statement that it stands in. */
interface Found extends AccusingFrame {
  readonly clause: ReportingClause | undefined;
  readonly within: StatementDraft | undefined;
  /** Whose words the frame is in, where it stands inside a quotation. */
  readonly isQuoted: boolean;
  readonly needs: AccusationDraft['needs'];
  readonly certainty: AccusationDraft['certainty'];
}

/** What somebody is said to have done, without a word for accusing. */
const SAID = { legal: 'none', isSeeming: false, isPlain: false, isQuoted: false, needs: 'nothing', certainty: 'certain' } as const;

/** Who accuses whom of what, in text order: one draft for each pair of an accuser and an accused. */
export function findAccusations({ reported, statements, quotations }: Reported): readonly AccusationDraft[] {
  const statementsIn = statementsBySentence(statements);
  let groups = 0;
  return reported.flatMap((host) => {
    const here = statementsIn(host.sentence);
    const place: Place = { host, sentence: host.sentence, statements: here, quotations };
    const found = [...framesIn(place), ...reportedWrongs(place), ...quotedSentences(host.sentence).flatMap((sentence) => quotedFrames({ ...place, sentence }))];
    return onceEach(found).flatMap((frame) => {
      const drafts = draftsOf(frame, { place, label: `${groups}` });
      if (drafts.some(({ mutual }) => mutual !== undefined)) groups += 1;
      return drafts;
    });
  });
}

/** The frames of one sentence, word by word. */
function framesIn(place: Place): readonly Found[] {
  const { host: { clauses, sentence: whole }, sentence, statements } = place;
  const isQuoted = sentence !== whole;
  return sentence.tokens.flatMap((_, at): readonly Found[] => {
    const clause = isQuoted ? undefined : clauses.find(({ cue, shape }) => cue.from === at && shape !== 'hearsay');
    const frame = accusingIdiomFrameAt(sentence, at) ?? accusingVerbFrameAt(sentence, at, () => clause && contentEnd(clause, clauses)) ?? allegingFrameAt(sentence, at, () => clause && complementBefore(clause)) ?? accusingNounFrameAt(sentence, at);
    if (!frame) return [];
    const within = statements.find((statement) => clause !== undefined && statement.clause === clause) ?? statements.find((statement) => isInside(frame.trigger, statement));
    return [{ ...frame, accuser: frame.accuser && (sharedSpeaker(clause, sentence) ?? frame.accuser), clause, within, isQuoted, needs: 'nothing', certainty: 'certain' }];
  });
}

/** "said it had left and accused": the second verb shares the speaker of the first, not its "it". */
function sharedSpeaker(clause: ReportingClause | undefined, sentence: Sentence): Phrase | undefined {
  if (clause?.shape !== 'active' || clause.speaker.kind !== 'phrase' || !['and', 'but'].includes(sentence.tokens[clause.from - 1]?.lower ?? '')) return undefined;
  return clause.from === verbGroupAt(sentence, clause.cue.from).from ? clause.speaker.phrase : undefined;
}

function contentEnd(clause: ReportingClause, others: readonly ReportingClause[]): number | undefined {
  return clause.shape === 'passive' ? undefined : complementAfter({ clause, others })?.phrase.to;
}

function isInside(phrase: Phrase, { parts }: StatementDraft): boolean {
  const { start, end } = rangeOfPhrase(phrase);
  return parts.some((part) => part.start <= start && end <= part.end);
}

/** Inside a quotation: what is said there about accusing, and else the first wrong that is said of a party, or a reproach. */
function quotedFrames(place: Place): readonly Found[] {
  if (isAskedOrSupposed(place.sentence)) return [];
  const frames = framesIn(place);
  if (frames.length > 0) return frames;
  const { sentence, statements } = place;
  const whole = { sentence, from: 0, to: sentence.tokens.length };
  const within = statements.find((statement) => isInside({ ...whole, to: 1 }, statement));
  if (!within || within.clause?.shape === 'passive') return [];
  const base = { ...SAID, accuser: 'writer', allegation: whole, clause: within.clause, within, isQuoted: true } as const;
  const wrongdoer = wrongdoerIn({ ...whole, from: -1 });
  const accused = wrongdoer ?? doerInQuotation(sentence);
  if (accused && !isFirstPerson(accused)) return [{ ...base, trigger: within.clause?.cue ?? accused, accused, needs: wrongdoer ? 'nothing' : 'accusation', certainty: wrongdoer ? 'certain' : 'uncertain' }];
  const reproach = impliedReproachIn(whole);
  return reproach ? [{ ...base, ...reproach, certainty: 'uncertain' }] : [];
}

/** "They had the memo and put it in a box", "You cleared your own street first": a pronoun, and something that was done. */
function doerInQuotation(sentence: Sentence): Phrase | undefined {
  const { tokens } = sentence;
  const at = tokens[0]?.tag === 'CCONJ' ? 1 : 0;
  const verb = tokens.findIndex(({ tag }, place) => place > at && tag === 'VERB');
  const [doer, before] = [tokens[at], tokens.slice(at + 1, verb)];
  const isDone = verb !== -1 && (tokens[verb]?.xpos === 'VBD' || UNCHANGED.includes(tokens[verb]?.lower ?? '') || (tokens[verb]?.xpos === 'VBN' && before.length > 0) || before.some(({ lower }) => lower === 'did'));
  const isActive = before.every(({ lower, tag }) => (['have', 'has', 'had', 'did', "'ve", "'d"].includes(lower) && tag === 'AUX') || tag === 'ADV' || lower === 'not' || lower === "n't");
  const isAct = verb !== -1 && !cueOf(tokens[verb] as Token, tokens[verb + 1]);
  return doer && ['they', 'he', 'she', 'you'].includes(doer.lower) && isDone && isActive && isAct ? { sentence, from: at, to: at + 1 } : undefined;
}

/** "X said Y had lied": the subject of the reported clause is accused, where a party is identified. */
function reportedWrongs({ host: { clauses }, statements }: Place): readonly Found[] {
  return clauses.flatMap((clause): readonly Found[] => {
    const within = statements.find((statement) => statement.clause === clause);
    const isSaid = ['say', 'claim', 'show'].includes(clause.verb.family) && clause.shape !== 'passive' && clause.shape !== 'hearsay';
    const content = within && (within.complement ?? runOf(within));
    if (!isSaid || !content || within.kind === 'direct' || clause.speaker.kind !== 'phrase') return [];
    const base = { ...SAID, accuser: clause.speaker.phrase, allegation: content, clause, within };
    const accused = wrongdoerIn(content);
    if (accused) return isIdentified(accused) ? [{ ...base, trigger: clause.cue, accused }] : [];
    const reproach = impliedReproachIn(content);
    return reproach ? [{ ...base, ...reproach, certainty: 'uncertain' }] : [];
  });
}

/** "The council, she claimed, had lied": the content on both sides of its clause as one run. */
function runOf({ sentence, parts }: StatementDraft): Phrase | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || parts.length < 2) return undefined;
  const from = sentence.tokens.findIndex(({ start }) => start >= first.start);
  const to = sentence.tokens.findLastIndex(({ end }) => end <= last.end) + 1;
  return from !== -1 && from < to ? { sentence, from, to } : undefined;
}

/**
 * In text order, each trigger once. A legal step and the participle that says it in full ("sued Peru, alleging that") are one; a
 * participle that names nobody says more of what was said before it ("held Peru responsible, alleging that lives were lost").
 */
function onceEach(found: readonly Found[]): readonly Found[] {
  const sorted = found.toSorted((a, b) => startOf(a) - startOf(b));
  const full = sorted.find(({ trigger, isPlain }) => isPlain && /^(accus|alleg|charg|claim)ing$/.test(wordOf(trigger)));
  const earlier = full ? sorted.filter((frame) => startOf(frame) < startOf(full) && frame.accused !== undefined) : [];
  const step = earlier.find((frame) => frame.legal !== 'none');
  const isMore = full?.accused === undefined && step === undefined && earlier.length > 0;
  return sorted.filter((frame, at) => frame !== step && !(isMore && frame === full) && sorted.findIndex((other) => startOf(other) === startOf(frame)) === at)
    .map((frame) => (frame === full && step ? { ...frame, accused: frame.accused ?? step.accused, legal: step.legal } : frame));
}

function startOf({ trigger }: Found): number {
  return rangeOfPhrase(trigger).start;
}

function wordOf({ sentence, from }: Phrase): string {
  return sentence.tokens[from]?.lower ?? '';
}

/** "has long accused", "in 2021": another occasion; "allegedly", "appeared to": a hedge. */
function modalityOf({ trigger: { sentence, from }, isSeeming }: Found): AccusationDraft['modality'] {
  const group = verbGroupAt(sentence, from);
  const words = sentence.tokens.slice(group.from, from);
  if (isSeeming || words.some(({ lower }) => hedgingWords.has(lower))) return 'hedged';
  if (words.some(({ lower }) => pastWords.has(lower))) return 'historical';
  const year = sentence.tokens.findLastIndex(({ text }, at) => at < from && /^(19|20)\d\d$/.test(text) && sentence.tokens[at - 1]?.lower === 'in');
  // "Peru — founded in 1821 — accuses": a year inside an insertion dates something else.
  const isOfAct = year !== -1 && (year < 3 || sentence.tokens.slice(year, from).every(({ tag }) => tag !== 'PUNCT') || /^[:;]$/.test(sentence.tokens[year - 2]?.text ?? ''));
  return isOfAct ? 'historical' : 'asserted';
}

interface DraftContext {
  readonly place: Place;
  readonly label: string;
}

/** One draft for each pair; those who accuse each other make two with one label. */
function draftsOf(found: Found, { place, label }: DraftContext): readonly AccusationDraft[] {
  const { clause, within, trigger, legal, isPlain } = found;
  const allegation = found.allegation && rangeOf(found.allegation, place.quotations);
  const base = { sentence: place.sentence, clause, within, trigger, allegation, modality: modalityOf(found), legal, isPlain, needs: found.needs, certainty: found.certainty };
  const accusers = accusersOf(found);
  if (found.accused === 'each-other') {
    return accusers.flatMap((accuser) => accusers.filter((other) => other !== accuser).map((accused): AccusationDraft => ({ ...base, accuser, accused, mutual: label })));
  }
  const accused = found.accused ? partiesIn(found.accused, found) : [{ kind: 'absent', reason: 'not-named' } as const];
  return accusers.flatMap((accuser) => accused.map((party): AccusationDraft => ({ ...base, accuser, accused: party, mutual: undefined })));
}

function accusersOf(found: Found): readonly PartySource[] {
  if (found.accuser === 'writer') return [found.within ? { kind: 'speaker', statement: found.within } : { kind: 'absent', reason: 'not-named' }];
  return found.accuser ? partiesIn(found.accuser, found) : [{ kind: 'absent', reason: 'agentless-passive' }];
}

/** The parties of a phrase; a longer list than any sentence needs is cut, since pairs grow with its square. */
function partiesIn(phrase: Phrase, { within, isQuoted }: Found): readonly PartySource[] {
  if (isQuoted && isFirstPerson(phrase)) return [within ? { kind: 'speaker', statement: within } : { kind: 'absent', reason: 'not-named' }];
  return partiesOf(phrase).slice(0, MOST_PARTIES).map((part) => ({ kind: 'phrase', phrase: part }));
}

function isFirstPerson(phrase: Phrase): boolean {
  return phrase.to - phrase.from === 1 && FIRST_PERSON.includes(wordOf(phrase));
}
