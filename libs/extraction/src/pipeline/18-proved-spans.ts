import { isSpanOf, OnRecordError, type Findings, type Span } from '@on-record/domain';

/** Asserts that every span of the findings covers exactly its own text. It throws where a pass broke that promise. */
export function proveSpans(text: string, findings: Findings): Findings {
  for (const span of spansIn(findings)) {
    if (isSpanOf(text, span)) continue;
    throw new OnRecordError('ENGINE_BROKE', 'A finding does not stand where it says. Report the article to the makers of the engine.', { details: { start: span.start, end: span.end } });
  }
  return findings;
}

/** Every span in a structure, found by its shape. */
function* spansIn(value: unknown): Generator<Span> {
  if (typeof value !== 'object' || value === null) return;
  if (isSpan(value)) yield value;
  else for (const part of Object.values(value)) yield* spansIn(part);
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && 'text' in value && typeof value.text === 'string' && typeof value.start === 'number' && typeof value.end === 'number';
}
