import { cutWords } from './word-cuts';

const wordsOf = (text: string): string => cutWords(text).map(({ start, end }) => text.slice(start, end)).join(' | ');

describe('words and marks', () => {
  it.each([
    ['marks by themselves', 'Lee (52), said: “No!”', 'Lee | ( | 52 | ) | , | said | : | “ | No | ! | ”'],
    ['what is cut off a word', "Ann's didn’t they'll I’m we’ve he'd you're", "Ann | 's | did | n’t | they | 'll | I | ’m | we | ’ve | he | 'd | you | 're"],
    ['"cannot"', 'It cannot be.', 'It | can | not | be | .'],
    ['names with an apostrophe', "O'Brien and D’Souza at 5 o'clock", "O'Brien | and | D’Souza | at | 5 | o'clock"],
    ['the apostrophe of a plural', 'the fishermen’s and the sailors’ boats', 'the | fishermen | ’s | and | the | sailors | ’ | boats'],
    ['titles and initials', 'Mr. Lee of the U.S. and Tom J. Ray left Oct. 5.', 'Mr. | Lee | of | the | U.S. | and | Tom | J. | Ray | left | Oct. | 5 | .'],
    ['a letter that ends a sentence', 'He took vitamin C. They left.', 'He | took | vitamin | C | . | They | left | .'],
    ['numbers', '$3,000.50, 10:45, 9/11, 5th, 1980s, 40%', '$ | 3,000.50 | , | 10:45 | , | 9/11 | , | 5th | , | 1980s | , | 40 | %'],
    ['addresses', 'See https://example.org/a?b=c. Or write to ann@example.org, @annlee #ferry', 'See | https://example.org/a?b=c | . | Or | write | to | ann@example.org | , | @annlee | #ferry'],
    ['hyphens and dashes', 'ex-mayor - she left -- and — no – more', 'ex | - | mayor | - | she | left | -- | and | — | no | – | more'],
    ['double marks of two characters', "''It is late,'' she said... ``No''", "'' | It | is | late | , | '' | she | said | ... | `` | No | ''"],
    ['characters of two units', '🏏 won 3-0', '🏏 | won | 3 | - | 0'],
    ['words of other scripts', 'Київ, São Paulo', 'Київ | , | São | Paulo'],
    ['nothing', ' \n ', ''],
  ])('cuts %s', (_, text, expected) => {
    expect(wordsOf(text)).toBe(expected);
  });

  it('covers every character that is no white space, in order and once', () => {
    const text = "Ann's “ferry”—it's 3,000.50 (U.S.)… can't @x ''no'' 🏏\ud800 a.b.c";
    const ranges = cutWords(text);
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replaceAll(/\s/gu, ''));
    expect(ranges.every(({ start, end }, at) => start < end && start >= (ranges[at - 1]?.end ?? 0))).toBe(true);
  });
});
