import { complementAfter, objectAfter } from '../grammar/complements';
import { rangeOf } from '../grammar/content-ranges';
import { denialNounAt, denyingFrameAt, refusedAccountAt } from '../grammar/denying-frames';
import { deniesPronoun, isFlatDenial } from '../grammar/flat-denials';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { isAskedOrSupposed, quotedSentences } from '../grammar/quoted-sentences';
import { pastWords } from '../lexicons/accusing-words';
import { accusationNouns, carriersOfAccusation, denyingWords } from '../lexicons/denying-words';
import type { ReportedSentence } from './10-statements';
import type { Reported } from './11-accusations';
import type { DenialDraft, PartySource, Phrase, Quotation, ReportingClause, Sentence, StatementDraft } from './types';

const FIRST_PERSON = ['i', 'we'];

interface Place {
  readonly host: ReportedSentence;
  readonly sentence: Sentence;
  readonly statements: readonly StatementDraft[];
  readonly quotations: readonly Quotation[];
}

/** Who denies what, in text order; what contradicts flatly counts only where its speaker has been accused. */
export function findDenials({ reported, statements, quotations }: Reported): readonly DenialDraft[] {
  const bySentence = Map.groupBy(statements, ({ sentence }) => sentence);
  return reported.flatMap((host) => {
    const place: Place = { host, sentence: host.sentence, statements: bySentence.get(host.sentence) ?? [], quotations };
    const found = [...inFrames(place), ...host.clauses.flatMap((clause) => inClause(clause, place) ?? []), ...quotedSentences(host.sentence).flatMap((sentence) => inQuotation({ ...place, sentence }))];
    const sorted = found.toSorted((a, b) => startOf(a) - startOf(b));
    return sorted.filter((draft, at) => sorted.findIndex((other) => startOf(other) === startOf(draft)) === at);
  });
}

function startOf({ trigger }: DenialDraft): number {
  return rangeOfPhrase(trigger).start;
}

/** The verbs of denying, in the sentence or in one that is quoted. */
function inFrames(place: Place): readonly DenialDraft[] {
  const { sentence, host, statements, quotations } = place;
  return sentence.tokens.flatMap((_, at): readonly DenialDraft[] => {
    const clause = sentence === host.sentence ? host.clauses.find(({ cue }) => cue.from === at) : undefined;
    const frame = denyingFrameAt(sentence, at, speakerOf(clause)) ?? denialNounAt(sentence, at) ?? refusedAccountAt(sentence, at);
    if (!frame) return [];
    const within = statements.find((statement) => clause !== undefined && statement.clause === clause) ?? statements.find((statement) => isInside(frame.trigger, statement));
    const content = clause && frame.allegation && complementAfter({ clause, others: host.clauses })?.phrase;
    const allegation = frame.allegation && rangeOf(content && content.to > frame.allegation.from ? { ...frame.allegation, to: content.to } : frame.allegation, quotations);
    return [{ sentence: host.sentence, clause, within, trigger: frame.trigger, denier: denierOf(frame.denier, place, within), allegation, modality: modalityOf(sentence, at), needs: frame.needsAccusation ? 'accusation' : 'nothing' }];
  });
}

/** Who speaks in the clause: the same verb has one subject only. */
function speakerOf(clause: ReportingClause | undefined): Phrase | undefined {
  return clause?.speaker.kind === 'phrase' && clause.shape !== 'passive' ? clause.speaker.phrase : undefined;
}

/** "I" and "we" in a quotation are whoever speaks there. */
function denierOf(phrase: Phrase, { sentence, host }: Place, within: StatementDraft | undefined): PartySource {
  const isFirst = phrase.to - phrase.from === 1 && FIRST_PERSON.includes(sentence.tokens[phrase.from]?.lower ?? '');
  return sentence !== host.sentence && isFirst && within ? { kind: 'speaker', statement: within } : { kind: 'phrase', phrase };
}

