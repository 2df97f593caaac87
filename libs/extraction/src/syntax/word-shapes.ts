/** Taken once: a global is looked up anew at each use, which is slow where a program runs inside another. */
const { imul, min } = Math;

/** The values that features are made of for one word; the columns of a `WordValues`. */
export const wordColumns = ['form', 'lower', 'prefix1', 'prefix2', 'prefix3', 'suffix1', 'suffix2', 'suffix3', 'suffix4', 'shape'] as const;

/** How many values a word has. */
export const WORD_WIDTH = wordColumns.length;

/** Before the first and behind the last word stand so many empty ones, so that features may look beyond the ends. */
export const PADDING = 3;

/** The values of the words of a sentence, `WORD_WIDTH` each, padded at both ends. */
export interface WordValues {
  /** The words as the treebanks write them. */
  readonly forms: readonly string[];
  readonly values: Int32Array;
}

/** The longest run of a word that is looked at: what stands behind it tells nothing of grammar. */
const LONGEST_WORD = 40;

/** A word with marks as the treebanks write them: straight quotation marks and apostrophes, dashes as two hyphens, no digit but 0. */
export function plainForm(text: string): string {
  const short = text.length > LONGEST_WORD ? text.slice(0, LONGEST_WORD) : text;
  if (/^(?:[A-Za-z.,;:!?()$%&/+@#*-]|'(?!'))+$/.test(short)) return short;
  return short
    .replaceAll(/[‘’‛`´]/gu, "'").replaceAll(/[“”„«»]|''/gu, '"')
    .replaceAll(/[–—―]/gu, '--').replaceAll(/[‐‑]/gu, '-').replaceAll('…', '...')
    .replaceAll(/\p{Nd}/gu, '0');
}

/** The forms of words in lower case, as one value each. */
export function readLowerForms(words: readonly string[]): Int32Array {
  return Int32Array.from(words, (word) => hashOf(plainForm(word).toLowerCase()));
}

/** The values of the words of a sentence. */
export function readWordValues(words: readonly string[]): WordValues {
  const values = new Int32Array((words.length + 2 * PADDING) * WORD_WIDTH);
  const forms = words.map(plainForm);
  forms.forEach((form, at) => writeWord(values, (at + PADDING) * WORD_WIDTH, form));
  return { forms, values };
}

function writeWord(values: Int32Array, at: number, form: string): void {
  const lower = form.toLowerCase();
  values[at] = hashOf(form, 0, form.length);
  values[at + 1] = hashOf(lower, 0, lower.length);
  // A beginning or ending counts only with a rest: what "or" tells nothing of is "governor".
  for (let length = 1; length <= 3; length += 1) values[at + 1 + length] = lower.length > length + 1 ? hashOf(lower, 0, length) : -length;
  for (let length = 1; length <= 4; length += 1) values[at + 4 + length] = lower.length > length + 1 ? hashOf(lower, lower.length - length) : -length;
  values[at + 9] = shapeOf(form);
}

/** FNV-1a over UTF-16 code units; never 0, which is the value of nothing. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return hash === 0 ? 1 : hash;
}

/** The kinds of characters in their order, repeated ones once: `Xx` of "Lima", `X.X.` of "U.N.", `0-x` of "30-day". */
function shapeOf(form: string): number {
  let hash = 0x811c9dc5;
  let last = 0;
  for (let at = 0; at < form.length; at += 1) {
    const code = form.charCodeAt(at);
    const kind = kindOf(code, form, at);
    if (kind !== last) hash = imul(hash ^ kind, 0x01000193);
    last = kind;
  }
  return hash ^ min(form.length, 3);
}

function kindOf(code: number, form: string, at: number): number {
  if (code >= 97 && code <= 122) return 97;
  if (code >= 65 && code <= 90) return 65;
  if (code === 48) return 48;
  if (code < 128) return code;
  const character = form.charAt(at);
  if (character.toLowerCase() !== character) return 65;
  return character.toUpperCase() !== character ? 97 : 128;
}
