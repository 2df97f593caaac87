import type { Phrase, Sentence, Token } from '../pipeline/types';
import { nearestPhrase, phraseBefore } from './noun-phrases';
import { isFinite } from './verb-groups';

/** A restrictive clause between a subject and its verb may be this long. */
const LONGEST_CLAUSE = 24;
/** Past participles that do not end like others. */
const IRREGULAR_PARTICIPLES = ['held', 'sent', 'made', 'led', 'put', 'cut', 'brought', 'left', 'hit', 'built', 'read', 'set', 'told', 'caught', 'bought', 'paid', 'heard', 'known', 'found', 'born'];

/**
 * The subject that a clause without commas stands behind: "a man who saw the crash said", "a report published on Monday
 * said", "those questioned said". Nothing where the words before the verb are a subject by themselves.
 */
export function modifiedSubject(sentence: Sentence, at: number, floor: number): Phrase | undefined {
  const { tokens } = sentence;
  for (let place = at - 1; place > Math.max(floor, at - LONGEST_CLAUSE); place -= 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined || token.tag === 'PUNCT' || token.tag === 'SCONJ') return undefined;
    // Whatever the tags say, a relative clause has its verb.
    if (token.lower === 'who' && at - place > 1) return phraseBefore(sentence, place, floor) ?? headBefore(sentence, place, floor);
    if (isParticiple(token) && !hasFiniteVerb(tokens, place + 1, at)) {
      const head = headBefore(sentence, place, floor);
      if (head) return head.to - head.from === 1 && tokens[head.from]?.lower === 'those' ? { ...head, to: place + 1 } : head;
    }
  }
  return undefined;
}

function hasFiniteVerb(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some((token, place) => isFinite(token, tokens[from + place - 1]));
}

function isParticiple({ tag, lower }: Token): boolean {
  return tag === 'VERB' && (/(ed|en|wn|ing)$/.test(lower) || IRREGULAR_PARTICIPLES.includes(lower));
}

/** The noun phrase right before the modifier; "those surveyed" has its head in a pronoun. */
function headBefore(sentence: Sentence, at: number, floor: number): Phrase | undefined {
  if (sentence.tokens[at - 1]?.lower === 'those' && at - 1 >= floor) return { sentence, from: at - 1, to: at };
  return nearestPhrase(sentence, at, floor);
}
