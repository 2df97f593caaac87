import type { Phrase, Sentence } from '../pipeline/types';
import { isCause } from './causes';
import { nearestPhrase, phraseBefore } from './noun-phrases';
import { mainSubject } from './subjects';
import { timePhraseBefore } from './time-phrases';
import { firstVerbOf, isFinite, verbGroupAt } from './verb-groups';
import { subjectOfVerb, type VerbSubject } from './verb-subjects';

/** Who is accused by the participle at `at`: its subject, or what it is said of. */
export function passiveSubject(sentence: Sentence, at: number): VerbSubject {
  const { tokens } = sentence;
  const group = verbGroupAt(sentence, at);
  const before = tokens[group.from - 1];
  if (group.isPassive || before?.lower === 'and' || before?.lower === 'or') return subjectOfVerb(sentence, at);
  if (!before) return { phrase: mainSubject(sentence), isDone: true, isSeeming: false };
  if (before.text === '(') return { phrase: nearestPhrase(sentence, group.from - 1), isDone: true, isSeeming: false };
  if (before.text === ',') return { phrase: apposed(sentence, group.from - 1), isDone: true, isSeeming: false };
  const start = timePhraseBefore(tokens, group.from) ?? group.from;
  const phrase = reachBack(nearestPhrase(sentence, start) ?? phraseBefore(sentence, start));
  const isWanted = ['have', 'had', 'having', 'get', 'want', 'wants', 'see'].includes(tokens[(phrase?.from ?? 0) - 1]?.lower ?? '');
  return { phrase: phrase && ofApposed(phrase), isDone: !isWanted, isSeeming: false };
}

/** ", accused by tenants of": of what stands before the comma, or of the subject when its verb has come. */
function apposed(sentence: Sentence, comma: number): Phrase | undefined {
  const isAfterVerb = sentence.tokens.some((token, at) => at > 0 && at < comma && isFinite(token, sentence.tokens[at - 1]));
  return isAfterVerb ? (mainSubject(sentence) ?? beforeFirstVerb(sentence) ?? nearestPhrase(sentence, comma)) : (phraseBefore(sentence, comma) ?? nearestPhrase(sentence, comma));
}

function beforeFirstVerb(sentence: Sentence): Phrase | undefined {
  const verb = firstVerbOf(sentence);
  return verb === undefined ? undefined : nearestPhrase(sentence, verbGroupAt(sentence, verb).from);
}

/** "members of the police accused of": an of-phrase belongs to what it follows. */
function reachBack(phrase: Phrase | undefined): Phrase | undefined {
  const of = phrase && phrase.sentence.tokens[phrase.from - 1]?.lower === 'of' ? nearestPhrase(phrase.sentence, phrase.from - 1) : undefined;
  return of && phrase && !isCause(of) ? { ...phrase, from: of.from } : phrase;
}

/** "Ann Lee, a trader accused of": the name before the comma is who is accused. */
function ofApposed(phrase: Phrase): Phrase {
  const { sentence, from } = phrase;
  const isApposed = sentence.tokens[from - 1]?.text === ',' && ['a', 'an', 'the'].includes(sentence.tokens[from]?.lower ?? '') && sentence.tokens[from - 2]?.tag === 'PROPN';
  return (isApposed ? nearestPhrase(sentence, from - 1) : undefined) ?? phrase;
}
