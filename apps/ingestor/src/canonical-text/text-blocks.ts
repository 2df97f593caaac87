import type { Block } from './canonical-text';
import { toLines } from './clean-text';

const BULLET = /^[-*•] /;

/** The paragraphs of a plain-text body: one a line. A line that begins with a bullet keeps it and is a list item. */
export function textBlocks(content: string): readonly Block[] {
  return toLines(content).map((text) => ({ kind: BULLET.test(text) ? 'list-item' : 'paragraph', text }));
}
