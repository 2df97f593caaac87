import type { CueVerb, Phrase, ReportingClause, Sentence, Token } from '../pipeline/types';
import { cueOf } from './cue-words';
import { phraseFrom } from './noun-phrases';
import { verbGroupAt } from './verb-groups';

const ACCORDING_TO: CueVerb = { lemma: 'according to', family: 'say', frames: { clause: true } };
const REPORTEDLY: CueVerb = { lemma: 'reportedly', family: 'say', frames: { clause: true } };

/** "according to the report": who or what the sentence leans on stands behind it. */
export function accordingTo(sentence: Sentence, at: number): ReportingClause | undefined {
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
export function hearsay(sentence: Sentence, at: number): ReportingClause | undefined {
  const { tokens } = sentence;
  const lower = tokens[at]?.lower ?? '';
  const isPassive = ['said', 'reported', 'understood', 'believed', 'claimed', 'alleged', 'learnt', 'learned'].includes(lower) && verbGroupAt(sentence, at).isPassive;
  const isImpersonal = isPassive && tokens[verbGroupAt(sentence, at).from - 1]?.lower === 'it' && /^[.,]?$|^that$/.test(tokens[at + 1]?.lower ?? '');
  const isRaised = isPassive && tokens[at + 1]?.lower === 'to' && (tokens[at + 2]?.tag === 'VERB' || tokens[at + 2]?.tag === 'AUX');
  const isHeard = lower === 'told' && isToldThat(sentence, at);
  const isAdverb = lower === 'reportedly' && !(tokens[at + 1] && cueOf(tokens[at + 1] as Token, tokens[at + 2]));
  if (!isAdverb && !isRaised && !isImpersonal && !isHeard) return undefined;
  const cue = { sentence, from: at, to: at + 1 };
  return { sentence, cue, verb: REPORTEDLY, shape: 'hearsay', speaker: { kind: 'absent', reason: 'hearsay' }, from: at };
}

/** "A court was told that he had slept": told by nobody who is named. */
function isToldThat(sentence: Sentence, at: number): boolean {
  const { tokens } = sentence;
  const group = verbGroupAt(sentence, at);
  return group.isPassive && !group.isShortened && !group.isNegated && !group.isModal && tokens[at + 1]?.lower === 'that' && !['who', 'that', 'which'].includes(tokens[group.from - 1]?.lower ?? '');
}
