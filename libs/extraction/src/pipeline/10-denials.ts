import { complementAfter, objectAfter } from '../grammar/complements';
import { rangeOf } from '../grammar/content-ranges';
import { accusationNouns, denyingWords, pastWords, refusedThings } from '../lexicons/accusing-words';
import type { ReportedSentence } from './08-statements';
import type { DenialDraft, Phrase, Quotation, ReportingClause } from './types';

/** Who denies what, in text order. A flat contradiction without a word of denial is left alone. */
export function findDenials(reported: readonly ReportedSentence[], quotations: readonly Quotation[]): readonly DenialDraft[] {
  return reported.flatMap(({ clauses }) => clauses.flatMap((clause) => denialOf({ clause, others: clauses, quotations }) ?? []));
}

interface Place {
  readonly clause: ReportingClause;
  readonly others: readonly ReportingClause[];
  readonly quotations: readonly Quotation[];
}

function denialOf(place: Place): DenialDraft | undefined {
  const { clause } = place;
  if (clause.shape === 'passive' || clause.shape === 'hearsay' || clause.speaker.kind !== 'phrase') return undefined;
  const content = complementAfter(place)?.phrase ?? (clause.verb.family === 'dismiss' ? objectAfter(place) : undefined);
  const trigger = triggerOf(clause, content);
  if (!trigger) return undefined;
  const allegation = content && deniedWords(clause, content);
  const range = allegation && rangeOf(allegation, place.quotations);
  const isPast = clause.sentence.tokens.slice(clause.from, clause.cue.from).some(({ lower }) => pastWords.has(lower));
  return { clause, trigger, denier: { kind: 'phrase', phrase: clause.speaker.phrase }, allegation: range, modality: isPast ? 'historical' : 'asserted' };
}

/** The words that deny: the verb, or the predicate of "called the charge baseless", "said the claims were false". */
function triggerOf(clause: ReportingClause, content: Phrase | undefined): Phrase | undefined {
  switch (clause.verb.family) {
    case 'deny': return (content && !isRefused(content)) || isObjectRelative(clause) ? clause.cue : undefined;
    case 'dismiss': return (content && (startsWithAccusation(content) || startsWithPronoun(clause))) || isObjectRelative(clause) ? clause.cue : undefined;
    case 'describe':
    case 'say':
    case 'claim': return content && startsWithAccusation(content) ? denyingWord(content) : undefined;
    default: return undefined;
  }
}

/** "denied entry to two doctors", "denied him bail": nothing was said. */
function isRefused({ sentence, from, to }: Phrase): boolean {
  const head = sentence.tokens.slice(from, Math.min(to, from + 4));
  return head.some(({ lower }) => refusedThings.has(lower));
}

/** "a charge that Delhi rejected", "something Moscow has always denied". */
function isObjectRelative({ sentence: { tokens }, from }: ReportingClause): boolean {
  const before = ['that', 'which'].includes(tokens[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  const head = tokens[before]?.text === ',' ? tokens[before - 1] : tokens[before];
  return head !== undefined && (accusationNouns.has(head.lower) || head.lower === 'something');
}

/** The object's head is a word for an accusation: "the accusation", "the army's claim", "accusations that it had". */
function startsWithAccusation({ sentence, from, to }: Phrase): boolean {
  const head = sentence.tokens.slice(from, Math.min(to, from + 7));
  const stop = head.findIndex(({ tag, lower, quotation }) => quotation !== undefined || tag === 'VERB' || tag === 'AUX' || tag === 'ADP' || lower === 'that');
  return head.slice(0, stop === -1 ? head.length : stop).some(({ lower }) => accusationNouns.has(lower));
}

/** "dismissed that as", "rejected it". */
function startsWithPronoun({ sentence: { tokens }, cue }: ReportingClause): boolean {
  return ['that', 'it', 'this', 'them'].includes(tokens[cue.to]?.lower ?? '');
}

function denyingWord({ sentence, from, to }: Phrase): Phrase | undefined {
  const at = sentence.tokens.findIndex(({ lower }, place) => place > from && place < to && denyingWords.has(lower));
  return at === -1 ? undefined : { sentence, from: at, to: at + 1 };
}

/** What is said not to be so: a gerund or a clause; after "accusations that", the clause. */
function deniedWords({ verb }: ReportingClause, content: Phrase): Phrase | undefined {
  const { sentence, from, to } = content;
  if (!startsWithAccusation(content)) return verb.family === 'deny' ? content : undefined;
  const that = sentence.tokens.findIndex(({ lower, quotation }, at) => at > from && at < to && quotation === undefined && (lower === 'that' || lower === 'of'));
  return that === -1 || that + 1 >= to ? undefined : { sentence, from: that + 1, to };
}
