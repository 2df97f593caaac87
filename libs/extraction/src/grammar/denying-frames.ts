import { accusationNouns, belittlingWords, carriersOfAccusation, contradicting, denyingWords, refusedThings, rejectingVerbs, scoldingVerbs } from '../lexicons/denying-words';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { clauseEnd, isOfName } from './accusing-frames';
import { rolesOfNoun } from './accusing-noun-frames';
import { afterAdjuncts } from './adjuncts';
import { verbGroupAt } from './verb-groups';
import { subjectOfVerb } from './verb-subjects';

/** Words before the verb of what is denied, or up to what is refused. */
const LONGEST_SUBJECT = 8;

/** A place where somebody says that an accusation is not so. */
export interface DenyingFrame {
  readonly trigger: Phrase;
  readonly denier: Phrase;
  /** What is said not to be so. */
  readonly allegation: Phrase | undefined;
  /** Whether it denies only where somebody has just been accused. */
  readonly needsAccusation: boolean;
}

/** "denied taking it", "rejects the suggestion that", "disputed the report", "a claim it dismissed as": with the verb at `at`; `speaker` where it is known whose verb it is. */
export function denyingFrameAt(sentence: Sentence, at: number, speaker?: Phrase): DenyingFrame | undefined {
  const { tokens } = sentence;
  const token = tokens[at];
  if (!token || token.quotation !== undefined || !rejectingVerbs.has(token.lower) || !canBeVerb(token)) return undefined;
  const isFreeGerund = token.lower.endsWith('ing') && !verbGroupAt(sentence, at).isPassive && ![',', 'while', 'after', 'by', 'and'].includes(tokens[at - 1]?.lower ?? ',');
  if (isFreeGerund) return undefined;
  const group = verbGroupAt(sentence, at);
  const { phrase, isDone } = speaker ? { phrase: speaker, isDone: !group.isNegated && !group.isModal } : subjectOfVerb(sentence, at);
  if (!phrase || !isDone || (group.isPassive && !token.lower.endsWith('ing'))) return undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, denier: phrase };
  const object = objectOf(sentence, at);
  if (isOfNoun(tokens, phrase)) return { ...base, allegation: undefined, needsAccusation: false };
  if (scoldingVerbs.has(token.lower) || tokens[at + 1]?.lower === 'as') return object && isScolded(object) ? { ...base, allegation: deniedIn(object), needsAccusation: false } : undefined;
  if (!object) return undefined;
  const isDenying = token.lower.startsWith('den');
  const noun = nounOf(object);
  if (noun && accusationNouns.has(noun.lower)) return isForecast(noun, deniedIn(object)) ? undefined : { ...base, allegation: deniedIn(object), needsAccusation: false };
  if (isDenying) return isRefused(object) ? undefined : { ...base, allegation: object, needsAccusation: false };
  const isWeak = (noun !== undefined && carriersOfAccusation.has(noun.lower)) || ['that', 'it', 'this', 'them'].includes(tokens[object.from]?.lower ?? '') || tokens[object.from]?.quotation !== undefined;
  const isPlain = noun !== undefined && (contradicting.test(token.lower) || isCalledFalse(object));
  return isWeak ? { ...base, allegation: undefined, needsAccusation: !isPlain } : undefined;
}

/** "rejected the suggestion that Peru would leave": what somebody may do is no wrong. */
function isForecast({ lower }: Token, content: Phrase | undefined): boolean {
  const words = content ? content.sentence.tokens.slice(content.from, Math.min(content.to, content.from + LONGEST_SUBJECT)) : [];
  return /^(?:suggestion|claim|assertion)s?$/.test(lower) && words.some(({ lower: word, tag }) => tag === 'AUX' && ['would', 'will', 'should', 'could', 'might', 'may', 'can'].includes(word));
}

/** "did not recognise that description", "does not accept the claim": with a negated verb of taking something for true. */
export function refusedAccountAt(sentence: Sentence, at: number): DenyingFrame | undefined {
  const token = sentence.tokens[at];
  if (!token || token.quotation !== undefined || !/^(?:recogni[sz]e|accept)$/.test(token.lower) || !verbGroupAt(sentence, at).isNegated) return undefined;
  const object = objectOf(sentence, at);
  const noun = object && nounOf(object);
  const { phrase } = subjectOfVerb(sentence, at);
  return noun && phrase ? { trigger: { sentence, from: at, to: at + 1 }, denier: phrase, allegation: deniedIn(object), needsAccusation: !accusationNouns.has(noun.lower) } : undefined;
}

