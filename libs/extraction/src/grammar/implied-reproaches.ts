import { givenWords, hollowWords, missedVirtues } from '../lexicons/reproaches';
import type { Phrase, Token } from '../pipeline/types';
import { phraseFrom } from './noun-phrases';

const FARTHEST_JUDGEMENT = 14;

/** A reproach that names no act: whom it is against, and the word that carries it. */
export interface ImpliedReproach {
  readonly accused: Phrase;
  readonly trigger: Phrase;
}

/** The first implied reproach in what somebody says: something good that a party does not show, or a party's words that do not hold. */
export function impliedReproachIn({ sentence, from, to }: Phrase): ImpliedReproach | undefined {
  for (let at = Math.max(0, from); at < to; at += 1) {
    const lower = sentence.tokens[at]?.lower ?? '';
    const accused = missedVirtues.has(lower) ? lackingParty({ sentence, from, to }, at) : givenWords.has(lower) ? owner({ sentence, from, to }, at) : undefined;
    if (accused) return { accused, trigger: { sentence, from: at, to: at + 1 } };
  }
  return undefined;
}

/** "no reciprocity from the Kyiv regime", "a lack of respect by the board". */
function lackingParty({ sentence, to }: Phrase, at: number): Phrase | undefined {
  const { tokens } = sentence;
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ lower }) => lower);
  const isMissed = before.includes('no') || before.includes('little') || (before.at(-1) === 'of' && ['lack', 'absence'].includes(before.at(-2) ?? ''));
  return isMissed && ['from', 'by'].includes(tokens[at + 1]?.lower ?? '') && at + 2 < to ? phraseFrom(sentence, at + 2, { limit: to }) : undefined;
}

/** "Peru's promise was hollow": whose words they are, where they are said not to hold. */
function owner({ sentence, from, to }: Phrase, at: number): Phrase | undefined {
  const { tokens } = sentence;
  const mark = tokens[at - 1];
  const be = tokens.findIndex(({ lower }, place) => place > at && place < Math.min(to, at + FARTHEST_JUDGEMENT) && ['is', 'are', 'was', 'were'].includes(lower));
  if (mark?.lower !== "'s" || mark.tag !== 'PART' || be === -1) return undefined;
  const isHollow = tokens.slice(be + 1, Math.min(to, be + 7)).some((token, place, judged) => hollowWords.has(token.lower) && (token.lower !== 'odds' || judged[place + 1]?.lower === 'with') && !isNegated(judged, place));
  let start = at - 1;
  while (start > Math.max(0, from) && ['PROPN', 'DET', 'ADJ', 'NOUN'].includes(tokens[start - 1]?.tag ?? '')) start -= 1;
  return isHollow && start < at - 1 ? { sentence, from: start, to: at - 1 } : undefined;
}

function isNegated(words: readonly Token[], at: number): boolean {
  return words.slice(0, at).some(({ lower }) => lower === 'not' || lower === "n't" || lower === 'never');
}
