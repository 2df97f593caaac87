import { accusationSchema, denialSchema, isSpanOf, statementSchema, type ExtractionEngine, type ExtractionInput, type ExtractionResult, type Findings, type Span } from '@on-record/domain';

/** What is wrong with what an engine made of an input. */
export interface Fault {
  /** The same for the same mistake, whatever the text: an input is made smaller only as long as it stays. */
  readonly kind: string;
  readonly details: string;
}

/** Reads an input twice and says what is wrong with it; undefined when nothing is. An engine may refuse by length and by work only. */
export function findFault(engine: ExtractionEngine, input: ExtractionInput): Fault | undefined {
  const result = read(engine, input);
  if ('kind' in result && result.kind === 'thrown') return result.fault;
  if (result.kind === 'failed') return result.code === 'ENGINE_BROKE' ? { kind: `ENGINE_BROKE ${result.reason.slice(0, 40)}`, details: result.reason } : undefined;
  const fault = faultOfSpans(input.text, { findings: result.findings, diagnostics: result.diagnostics }) ?? faultOfLinks(result.findings) ?? faultOfShape(result.findings);
  if (fault !== undefined) return fault;
  const again = read(engine, input);
  return JSON.stringify(again) === JSON.stringify(result) ? undefined : { kind: 'not the same again', details: 'A second reading of the same input gave something else.' };
}

type Reading = ExtractionResult | { readonly kind: 'thrown'; readonly fault: Fault };

function read(engine: ExtractionEngine, input: ExtractionInput): Reading {
  try {
    return engine.extract(input);
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'thrown', fault: { kind: `thrown: ${told.slice(0, 40)}`, details: told } };
  }
}

function faultOfSpans(text: string, found: object): Fault | undefined {
  for (const span of rangesIn(found)) {
    const { start, end } = span;
    if (!(start >= 0 && start <= end && end <= text.length)) return { kind: 'range outside of the text', details: JSON.stringify(span) };
    if (!('text' in span)) continue;
    if (!isSpanOf(text, span as Span)) return { kind: 'span is not its text', details: JSON.stringify(span) };
    if (start === end) return { kind: 'empty span', details: JSON.stringify(span) };
    if (cutsCharacter(text, start) || cutsCharacter(text, end)) return { kind: 'span cuts a character', details: JSON.stringify(span) };
  }
  return undefined;
}

/** Whether a place lies between the two halves of one character. */
function cutsCharacter(text: string, place: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 1, place + 1));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function* rangesIn(value: unknown): Generator<Range> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') yield { ...value, start: value.start, end: value.end };
  else for (const part of Object.values(value)) yield* rangesIn(part);
}

function faultOfLinks({ statements, accusations, denials }: Findings): Fault | undefined {
  const groups = Map.groupBy(accusations, ({ mutual }) => mutual);
  const wrong = [
    ...accusations.filter(({ answers, statement }, place) => !isPlaceIn(accusations, answers) || answers === place || !isPlaceIn(statements, statement)),
    ...denials.filter(({ answers, statement }) => !isPlaceIn(accusations, answers) || !isPlaceIn(statements, statement)),
    ...[...groups].filter(([label, own]) => label !== undefined && own.length < 2).flatMap(([, own]) => own),
  ];
  return wrong[0] === undefined ? undefined : { kind: 'link to nothing', details: JSON.stringify(wrong[0]) };
}

function isPlaceIn(list: readonly unknown[], place: number | undefined): boolean {
  return place === undefined || list[place] !== undefined;
}

function faultOfShape({ statements, accusations, denials }: Findings): Fault | undefined {
  const split = statements.find(({ content, parts }) => parts !== undefined && !areInside(content, parts));
  if (split !== undefined) return { kind: 'parts that do not make the content', details: JSON.stringify(split) };
  const read = [
    ...statements.map((statement) => statementSchema.safeParse(statement)),
    ...accusations.map(({ accusation }) => accusationSchema.safeParse(accusation)),
    ...denials.map(({ denial }) => denialSchema.safeParse(denial)),
  ];
  const refused = read.find(({ success }) => !success)?.error?.issues[0];
  return refused === undefined ? undefined : { kind: `no event can carry it: ${refused.path.join('.')}`, details: refused.message };
}

/** In order, none over another, from the beginning of the content to its end. */
function areInside(content: Range, parts: readonly Range[]): boolean {
  const isOrdered = parts.every(({ start }, place) => place === 0 || (parts[place - 1]?.end ?? 0) <= start);
  return isOrdered && parts[0]?.start === content.start && parts.at(-1)?.end === content.end;
}
