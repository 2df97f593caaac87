import type { Block, Diagnostic, TextRange } from './types';

/** A longer run without a space is no word; tokenizers are quadratic in the length of such runs. */
const LONGEST_WORD = 200;
/** A longer line is cut at a space, so that no later pass meets more at once. */
const LONGEST_BLOCK = 8_000;

/** The lines of the text that say something, long ones cut, and the runs in them that no library may see. */
export function cutParagraphs(text: string): { readonly blocks: readonly Block[]; readonly diagnostics: readonly Diagnostic[] } {
  const blocks: Block[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const line of linesOf(text)) {
    const pieces = cutAtSpaces(text, line);
    if (pieces.length > 1) diagnostics.push({ code: 'paragraph-cut', ...line });
    for (const piece of pieces) {
      const opaque = opaqueRuns(text, piece);
      blocks.push({ ...piece, opaque });
      diagnostics.push(...opaque.map((run): Diagnostic => ({ code: 'opaque-run', ...run })));
    }
  }
  return { blocks, diagnostics };
}

/** Lines without the white space around them; empty ones left out. */
function linesOf(text: string): readonly TextRange[] {
  const lines: TextRange[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = trimRange(text, { start, end });
    if (line.end > line.start) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** A range without the white space at its edges. */
export function trimRange(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return { start, end };
}

function cutAtSpaces(text: string, line: TextRange): readonly TextRange[] {
  const pieces: TextRange[] = [];
  let { start } = line;
  while (line.end - start > LONGEST_BLOCK) {
    let cut = start + LONGEST_BLOCK;
    while (cut > start && !isSpace(text[cut])) cut -= 1;
    if (cut === start) cut = nextSpace(text, start + LONGEST_BLOCK, line.end);
    const piece = trimRange(text, { start, end: cut });
    if (piece.end > piece.start) pieces.push(piece);
    start = cut;
    while (start < line.end && isSpace(text[start])) start += 1;
  }
  return line.end > start ? [...pieces, { start, end: line.end }] : pieces;
}

function nextSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isSpace(text[at])) at += 1;
  return at;
}

function opaqueRuns(text: string, range: TextRange): readonly TextRange[] {
  const runs: TextRange[] = [];
  let start = range.start;
  while (start < range.end) {
    const end = nextSpace(text, start, range.end);
    if (end - start > LONGEST_WORD) runs.push({ start, end });
    start = end + 1;
  }
  return runs;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}
