import type { Phrase, Quotation, TextRange } from '../pipeline/types';

/** The characters of a run of content, quotation marks at its edges outside; quotations side by side are parts of their own. */
export function rangesOf({ sentence, from, to }: Phrase, quotations: readonly Quotation[]): readonly TextRange[] {
  const tokens = sentence.tokens.slice(from, to).filter(({ quotation, tag }) => quotation !== undefined || tag !== 'PUNCT');
  const first = tokens[0];
  const last = sentence.tokens.slice(from, to).findLast(({ quotation, tag, text }) => quotation !== undefined || tag !== 'PUNCT' || text === ')' || text === '%');
  if (!first || !last) return [];
  if (tokens.every(({ quotation }) => quotation !== undefined)) {
    const runs = [...new Set(tokens.map(({ quotation }) => quotation))];
    return runs.flatMap((run) => innerOf(run, quotations) ?? []);
  }
  const opening = innerOf(first.quotation, quotations);
  const closing = innerOf(last.quotation, quotations);
  const start = opening && first.start < opening.start ? opening.start : first.start;
  const end = closing && last.end > closing.end ? closing.end : last.end;
  return end > start ? [{ start, end }] : [];
}

function innerOf(place: number | undefined, quotations: readonly Quotation[]): TextRange | undefined {
  const quotation = place === undefined ? undefined : quotations[place];
  return quotation && quotation.inner.end > quotation.inner.start ? quotation.inner : undefined;
}

/** The characters of a run of content as one range. */
export function rangeOf(phrase: Phrase, quotations: readonly Quotation[]): TextRange | undefined {
  const ranges = rangesOf(phrase, quotations);
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}
