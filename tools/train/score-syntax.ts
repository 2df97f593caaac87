import { createWordHints, type SyntaxReader } from '@on-record/extraction';
import type { ConlluSentence } from './conllu.ts';

/** Shares of words in percent: right tags, right heads, right heads with the right relation. */
export interface SyntaxFigures {
  readonly words: number;
  readonly upos: number;
  readonly xpos: number;
  readonly uas: number;
  readonly las: number;
  /** The last two over all words but marks. */
  readonly uasWithoutMarks: number;
  readonly lasWithoutMarks: number;
  readonly wordsPerSecond: number;
}

/** Tags and parses sentences, given their right words, and counts what is right; relations with their subtypes. */
export function scoreSyntax(reader: SyntaxReader, sentences: readonly ConlluSentence[]): SyntaxFigures {
  const forms = sentences.map(({ words }) => words.map(({ form }) => form));
  const words = createWordHints();
  const hints = sentences.map((sentence) => words.of(sentence.words.map(({ form }) => form)));
  const begunMs = performance.now();
  const read = forms.map((own, place) => {
    const tags = reader.tag(own, hints[place] ?? []);
    return { tags, tree: reader.parse(own, tags) };
  });
  const seconds = (performance.now() - begunMs) / 1000;
  const marks = sentences.flatMap(({ words }, place) => words.map((word, at) => {
    const { tags, tree } = read[place] ?? { tags: [], tree: { heads: [], relations: [] } };
    const hasHead = tree.heads[at] === word.head;
    return { isMark: word.upos === 'PUNCT', upos: tags[at]?.tag === word.upos, xpos: tags[at]?.xpos === word.xpos, uas: hasHead, las: hasHead && tree.relations[at] === word.relation };
  }));
  const share = (list: typeof marks, what: 'upos' | 'xpos' | 'uas' | 'las'): number => 100 * list.filter((each) => each[what]).length / Math.max(1, list.length);
  const others = marks.filter(({ isMark }) => !isMark);
  return {
    words: marks.length, upos: share(marks, 'upos'), xpos: share(marks, 'xpos'), uas: share(marks, 'uas'), las: share(marks, 'las'),
    uasWithoutMarks: share(others, 'uas'), lasWithoutMarks: share(others, 'las'), wordsPerSecond: marks.length / seconds,
  };
}

/** The figures as lines for a person. */
export function figuresText({ words, upos, xpos, uas, las, uasWithoutMarks, lasWithoutMarks, wordsPerSecond }: SyntaxFigures): string {
  const percent = (share: number): string => share.toFixed(2);
  return [
    `  ${words} words, ${Math.round(wordsPerSecond)} a second`,
    `  UPOS ${percent(upos)}  XPOS ${percent(xpos)}`,
    `  UAS ${percent(uas)}  LAS ${percent(las)}`,
    `  without marks: UAS ${percent(uasWithoutMarks)}  LAS ${percent(lasWithoutMarks)}`,
  ].join('\n');
}
