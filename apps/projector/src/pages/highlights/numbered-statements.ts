import type { StatementRecord } from '@on-record/projections';

/** How many tones the stylesheet has for speakers; further speakers begin anew, and the numbers tell them apart. */
export const TONES = 8;

/** A statement with its number on the page and the tone of its speaker; tone 0 is for speakers who are not known. */
export interface NumberedStatement {
  readonly record: StatementRecord;
  readonly number: number;
  readonly tone: number;
}

/** Numbers statements in text order, and gives each speaker a tone in the order of their first words. */
export function numberStatements(statements: readonly StatementRecord[]): readonly NumberedStatement[] {
  const speakers = new Map<string, number>();
  const ordered = statements.toSorted((a, b) => (a.content?.start ?? 0) - (b.content?.start ?? 0));
  return ordered.map((record, place) => ({ record, number: place + 1, tone: toneOf(record, speakers) }));
}

function toneOf({ speaker }: StatementRecord, speakers: Map<string, number>): number {
  if (speaker.kind === 'unknown') return 0;
  const known = speakers.get(speaker.canonical);
  if (known !== undefined) return known;
  const tone = (speakers.size % TONES) + 1;
  speakers.set(speaker.canonical, tone);
  return tone;
}
