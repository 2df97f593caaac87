import type { ArticleDetail } from '@on-record/projections';
import { layersOf, type Highlight } from './highlights';
import { beginningsOf, nest, type Beginnings, type Nested } from './nested-marks';
import type { NumberedStatement } from './numbered-statements';
import { segmentsOf, type Layer, type Segment } from './segments';

/** A paragraph of the article with its marks, and the statements that begin in it. */
export interface Passage {
  readonly kind: NonNullable<ArticleDetail['marks']>[number]['kind'];
  readonly text: string;
  readonly marked: readonly Nested<Highlight>[];
  readonly statements: readonly NumberedStatement[];
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly kind: Passage['kind'];
}

type MarkedArticle = Pick<ArticleDetail, 'marks' | 'headline' | 'standfirst' | 'accusations' | 'denials'> & { readonly text: string };

/** The paragraphs of an article, every finding marked in its place. Single line feeds part the paragraphs of a canonical text. */
export function passagesOf(article: MarkedArticle, statements: readonly NumberedStatement[]): readonly Passage[] {
  const lines = linesOf(article);
  const segments = segmentsOf<Highlight | LineValue>(article.text, [...layersOf(statements, article), ...lines.map(lineLayer)]);
  const byLine = Map.groupBy(segments, ({ layers }) => layers.find(isLine)?.value.line);
  const inLines = lines.map((line) => (byLine.get(line) ?? []).map(withoutLine));
  const beginnings = beginningsOf(inLines.flat());
  return lines.map(({ kind }, place) => {
    const own = inLines[place] ?? [];
    return { kind, text: own.map((segment) => segment.text).join(''), marked: nest(own, beginnings), statements: own.flatMap((segment) => statementsBegunIn(segment, beginnings)) };
  });
}

function statementsBegunIn(segment: Segment<Highlight>, beginnings: Beginnings<Highlight>): readonly NumberedStatement[] {
  return segment.layers.flatMap(({ value }) => (value.kind === 'statement' && beginnings.get(value) === segment ? [value.statement] : []));
}

/** A paragraph is itself a layer, so that every segment lies in one paragraph. */
interface LineValue {
  readonly kind: 'line';
  readonly line: Line;
}

function lineLayer(line: Line): Layer<LineValue> {
  return { start: line.start, end: line.end, value: { kind: 'line', line } };
}

function isLine(layer: Layer<Highlight | LineValue>): layer is Layer<LineValue> {
  return layer.value.kind === 'line';
}

function withoutLine({ layers, ...segment }: Segment<Highlight | LineValue>): Segment<Highlight> {
  return { ...segment, layers: layers.filter((layer): layer is Layer<Highlight> => layer.value.kind !== 'line') };
}

function linesOf({ text, marks = [], headline, standfirst }: MarkedArticle): readonly Line[] {
  const kinds = new Map(marks.map((mark) => [mark.start, mark.kind]));
  let start = 0;
  return text.split('\n').map((words, place) => {
    const end = start + words.length;
    const given = place === 0 && words === headline ? 'headline' : place <= 1 && words === standfirst ? 'standfirst' : 'paragraph';
    const line = { start, end, kind: kinds.get(start) ?? given };
    start = end + 1;
    return line;
  });
}
