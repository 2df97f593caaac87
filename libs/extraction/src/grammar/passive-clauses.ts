import type { Phrase, ReportingClause, Sentence, SpeakerSource, Token } from '../pipeline/types';
import type { CueWord } from './cue-words';
import { phraseFrom } from './noun-phrases';
import type { VerbGroup } from './verb-groups';

/** "said by telephone": by what means, not by whom. */
const MEANS = ['telephone', 'phone', 'email', 'e-mail', 'letter', 'text', 'fax', 'post', 'radio', 'video', 'videolink', 'message', 'satellite', 'mail'];

/** Behind "asked" where it tells what the one before it was asked. */
const ASKED = ['about', 'whether', 'if', 'why', 'how', 'what', 'when', 'where', 'by'];

/** What a clause is made of before its speaker is known. */
export type ClauseBase = Pick<ReportingClause, 'sentence' | 'cue' | 'verb'>;

/** "accused by", "were told", ", accused of": done to the subject. "He's said it was over" is "has said". */
export function isPassiveForm(word: CueWord, group: VerbGroup): boolean {
  return (word.form === 'past' || word.form === 'participle') && group.isPassive && !(group.isShortened && word.verb.family === 'say');
}

/** "Asked whether it was over, she nodded": nobody stands before it who could ask. */
export function isBareQuestion({ sentence, cue, verb }: ClauseBase, { from }: VerbGroup): boolean {
  const previous = sentence.tokens[from - 1];
  return verb.lemma === 'ask' && sentence.tokens[cue.from]?.lower === 'asked' && (previous === undefined || ['when', 'but', 'and'].includes(previous.lower));
}

/** A clause in the passive: its speaker is the phrase behind "by", or nobody. */
export function passiveClause(base: ClauseBase, group: VerbGroup): ReportingClause | undefined {
  const { sentence, cue } = base;
  const agent = agentAfter(sentence, cue.to);
  const speaker: SpeakerSource = agent ? { kind: 'phrase', phrase: agent, side: 'after' } : { kind: 'absent', reason: 'agentless-passive' };
  return { ...base, shape: 'passive', speaker, from: group.from };
}

/** The phrase behind "by" in the rest of a passive: "accused by tenants of", "accused of fraud by tenants". */
function agentAfter(sentence: Sentence, at: number): Phrase | undefined {
  const { tokens } = sentence;
  for (let place = at; place < Math.min(tokens.length, at + 16); place += 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined || /^[;:.]$/.test(token.text)) return undefined;
    if (token.lower !== 'by') continue;
    const agent = phraseFrom(sentence, place + 1, { isJoint: true });
    const isManner = tokens[place + 1]?.lower.endsWith('ing') === true;
    return isManner ? undefined : agent;
  }
  return undefined;
}

/** ", accused by tenants of", ", accused of", ", asked about": no subject of its own and an object that is not there. */
export function isReducedPassive(tokens: readonly Token[], cue: Phrase, previous: Token | undefined): boolean {
  const next = tokens[cue.to]?.lower ?? '';
  if (tokens[cue.from]?.lower === 'asked' && previous?.text === ',' && ASKED.includes(next)) return true;
  if (next === 'by' && MEANS.includes(tokens[cue.to + 1]?.lower ?? '')) return false;
  return (next === 'by' || next === 'of') && previous !== undefined && (previous.lower === 'as' || previous.text === ',' || previous.tag === 'NOUN' || previous.tag === 'PROPN') && (tokens[cue.from]?.lower === 'accused' || next === 'by');
}

