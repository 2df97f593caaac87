import { inputOf } from '../../spec/extract-text';
import { createWordHints } from '../libraries/wink-words';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';

const hints = createWordHints();

function read(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  return { tokens: readTokens(text, { paragraphs, quotations, hints }).flat() };
}

describe('reading tokens', () => {
  it('keeps hyphenated words whole and the possessive apart', () => {
    expect(read("Abena Osei-Lee’s 30-day plan").tokens.map(({ text }) => text)).toEqual(['Abena', 'Osei-Lee', '’s', '30-day', 'plan']);
  });

  it('gives a long run without spaces as one token that no library has seen', () => {
    const run = 'ab-'.repeat(100);
    expect(read(`See ${run} now`).tokens.map(({ text }) => text.length)).toEqual([3, 300, 3]);
  });

  it.each(['constructor __proto__ toString', 'a\ud800b \u200b 👩‍👩‍👧 İstanbul ǅ', '日本語のテキスト。', 'a\u00a0b\u2003c'])('places every token of %j where it stands', (text) => {
    for (const token of read(text).tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  });

  it('says in which quotation a word stands, its marks included', () => {
    expect(read('“No,” she said. “Go.”').tokens.map(({ quotation }) => quotation ?? '-').join('')).toBe('0000---111' + '1');
  });
});
