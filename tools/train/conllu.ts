/** A word of a sentence in CoNLL-U. */
export interface ConlluWord {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  /** The place of the head in the sentence; -1 at the root. */
  readonly head: number;
  readonly relation: string;
  /** Whether a space follows in the text. */
  readonly hasSpaceAfter: boolean;
}

/** A sentence in CoNLL-U with the document that it is of. */
export interface ConlluSentence {
  readonly document: string;
  readonly words: readonly ConlluWord[];
}

/**
 * The sentences of a CoNLL-U file. Comments, lines of multiword tokens ("1-2") and empty nodes ("8.1") are left out; heads
 * are counted over the words that remain.
 */
export function parseConllu(text: string): readonly ConlluSentence[] {
  let document = '';
  const sentences: ConlluSentence[] = [];
  for (const block of text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    for (const line of lines) document = /^# *newdoc id *= *(.+)$/.exec(line)?.[1]?.trim() ?? document;
    const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
    if (rows.length > 0) sentences.push({ document, words: toWords(rows) });
  }
  return sentences;
}

function toWords(rows: readonly (readonly string[])[]): readonly ConlluWord[] {
  const spaceless = new Set<string>();
  for (const [id = '', , , , , , , , , misc = ''] of rows) {
    const [first = '', last] = id.split('-');
    if (last === undefined) {
      if (misc.includes('SpaceAfter=No')) spaceless.add(id);
      continue;
    }
    // Inside a multiword token there are no spaces; behind it there is what its own line says.
    for (let at = Number(first); at < Number(last); at += 1) spaceless.add(String(at));
    if (misc.includes('SpaceAfter=No')) spaceless.add(last);
  }
  const own = rows.filter(([id = '']) => /^\d+$/.test(id));
  return own.map(([id = '', form = '', , upos = 'X', xpos = '', , head = '0', relation = 'dep']): ConlluWord => (
    { form, upos, xpos: xpos === '_' ? '' : xpos, head: Number(head) - 1, relation, hasSpaceAfter: !spaceless.has(id) }
  ));
}
