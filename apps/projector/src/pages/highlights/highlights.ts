import type { AccusationRecord, ArticleDetail, DenialRecord, StatementRecord } from '@on-record/projections';
import type { NumberedStatement } from './numbered-statements';
import type { Layer } from './segments';

/** What a mark in the text is for. */
export type Highlight =
  | { readonly kind: 'statement'; readonly key: string; readonly statement: NumberedStatement }
  | { readonly kind: 'accusation' | 'denial'; readonly key: string }
  | { readonly kind: 'allegation' | 'cue' | 'mention' };

interface Span {
  readonly start: number;
  readonly end: number;
}

type Findings = Pick<ArticleDetail, 'accusations' | 'denials'>;

/** The layers of an article's text: what was said, who accuses or denies by which words, and the words around it. */
export function layersOf(statements: readonly NumberedStatement[], { accusations, denials }: Findings): readonly Layer<Highlight>[] {
  return [
    ...statements.flatMap(statementLayers),
    ...accusations.flatMap(({ key, trigger }) => layerOf(trigger, { kind: 'accusation', key })),
    ...denials.flatMap(({ key, trigger }) => layerOf(trigger, { kind: 'denial', key })),
    ...distinct([...accusations, ...denials].map(({ allegation }) => allegation)).flatMap((span) => layerOf(span, { kind: 'allegation' })),
    ...distinct(statements.map(({ record }) => record.cue)).flatMap((span) => layerOf(span, { kind: 'cue' })),
    ...distinct(mentionsOf(statements.map(({ record }) => record), accusations, denials)).flatMap((span) => layerOf(span, { kind: 'mention' })),
  ];
}

/** The parts of a statement share one value, so that the first of them is where it begins. */
function statementLayers(statement: NumberedStatement): readonly Layer<Highlight>[] {
  const { key, parts, content } = statement.record;
  const value: Highlight = { kind: 'statement', key, statement };
  return (parts ?? [content]).flatMap((span) => layerOf(span, value));
}

function layerOf(span: Span | undefined, value: Highlight): readonly Layer<Highlight>[] {
  return span === undefined ? [] : [{ start: span.start, end: span.end, value }];
}

function mentionsOf(statements: readonly StatementRecord[], accusations: readonly AccusationRecord[], denials: readonly DenialRecord[]): readonly (Span | undefined)[] {
  return [
    ...statements.map(({ speaker }) => speaker.mention),
    ...accusations.flatMap(({ accuser, accused }) => [accuser.mention, accused.mention]),
    ...denials.flatMap(({ denier, deniedAccuser }) => [denier.mention, deniedAccuser.mention]),
  ];
}

/** Each run of characters once: the same words may serve several findings. */
function distinct(spans: readonly (Span | undefined)[]): readonly Span[] {
  const present = spans.filter((span) => span !== undefined);
  return [...new Map(present.map((span) => [`${span.start}-${span.end}`, span])).values()];
}
