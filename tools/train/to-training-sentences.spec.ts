import type { ConlluWord } from './conllu.ts';
import { joinHyphenated, titled } from './to-training-sentences.ts';

/** Words as `form|tag|head|relation`, `~` behind those that no space follows. */
function wordsOf(text: string): readonly ConlluWord[] {
  return text.split(' ').map((part) => {
    const [form = '', upos = '', head = '', relation = ''] = part.replace('~', '').split('|');
    return { form, upos, xpos: 'NN', head: Number(head), relation, hasSpaceAfter: !part.endsWith('~') };
  });
}

const shown = (words: readonly ConlluWord[]): string => words.map(({ form, upos, head, relation }) => `${form}|${upos}|${head}|${relation}`).join(' ');

describe('joining words at their hyphens', () => {
  it.each([
    ['a modifier is an adjective', '30|NUM|2|nummod~ -|PUNCT|2|punct~ day|NOUN|3|compound plan|NOUN|-1|root', '30-day|ADJ|1|amod plan|NOUN|-1|root'],
    ['a noun stays what its head is', 'the|DET|3|det ex|X|3|compound~ -|PUNCT|3|punct~ minister|NOUN|-1|root left|VERB|3|acl', 'the|DET|1|det ex-minister|NOUN|-1|root left|VERB|1|acl'],
    ['a name stays a name', 'Osei|PROPN|3|nsubj~ -|PUNCT|2|punct~ Lee|PROPN|0|flat left|VERB|-1|root', 'Osei-Lee|PROPN|1|nsubj left|VERB|-1|root'],
    ['several hyphens', 'up|ADP|6|amod~ -|PUNCT|0|punct~ to|ADP|0|dep~ -|PUNCT|0|punct~ date|NOUN|0|dep maps|NOUN|6|nsubj sell|VERB|-1|root', 'up-to-date|ADJ|2|amod maps|NOUN|2|nsubj sell|VERB|-1|root'],
    ['a dash between spaces is none', 'boats|NOUN|-1|root -|PUNCT|0|punct ships|NOUN|0|appos', 'boats|NOUN|-1|root -|PUNCT|0|punct ships|NOUN|0|appos'],
  ])('%s', (_, text, joined) => {
    expect(shown(joinHyphenated(wordsOf(text)))).toBe(joined);
  });
});

describe('a sentence as a headline', () => {
  it.each([
    ['capitals but for small words, and no stop', 'the|DET|1|det mayor|NOUN|2|nsubj left|VERB|-1|root for|ADP|4|case Lima|PROPN|2|obl .|PUNCT|2|punct', 'the|DET|1|det Mayor|NOUN|2|nsubj Left|VERB|-1|root for|ADP|4|case Lima|PROPN|2|obl'],
    ['a stop that something depends on stays', 'boats|NOUN|2|dep sank|VERB|-1|root .|PUNCT|1|punct', 'Boats|NOUN|2|dep Sank|VERB|-1|root .|PUNCT|1|punct'],
  ])('%s', (_, text, expected) => {
    expect(shown(titled(wordsOf(text)))).toBe(expected);
  });
});
