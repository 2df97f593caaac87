import type { Block } from './canonical-text';
import { toLine } from './clean-text';

/** Gathers the text of HTML into paragraphs. */
export interface HtmlParagraphs {
  addText(text: string): void;
  /** Ends a table cell: the next one is set off by a tab. */
  endCell(): void;
  endParagraph(kind: Block['kind']): void;
  readonly blocks: readonly Block[];
}

/** No paragraphs yet. After `maxBlocks` of them no more are gathered. */
export function createHtmlParagraphs(maxBlocks: number): HtmlParagraphs {
  const blocks: Block[] = [];
  let cells: string[] = [];
  let pieces: string[] = [];
  const endCell = (): void => {
    const text = toLine(pieces.join(''));
    pieces = [];
    if (text !== '') cells.push(text);
  };
  return {
    blocks,
    endCell,
    addText: (text) => {
      pieces.push(text);
    },
    endParagraph: (kind) => {
      if (pieces.length > 0) endCell();
      if (cells.length === 0) return;
      if (blocks.length < maxBlocks) blocks.push({ kind, text: cells.join('\t') });
      cells = [];
    },
  };
}
