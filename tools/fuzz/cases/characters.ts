import { lengthOf, many, type Draw } from '../draw.ts';

/** Ranges of code points that readers of text stumble over: [first, last]. */
const ranges: readonly [readonly [number, number], ...(readonly [number, number])[]] = [
  [0x20, 0x7e], [0x20, 0x7e], [0x20, 0x7e], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x3ff], [0x590, 0x6ff], [0x900, 0x97f], [0x2000, 0x206f], [0x2018, 0x201f], [0x3000, 0x30ff],
  [0x4e00, 0x4fff], [0xac00, 0xacff], [0xfb00, 0xfeff], [0x1d400, 0x1d4ff], [0x1f300, 0x1f6ff], [0xe0000, 0xe007f], [0x0, 0x1f], [0x7f, 0x9f], [0xfff0, 0xffff],
];
const joints = ['', '', ' ', '\n', '\u200d', '\u0301', '\u202e', '\u00ad', '\ufe0f'] as const;

/** Bytes that nobody meant as text, decoded as a careless reader does. */
export function decodedBytes(draw: Draw): string {
  const bytes = Uint8Array.from(many(lengthOf(draw), () => draw.below(256)));
  return new TextDecoder(draw.oneOf(['utf-8', 'windows-1252', 'utf-16le', 'shift_jis'])).decode(bytes);
}

/** Any characters of any script, controls, marks that combine, directions and joiners; now and then half a surrogate pair. */
export function anyCharacters(draw: Draw): string {
  const own = many(1 + draw.below(4), () => draw.oneOf(ranges));
  const isBroken = draw.onceIn(8);
  return many(Math.ceil(lengthOf(draw) / 2), () => {
    if (isBroken && draw.onceIn(20)) return String.fromCharCode(0xd800 + draw.below(0x800));
    const [first, last] = own[draw.below(own.length)] ?? [0x20, 0x7e];
    return String.fromCodePoint(first + draw.below(last - first + 1)) + draw.oneOf(joints);
  }).join('');
}

/** What each library is slow at when it meets much of it without a space, or at all. */
const shapes = [
  '-', "'", '’', 'A.', 'A.A.A. ', '/a', 'http://a/', '#a', '@a', 'x', 'xY', '9', '9,', '"', '“', '(', '[', '\n', ' ', '\t', '.', '. . ', ',', '_', '*', '&amp;', '<b>', 'é', 'e\u0301', '👩‍👩‍👧', '中', 'ا', '\u200b',
  'an hour ', 'January ', 'March 3 ', 'on Monday ', 'half past ', 'in a statement ', 'according to ', 'said ', 'and ', 'of ', 'who said ', 'that ', '“a ” ', '“a “', "'a ", 'Kyiv and ', 'Ann Lee, ', 'Mr. ', 'not ', 'by ',
  'accused ', 'was accused by ', 'Ann Lee said that Kyiv lied and ', 'Ann, who said, ', 'he ', 'the ', 'A ', 'Ab ', 'said: ', '"x" said. ', '; ', ' - ', '… ', "'' ", '``', 'a@b.c ', '$1 ', '1/2/3 ', 'U.S. ',
] as const;

/** One shape over and over, or a few in turn, up to the greatest length that is read. */
export function repeatedShape(draw: Draw): string {
  const part = many(1 + (draw.onceIn(2) ? draw.below(3) : 0), () => draw.oneOf(shapes)).join('');
  const length = draw.onceIn(6) ? 200_000 : lengthOf(draw);
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/** One word of up to 200,000 characters, alone or in the middle of a sentence. */
export function longWord(draw: Draw): string {
  const alphabet = draw.oneOf(['x', 'abcdefghij', 'aA0-_', "a'b’c", 'A.b', '/:?#=&', '中文字', '"a', '🏏']);
  const units = [...alphabet];
  const word = many(Math.ceil((draw.onceIn(8) ? 199_000 : 100 + draw.below(5_000)) / alphabet.length), () => units[draw.below(units.length)] ?? 'x').join('');
  const [before, after] = draw.oneOf([['', ''], ['Ann Lee said ', ' was over.'], ['“', '” she said.'], ['Chile accused ', ' of lying.'], ['x\n', '\ny']]);
  return before + word + after;
}
