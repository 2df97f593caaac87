import { honorifics, roleNouns } from '../lexicons/actors';
import type { CueVerb, ReportingClause, Sentence, Token } from '../pipeline/types';
import { hasClause } from './content-start';

const LABEL: CueVerb = { lemma: ':', family: 'say', frames: { clause: true } };
/** A label is a name with an office, not a phrase. */
const LONGEST_LABEL = 6;

/**
 * "Ann Lee: The ferry is late", "‘The ferry is late’: Mayor Ann Lee": a name and a colon instead of a verb, in headlines and where
 * an interview or a hearing is written down. A label counts where its words are known as a person's name, or where what it
 * stands beside is quoted; "Storm:" and "Exclusive:" are none.
 */
export function labelledClause(sentence: Sentence, isNameWord: (word: string) => boolean): ReportingClause | undefined {
  const { tokens } = sentence;
  const colon = tokens.findIndex(({ text, quotation }) => text === ':' && quotation === undefined);
  if (colon < 1 || colon >= tokens.length - 1) return undefined;
  const isLeading = isLabel(tokens.slice(0, colon));
  const [from, to] = isLeading ? [0, colon] : [colon + 1, endOfSentence(tokens)];
  const label = tokens.slice(from, to);
  const rest = isLeading ? tokens.slice(colon + 1) : tokens.slice(0, colon);
  if (!isLabel(label) || !isSaid(rest, isLeading)) return undefined;
  const isQuoted = rest[0]?.quotation !== undefined;
  if (!isQuoted && !(isLeading && label.every((token) => isNameWord(token.lower) || isTitle(token)))) return undefined;
  if (!isLeading && sentence.zone !== 'headline') return undefined;
  const cue = { sentence, from: colon, to: colon + 1 };
  return { sentence, cue, verb: LABEL, shape: 'colon', speaker: { kind: 'phrase', phrase: { sentence, from, to }, side: isLeading ? 'before' : 'after' }, from: isLeading ? 0 : colon };
}

function endOfSentence(tokens: readonly Token[]): number {
  return /^[.!?]$/.test(tokens.at(-1)?.text ?? '') ? tokens.length - 1 : tokens.length;
}

function isLabel(words: readonly Token[]): boolean {
  const [last] = words.slice(-1);
  return words.length > 0 && words.length <= LONGEST_LABEL && last?.tag === 'PROPN' && words.every((token) => token.quotation === undefined && (token.tag === 'PROPN' || isTitle(token)));
}

function isTitle({ lower, text }: Token): boolean {
  return honorifics.has(lower) || roleNouns.has(lower) || text === '.';
}

/** What is said is a clause or a quotation; behind a label it goes to the end, before one it is quoted whole. */
function isSaid(rest: readonly Token[], isLeading: boolean): boolean {
  if (!isLeading) return rest.every(({ quotation, tag }) => quotation !== undefined || tag === 'PUNCT');
  return hasClause(rest);
}