function modalityOf({ tokens }: Sentence, at: number): DenialDraft['modality'] {
  return tokens.slice(Math.max(0, at - 4), at).some(({ lower }) => pastWords.has(lower)) ? 'historical' : 'asserted';
}

/** "called the charge baseless", "said the claims were false", "said that was untrue", "said it had never touched them". */
function inClause(clause: ReportingClause, { host, statements, quotations }: Place): DenialDraft | undefined {
  const { family } = clause.verb;
  if (clause.shape === 'passive' || clause.shape === 'hearsay' || clause.speaker.kind !== 'phrase') return undefined;
  const within = statements.find((statement) => statement.clause === clause);
  const base = { sentence: host.sentence, clause, within, denier: { kind: 'phrase', phrase: clause.speaker.phrase } as const, allegation: undefined, modality: modalityOf(clause.sentence, clause.cue.from) };
  const content = complementAfter({ clause, others: host.clauses })?.phrase ?? (family === 'describe' ? objectAfter({ clause, others: host.clauses }) : undefined);
  if (family === 'deny') return clause.verb.lemma === 'plead' && content ? { ...base, trigger: clause.cue, allegation: rangeOf(content, quotations), needs: 'nothing' } : undefined;
  if (!content || !['say', 'claim', 'describe'].includes(family)) return undefined;
  const nouns = startingNoun(content);
  const word = nouns === undefined ? undefined : denyingWord(content);
  if (word) return { ...base, trigger: word, needs: nouns === 'accusation' ? 'nothing' : 'accusation' };
  const pronoun = deniesPronoun(content) ?? (family === 'describe' ? denyingWord({ ...content, from: content.from - 1 }) : undefined);
  if (pronoun) return { ...base, trigger: pronoun, needs: 'accusation' };
  return within && within.kind !== 'direct' && isFlatDenial(content) ? { ...base, trigger: clause.cue, needs: 'own' } : undefined;
}

/** What a quoted sentence denies: with a verb of denying, of "that" or "it", or flatly. */
function inQuotation(place: Place): readonly DenialDraft[] {
  const { sentence, host, statements } = place;
  const frames = isAskedOrSupposed(sentence) ? [] : inFrames(place);
  if (frames.length > 0) return frames;
  const whole: Phrase = { sentence, from: 0, to: sentence.tokens.length };
  const within = statements.find((statement) => isInside({ ...whole, to: 1 }, statement));
  if (!within || within.clause?.shape === 'passive') return [];
  const base = { sentence: host.sentence, clause: within.clause, within, denier: { kind: 'speaker', statement: within } as const, allegation: undefined, modality: 'asserted' as const };
  const word = deniesPronoun(whole);
  if (word) return [{ ...base, trigger: word, needs: 'accusation' }];
  return within.kind === 'direct' && isFlatDenial(whole) ? [{ ...base, trigger: within.clause?.cue ?? whole, needs: 'own' }] : [];
}

function isInside(phrase: Phrase, { parts }: StatementDraft): boolean {
  const { start, end } = rangeOfPhrase(phrase);
  return parts.some((part) => part.start <= start && end <= part.end);
}

/** The object's head is a word for an accusation ("the army's claim"), or for what may hold one ("the report"). */
function startingNoun({ sentence, from, to }: Phrase): 'accusation' | 'carrier' | undefined {
  const head = sentence.tokens.slice(from, Math.min(to, from + 7));
  const stop = head.findIndex(({ tag, lower, quotation }) => quotation !== undefined || tag === 'VERB' || tag === 'AUX' || tag === 'ADP' || lower === 'that');
  const words = head.slice(0, stop === -1 ? head.length : stop);
  if (words.some(({ lower }) => accusationNouns.has(lower))) return 'accusation';
  return words.some(({ lower }) => carriersOfAccusation.has(lower)) ? 'carrier' : undefined;
}

function denyingWord({ sentence, from, to }: Phrase): Phrase | undefined {
  const at = sentence.tokens.findIndex(({ lower }, place) => place > from && place < to && denyingWords.has(lower));
  return at === -1 ? undefined : { sentence, from: at, to: at + 1 };
}
