import type { AccusationDraft, Phrase, Sentence, Token } from '../pipeline/types';
import { isCause } from './causes';
import { phraseFrom } from './noun-phrases';

/** Words of a deed up to who did it. */
const LONGEST_DEED = 14;

/** One place where somebody is accused: its words, its two sides, and the words of the wrong. */
export interface AccusingFrame {
  readonly trigger: Phrase;
  /** `writer`: whoever says the sentence; nothing: nobody who is named. */
  readonly accuser: Phrase | 'writer' | undefined;
  /** `each-other`: the accusers accuse each other; nothing: nobody is named. */
  readonly accused: Phrase | 'each-other' | undefined;
  readonly allegation: Phrase | undefined;
  readonly legal: AccusationDraft['legal'];
  readonly isSeeming: boolean;
  /** Whether the word itself says that the accused is a party: rain is blamed, but not accused. */
  readonly isPlain: boolean;
}

/** The end of the clause that goes on at a token: the first mark that parts clauses outside quotations. */
export function clauseEnd({ tokens }: Sentence, from: number): number {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.quotation === undefined && /^([,;:.!?()]|[-–—]+)$/u.test(token?.text ?? '')) return at;
  }
  return tokens.length;
}

/** "each other", "one another": the sides accuse each other. */
export function isReciprocalAt({ tokens }: Sentence, at: number): boolean {
  return /^(each other|one another)$/.test(`${tokens[at]?.lower} ${tokens[at + 1]?.lower}`);
}

/** A frame of blame: nobody is accused where only a cause is blamed, but for whoever is said to have brought it about. */
export function blamed(frame: Omit<AccusingFrame, 'isPlain'>): AccusingFrame | undefined {
  if (frame.accused === undefined || frame.accused === 'each-other' || !isCause(frame.accused)) return { ...frame, isPlain: true };
  const doer = doerOf(frame.accused);
  return doer && !isCause(doer) ? { ...frame, accused: doer, isPlain: true } : undefined;
}

/** "on sales made by the owner", "on the way in which the owner sold it": who is behind the deed that is blamed. */
function doerOf({ sentence, from }: Phrase): Phrase | undefined {
  const { tokens, tree } = sentence;
  const end = Math.min(clauseEnd(sentence, from), from + LONGEST_DEED);
  const by = tokens.findIndex(({ lower, quotation }, at) => at > from && at < end && quotation === undefined && lower === 'by' && tokens[at - 1]?.tag === 'VERB');
  const agent = by === -1 ? -1 : (tree?.relations.findIndex((relation, at) => at > by && at < end && relation === 'obl:agent') ?? -1);
  if (by !== -1) return agent === -1 ? phraseFrom(sentence, by + 1, { limit: end }) : { sentence, from: by + 1, to: agent + 1 };
  const way = tokens.findIndex(({ lower }, at) => at >= from && at < end && lower === 'way');
  const start = tokens[way + 1]?.lower === 'in' && tokens[way + 2]?.lower === 'which' ? way + 3 : way + 1;
  const doer = way === -1 ? undefined : phraseFrom(sentence, start, { limit: end });
  return doer && tokens[doer.to]?.tag === 'VERB' ? doer : undefined;
}

/** "the accusation of Chile", of nothing but a name: whose accusation it is, and not what was done. */
export function isOfName(tokens: readonly Token[], of: number, end: number): boolean {
  const stop = tokens.findIndex(({ tag }, at) => at > of && (at >= end || tag === 'PUNCT'));
  const words = tokens.slice(of + 1, stop === -1 ? end : stop);
  return tokens[of]?.lower === 'of' && words.length > 0 && words.every(({ tag }) => tag === 'PROPN');
}
