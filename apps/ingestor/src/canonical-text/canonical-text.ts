import type { Mark } from '@on-record/domain';

/** A paragraph of an article with what the delivered format said it is; its text has no line break and is not empty. */
export interface Block {
  readonly kind: Mark['kind'];
  readonly text: string;
}

/** The text of an article as it is stored for good, and the marks that say what its parts are. */
export interface CanonicalText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Joins headline, standfirst and body once, by single line feeds; never altered afterwards. */
export function canonicalText(blocks: readonly Block[]): CanonicalText {
  const marks: Mark[] = [];
  let start = 0;
  for (const { kind, text } of blocks) {
    marks.push({ kind, start, end: start + text.length });
    start += text.length + 1;
  }
  return { text: blocks.map((block) => block.text).join('\n'), marks };
}