/** "Peru's denial", "denials by the army", "issued a denial": a denial in a noun; a refusal ("denial of bail") is none. */
export function denialNounAt(sentence: Sentence, at: number): DenyingFrame | undefined {
  const { tokens } = sentence;
  const isDenial = ['denial', 'denials', 'rebuttal', 'rebuttals', 'disavowal'].includes(tokens[at]?.lower ?? '') && tokens[at]?.quotation === undefined;
  if (!isDenial || ['in', 'of'].includes(tokens[at - 1]?.lower ?? '')) return undefined;
  const { maker, content } = rolesOfNoun(sentence, at);
  if (!maker || (content && isRefused(content))) return undefined;
  return { trigger: { sentence, from: at, to: at + 1 }, denier: maker, allegation: content, needsAccusation: false };
}

/** "denies" and "rejected" are verbs whatever the tagger says; "dispute" and "counter" may be nouns. */
function canBeVerb({ lower, tag }: Token): boolean {
  return tag === 'VERB' || tag === 'AUX' || (tag !== 'PROPN' && /^(den|reject|dismiss|refut)\w*(s|ed)$/.test(lower));
}

function objectOf(sentence: Sentence, at: number): Phrase | undefined {
  const next = sentence.tokens[at + 1];
  const from = next !== undefined && ['that', 'it', 'this', 'them'].includes(next.lower) ? at + 1 : afterAdjuncts(sentence, at + 1, false);
  const to = clauseEnd(sentence, from);
  const first = sentence.tokens[from];
  const isNominal = first !== undefined && (first.lower === 'that' || first.lower === 'as' || first.lower.includes('-') || !['ADP', 'CCONJ'].includes(first.tag));
  return from < to && isNominal ? { sentence, from, to } : undefined;
}

/** "a claim it dismissed", "an accusation that Kigali denied": what is denied stands before. */
function isOfNoun(tokens: readonly Token[], { from }: Phrase): boolean {
  const before = ['that', 'which'].includes(tokens[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  const head = tokens[before]?.text === ',' ? tokens[before - 1] : tokens[before];
  return head !== undefined && (accusationNouns.has(head.lower) || head.lower === 'something') && head.tag !== 'VERB';
}

/** The head of the object's first words: "the army's [claim] that". */
function nounOf({ sentence, from, to }: Phrase): Token | undefined {
  const words = sentence.tokens.slice(from, Math.min(to, from + 8));
  const stop = words.findIndex(({ tag, lower, quotation }, at) => quotation !== undefined || (at > 0 && (tag === 'VERB' || tag === 'AUX')) || tag === 'ADP' || tag === 'SCONJ' || (lower === 'that' && !(at === 0 && tag === 'DET')));
  return (stop === -1 ? words : words.slice(0, stop)).findLast(({ lower }) => accusationNouns.has(lower) || carriersOfAccusation.has(lower));
}

/** "denied entry", "denies many voters the right to vote". */
function isRefused({ sentence, from, to }: Phrase): boolean {
  const words = sentence.tokens.slice(from, Math.min(to, from + LONGEST_SUBJECT));
  const stop = words.findIndex(({ tag, lower }) => tag === 'VERB' || tag === 'AUX' || tag === 'SCONJ' || lower === 'that' || lower === 'of');
  return (stop === -1 ? words : words.slice(0, stop)).some(({ lower }) => refusedThings.has(lower));
}

/** "dismissed the reports as false". */
function isCalledFalse({ sentence: { tokens }, from, to }: Phrase): boolean {
  const as = tokens.findIndex(({ lower }, at) => at > from && at < to && lower === 'as');
  return as !== -1 && tokens.slice(as + 1, as + 8).some(({ lower }) => denyingWords.has(lower) || belittlingWords.has(lower));
}

/** "condemned as “false” allegations that": scolded, and said not to be so. */
function isScolded({ sentence: { tokens }, from, to }: Phrase): boolean {
  const words = tokens.slice(from, Math.min(to, from + 10));
  return words.some(({ lower }) => accusationNouns.has(lower)) && words.some(({ lower }) => lower === 'as') && words.some(({ lower }) => denyingWords.has(lower) || lower === 'unacceptable');
}

function deniedIn({ sentence, from, to }: Phrase): Phrase | undefined {
  const that = sentence.tokens.findIndex(({ lower, quotation }, at) => at > from && at < to && quotation === undefined && (lower === 'that' || lower === 'of'));
  return that === -1 || that + 1 >= to || isOfName(sentence.tokens, that, to) ? undefined : { sentence, from: that + 1, to };
}
