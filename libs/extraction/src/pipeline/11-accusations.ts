import type { AccusingFrame } from '../grammar/accusing-frames';
import { accusingIdiomFrameAt } from '../grammar/accusing-idiom-frames';
import { accusingNounFrameAt } from '../grammar/accusing-noun-frames';
import { accusingVerbFrameAt } from '../grammar/accusing-verb-frames';
import { allegingFrameAt } from '../grammar/alleging-frames';
import { complementAfter } from '../grammar/complements';
import { rangeOf } from '../grammar/content-ranges';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { partiesOf } from '../grammar/parties';
import { isAskedOrSupposed, quotedSentences } from '../grammar/quoted-sentences';
import { verbGroupAt } from '../grammar/verb-groups';
import { isIdentified, wrongdoerIn } from '../grammar/wrongs';
import { hedgingWords, pastWords } from '../lexicons/accusing-words';
import type { ReportedSentence } from './10-statements';
import type { AccusationDraft, PartySource, Phrase, Quotation, ReportingClause, Sentence, StatementDraft } from './types';

const MOST_PARTIES = 6;
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
}

/** Who accuses whom of what, in text order: one draft for each pair of an accuser and an accused. */
export function findAccusations({ reported, statements, quotations }: Reported): readonly AccusationDraft[] {
  const bySentence = Map.groupBy(statements, ({ sentence }) => sentence);
  let groups = 0;
  return reported.flatMap((host) => {
    const here = bySentence.get(host.sentence) ?? [];
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
    const frame = accusingIdiomFrameAt(sentence, at) ?? accusingVerbFrameAt(sentence, at, () => clause && contentEnd(clause, clauses)) ?? allegingFrameAt(sentence, at) ?? accusingNounFrameAt(sentence, at);
    if (!frame) return [];
    const within = statements.find((statement) => clause !== undefined && statement.clause === clause) ?? statements.find((statement) => isInside(frame.trigger, statement));
    return [{ ...frame, accuser: frame.accuser && (sharedSpeaker(clause, sentence) ?? frame.accuser), clause, within, isQuoted }];
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

/** Inside a quotation: what is said there about accusing, and else the first wrong that is said of a party. */
function quotedFrames(place: Place): readonly Found[] {
  if (isAskedOrSupposed(place.sentence)) return [];
  const frames = framesIn(place);
  if (frames.length > 0) return frames;
  const { sentence, statements } = place;
  const whole = { sentence, from: 0, to: sentence.tokens.length };
  const within = statements.find((statement) => isInside({ ...whole, to: 1 }, statement));
  const accused = within && wrongdoerIn({ ...whole, from: -1 });
  if (!accused || within.clause?.shape === 'passive' || isFirstPerson(accused)) return [];
  const trigger = within.clause?.cue ?? accused;
  return [{ trigger, accuser: 'writer', accused, allegation: whole, legal: 'none', isSeeming: false, isPlain: false, clause: within.clause, within, isQuoted: true }];
}

/** "X said Y had lied": the subject of the reported clause is accused, where a party is identified. */
function reportedWrongs({ host: { clauses }, statements }: Place): readonly Found[] {
  return clauses.flatMap((clause): readonly Found[] => {
    const within = statements.find((statement) => statement.clause === clause);
    const isSaid = ['say', 'claim', 'show'].includes(clause.verb.family) && clause.shape !== 'passive' && clause.shape !== 'hearsay';
    const content = within && (within.complement ?? runOf(within));
    if (!isSaid || !content || within.kind === 'direct' || clause.speaker.kind !== 'phrase') return [];
    const accused = wrongdoerIn(content);
    if (!accused || !isIdentified(accused)) return [];
    return [{ trigger: clause.cue, accuser: clause.speaker.phrase, accused, allegation: content, legal: 'none', isSeeming: false, isPlain: false, clause, within, isQuoted: false }];
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

/** In text order, each trigger once; a legal step and the clause that says it in full are one. */
function onceEach(found: readonly Found[]): readonly Found[] {
  const sorted = found.toSorted((a, b) => startOf(a) - startOf(b));
  const full = sorted.find(({ trigger, isPlain }) => isPlain && /^(accus|alleg|claim)ing$/.test(wordOf(trigger)));
  const step = full && sorted.find((frame) => frame.legal !== 'none' && startOf(frame) < startOf(full));
  return sorted.filter((frame, at) => frame !== step && sorted.findIndex((other) => startOf(other) === startOf(frame)) === at)
    .map((frame) => (frame === full && step ? { ...frame, legal: step.legal } : frame));
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
  return sentence.tokens.slice(0, from).some(({ text }, at) => /^(19|20)\d\d$/.test(text) && sentence.tokens[at - 1]?.lower === 'in') ? 'historical' : 'asserted';
}

interface DraftContext {
  readonly place: Place;
  readonly label: string;
}

/** One draft for each pair; those who accuse each other make two with one label. */
function draftsOf(found: Found, { place, label }: DraftContext): readonly AccusationDraft[] {
  const { clause, within, trigger, legal, isPlain } = found;
  const allegation = found.allegation && rangeOf(found.allegation, place.quotations);
  const base = { sentence: place.sentence, clause, within, trigger, allegation, modality: modalityOf(found), legal, isPlain };
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
