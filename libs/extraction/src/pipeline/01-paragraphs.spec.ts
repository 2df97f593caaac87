import { cutParagraphs, trimRange } from './01-paragraphs';

const textsOf = (text: string): readonly string[] => cutParagraphs(text).blocks.map(({ start, end }) => text.slice(start, end));

describe('cutting a text into paragraphs', () => {
  it.each([
    ['', []],
    ['\n \n\t\n', []],
    ['one', ['one']],
    ['  one \n\n two\n', ['one', 'two']],
    ['a\u00a0b\u2028c', ['a\u00a0b\u2028c']],
  ])('keeps the lines of %j that say something', (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('cuts a line of more than 8,000 characters at a space and says so', () => {
    const text = 'word '.repeat(4_000).trim();
    const { blocks, diagnostics } = cutParagraphs(text);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.every(({ start, end }) => end - start <= 8_000)).toBe(true);
    expect(blocks.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['paragraph-cut']);
  });

  it('marks a run of more than 200 characters without a space as opaque', () => {
    const text = `say ${'x'.repeat(201)} and ${'y'.repeat(200)}`;
    const { blocks, diagnostics } = cutParagraphs(text);
    expect(blocks[0]?.opaque).toEqual([{ start: 4, end: 205 }]);
    expect(diagnostics).toEqual([{ code: 'opaque-run', start: 4, end: 205 }]);
  });

  it('does not cut inside a run that has no space', () => {
    const text = 'x'.repeat(20_000);
    expect(textsOf(text)).toEqual([text]);
  });
});

describe('trimming a range', () => {
  it('leaves an empty range where there is only white space', () => {
    expect(trimRange('a   b', { start: 1, end: 4 })).toEqual({ start: 4, end: 4 });
  });
});
