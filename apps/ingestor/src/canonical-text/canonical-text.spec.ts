import fc from 'fast-check';
import { canonicalText } from './canonical-text';
import { toLine, toLines } from './clean-text';
import { htmlBlocks } from './html-blocks';
import { textBlocks } from './text-blocks';

const NUL = String.fromCharCode(0);
const anyText = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replaceAll('x', '\n').replaceAll('y', '\ud800'));

describe('clean text', () => {
  it.each([
    ['lone surrogates become U+FFFD', 'a\ud800b \udc00', 'a\ufffdb \ufffd'],
    ['whole pairs stay', 'a \ud83d\ude00', 'a \ud83d\ude00'],
    ['NUL and controls go', `a${NUL}b\u0007c\u0085d`, 'abc d'],
    ['line breaks become spaces', ' one\r\ntwo\u2028three\tfour\u00a0five ', 'one two three four five'],
    ['a byte order mark goes', '\ufeffTitle', 'Title'],
  ])('%s', (_case, given, expected) => {
    expect(toLine(given)).toBe(expected);
  });

  it('folds blank lines and keeps white space inside a line', () => {
    expect(toLines('a  b\r\n\r\n \t \nc\rd\u2029e\u000bf')).toEqual(['a  b', 'c', 'd', 'e', 'f']);
  });
});

describe('the paragraphs of a plain-text body', () => {
  it('marks bullets as list items and keeps them in the text', () => {
    expect(textBlocks('First.\n\n- one\n• two\n-not\n')).toEqual([
      { kind: 'paragraph', text: 'First.' },
      { kind: 'list-item', text: '- one' },
      { kind: 'list-item', text: '• two' },
      { kind: 'paragraph', text: '-not' },
    ]);
  });
});

describe('canonical text', () => {
  it('gives marks that slice to their paragraphs, in order and one line feed apart', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), (bodies) => {
        const blocks = [...bodies.flatMap((body) => textBlocks(body)), ...bodies.flatMap((body) => htmlBlocks(body, 100))];
        const { text, marks } = canonicalText(blocks);
        expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(blocks.map((block) => block.text));
        expect(marks.every((mark, place) => place === 0 || mark.start === (marks[place - 1]?.end ?? 0) + 1)).toBe(true);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\u0000\r]|\n\n|^\n|\n$/);
      }),
    );
  });

  it('reads its own text again as the same text', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const once = canonicalText(textBlocks(body));
        expect(canonicalText(textBlocks(once.text))).toEqual(once);
      }),
    );
  });

  it('reads the text of HTML again as the same paragraphs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<p>', '</p>', '<li>', '<br>', '<div hidden>', '</div>', '<td>', 'a', ' b ', '&amp;', '&#0;', '\n', '<h2>', '<pre>')), (parts) => {
        const { text } = canonicalText(htmlBlocks(parts.join(''), 100));
        expect(canonicalText(textBlocks(text)).text).toBe(text);
      }),
    );
  });
});
