import { compileTemplates, fillRows } from './feature-templates';
import { PADDING, readWordValues, WORD_WIDTH, wordColumns, type WordValues } from './word-shapes';

/** How many words before and behind are looked at. */
const REACH = 2;

/** `w-1.lower` is the word before in lower case; `t-1` its tag, `t-2` the tag before that; h are hints. */
const atomNames: readonly string[] = [
  ...[-2, -1, 0, 1, 2].flatMap((offset) => wordColumns.map((column) => `w${offset}.${column}`)),
  't-1', 't-2', 'h-1', 'h0', 'h1',
];
const TAGS_AT = 5 * WORD_WIDTH;
const HINTS_AT = TAGS_AT + 2;

/** The features of the tagger: a word's own form, its neighbours, and the tags before it. */
export const taggerTemplates = compileTemplates(atomNames, [
  'w0.form', 'w0.lower', 'w0.prefix2', 'w0.prefix3', 'w0.suffix1', 'w0.suffix2', 'w0.suffix3', 'w0.suffix4', 'w0.shape',
  'w-1.lower', 'w-2.lower', 'w1.lower', 'w2.lower', 'w1.suffix3', 'w1.suffix2', 'w-1.shape w0.shape', 'w0.shape w1.shape',
  't-1', 't-2 t-1', 't-1 w0.lower', 't-1 w0.suffix3', 't-1 w0.shape', 't-1 w1.lower', 't-1 w1.suffix3',
  'w-1.lower w0.lower', 'w0.lower w1.lower', 'w0.shape w0.suffix3', 'w0.lower w1.suffix3',
  'h0', 'h1', 'h-1 h0', 'h0 h1', 'h-1 h0 h1', 't-1 h0', 't-2 t-1 h0', 'h0 w0.shape', 'h0 w0.suffix3', 'h0 w0.lower', 'w-1.lower h0', 'h0 w1.lower',
]);

const hintNumbers: ReadonlyMap<string, number> = new Map([
  'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X',
].map((tag, at) => [tag, at + 1]));

/** The words of a sentence as the tagger sees them. */
export interface TaggerWords extends WordValues {
  /** What another tagger takes each word for, padded as the values are. */
  readonly hints: Int32Array;
}

/** The words of a sentence, each with what another tagger takes it for. */
export function readTaggerWords(words: readonly string[], hints: readonly string[]): TaggerWords {
  const numbers = new Int32Array(words.length + 2 * PADDING);
  words.forEach((_, at) => { numbers[at + PADDING] = hintNumbers.get(hints[at] ?? '') ?? 0; });
  return { ...readWordValues(words), hints: numbers };
}

/** The rows of the weights that a word looks at: filled anew for each word. */
export interface TaggerRows {
  readonly rows: Int32Array;
  readonly values: Int32Array;
}

export function createTaggerRows(): TaggerRows {
  return { rows: new Int32Array(taggerTemplates.count), values: new Int32Array(atomNames.length) };
}

/** Fills the rows of the word at a place; `tags` holds what the words before it were tagged, 0 for the first tag. */
export function fillTaggerRows({ rows, values }: TaggerRows, words: TaggerWords, { at, tags, bits }: { readonly at: number; readonly tags: Int32Array; readonly bits: number }): void {
  const from = (at + PADDING - REACH) * WORD_WIDTH;
  for (let column = 0; column < TAGS_AT; column += 1) values[column] = words.values[from + column] ?? 0;
  values[TAGS_AT] = at > 0 ? (tags[at - 1] ?? 0) + 1 : 0;
  values[TAGS_AT + 1] = at > 1 ? (tags[at - 2] ?? 0) + 1 : 0;
  for (let offset = -1; offset <= 1; offset += 1) values[HINTS_AT + 1 + offset] = words.hints[at + PADDING + offset] ?? 0;
  fillRows(taggerTemplates, values, { rows, bits });
}
