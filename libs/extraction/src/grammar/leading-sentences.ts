import { occasions } from '../lexicons/channels';
import type { CueVerb, ReportingClause, Sentence } from '../pipeline/types';
import { isNetwork } from './adjuncts';
import { mainSubject } from './subjects';
import { firstVerbOf } from './verb-groups';

const LEADING: CueVerb = { lemma: 'lead', family: 'say', frames: {} };
/** Occasions that are nothing but a way of speaking. */
const SPEAKING: readonly string[] = ['written-statement', 'social-post', 'interview', 'letter', 'broadcast'];

/**
 * "She took to Telegram on Friday.", "The minister issued a statement.": a sentence without a cue of its own that leads into a
 * quotation. Its subject speaks there, and its channel and time are those of the quotation. Nothing for other sentences.
 */
export function leadingClause(sentence: Sentence): ReportingClause | undefined {
  const { tokens } = sentence;
  if (sentence.zone !== 'body' || tokens.some(({ quotation }) => quotation !== undefined)) return undefined;
  const leads = isNetwork(tokens) || tokens.at(-1)?.text === ':' || tokens.some(({ lower, tag }) => tag === 'NOUN' && SPEAKING.includes(occasions.get(lower) ?? ''));
  const verb = firstVerbOf(sentence);
  const phrase = leads && verb !== undefined ? mainSubject(sentence) : undefined;
  if (!phrase || verb === undefined) return undefined;
  return { sentence, cue: { sentence, from: verb, to: verb + 1 }, verb: LEADING, shape: 'active', speaker: { kind: 'phrase', phrase, side: 'before' }, from: phrase.from };
}
