import type { Mark, Zone } from '@on-record/domain';
import { trimRange } from './01-paragraphs';
import type { Article, Block, Paragraph } from './types';

/** How far down a standfirst, a byline or a list of key points may stand. */
const HEAD_LINES = 8;

/**
 * Gives each block its zone. Structural marks win; without them the first line is the headline, and standfirst, byline
 * and key points are told by their shape. A dateline is cut off the line that it opens.
 */
export function assignZones(article: Article, blocks: readonly Block[]): readonly Paragraph[] {
  const texts = blocks.map(({ start, end }) => article.text.slice(start, end));
  const zones = article.marks.length > 0 ? zonesByMarks(article.marks, blocks) : zonesByShape(texts, article.hasHeadline);
  const firstBody = zones.indexOf('body');
  return blocks.flatMap((block, place) => {
    const zone = zones[place] ?? 'body';
    if (zone !== 'body') return [{ ...block, zone }];
    return cutDateline(article.text, block, place === firstBody && article.hasHeadline);
  });
}

function zonesByMarks(marks: readonly Mark[], blocks: readonly Block[]): readonly Zone[] {
  const firstParagraph = marks.find(({ kind }) => kind === 'paragraph')?.start ?? 0;
  let next = 0;
  return blocks.map((block) => {
    while (next < marks.length && (marks[next]?.end ?? 0) <= block.start) next += 1;
    const mark = marks[next];
    return mark && mark.start < block.end ? zoneOfMark(mark, firstParagraph) : 'body';
  });
}

function zoneOfMark(mark: Mark, firstParagraph: number): Zone {
  switch (mark.kind) {
    case 'headline': return 'headline';
    case 'standfirst': return 'summary';
    case 'list-item': return mark.start < firstParagraph ? 'summary' : 'body';
    case 'caption': return 'caption';
    case 'heading':
    case 'paragraph': return 'body';
    default: {
      const never: never = mark.kind;
      return never;
    }
  }
}

function zonesByShape(lines: readonly string[], hasHeadline: boolean): readonly Zone[] {
  if (!hasHeadline) return lines.map(() => 'body');
  const byline = lines.findIndex((line, place) => place > 0 && place < HEAD_LINES && isByline(line));
  let isHead = true;
  return lines.map((line, place) => {
    if (place === 0) return 'headline';
    if (place === byline) return 'byline';
    if (isCaption(line)) return 'caption';
    if (isBoilerplate(line)) return 'boilerplate';
    const isKeyPoint = isHead && place < 2 * HEAD_LINES && /^[-•*–]\s/u.test(line);
    if (isKeyPoint || place < byline || (place === 1 && byline === -1 && isStandfirst(line, lines[2]))) return 'summary';
    isHead = false;
    return 'body';
  });
}

function isByline(line: string): boolean {
  const words = line.split(' ');
  if (words.length > 14 || /[.!?”"’]$/u.test(line)) return false;
  return /^by\s\S/iu.test(line) || line.includes(' · ') || (words.length < 9 && /\b(correspondent|reporter|editor|bureau|staff writer)$/iu.test(line));
}

/** A line without a stop at its end; it may end with a quotation, whose own stop would end a sentence of the body. */
function isStandfirst(line: string, next: string | undefined): boolean {
  return next !== undefined && !/[.!?,]$/u.test(line.replace(/[”"’']$/u, '')) && line.length < 200 && !/^[-•*–]\s/u.test(line);
}

function isCaption(line: string): boolean {
  return /\b(photograph|photo|picture|pic|image|file photo)(: | by |\/)/iu.test(line.slice(-120)) && line.length < 400 && !/[”"]\s*$/u.test(line);
}

function isBoilerplate(line: string): boolean {
  return /^\(?(reporting|additional reporting|writing|editing|compiled) by /iu.test(line) || /^(read more|read also|also read|sign up|subscribe|click here)\b/iu.test(line);
}

/** `PARIS, May 3 (Agency) - `, `LIMA: `, `New Delhi: `; the last shape only where a story begins. */
function cutDateline(text: string, block: Block, isOpening: boolean): readonly Paragraph[] {
  const head = text.slice(block.start, Math.min(block.end, block.start + 90));
  const length = datelineLength(head, isOpening);
  if (length === 0 || block.start + length >= block.end) return [{ ...block, zone: 'body' }];
  const rest = trimRange(text, { start: block.start + length, end: block.end });
  const dateline = trimRange(text, { start: block.start, end: block.start + length });
  return [
    { ...dateline, opaque: [], zone: 'dateline' },
    { ...rest, opaque: block.opaque.filter(({ start }) => start >= rest.start), zone: 'body' },
  ];
}

function datelineLength(head: string, isOpening: boolean): number {
  if (!isOpening) return 0;
  const wire = /^[A-Z][A-Za-z .,/'’-]{1,50}(?:[A-Z][a-z]{2,8}\.? \d{1,2})? ?\([^()]{2,30}\) ?[-–—] /u.exec(head);
  const capitals = /^[A-Z][A-Z .,/'’-]{2,40}(?::| [-–—]) /u.exec(head);
  const place = /^(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+: (?=[A-Z][a-z]* )/u.exec(head);
  return (wire ?? capitals ?? place)?.[0].length ?? 0;
}
