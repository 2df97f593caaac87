import { dyadColumns, readDyads, type DyadFilters, type DyadRecord, type Reader } from '@on-record/projections';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { jsonText } from '../json-text';
import { csvLine } from './csv-line';

/** The formats in which dyads are written. */
export const dyadFormats = ['csv', 'jsonl'] as const;
/** A format in which dyads are written. */
export type DyadFormat = (typeof dyadFormats)[number];

/** How and where dyads are written. */
export interface DyadOutput {
  readonly format: DyadFormat;
  readonly output: Writable;
}

/** Writes all dyads that readers may see, no faster than they are taken; gives back how many. Fails as `Reader` says. */
export async function writeDyads(reader: Reader, filters: DyadFilters, { format, output }: DyadOutput): Promise<number> {
  const write = async (text: string): Promise<void> => {
    if (!output.write(text)) await once(output, 'drain');
  };
  if (format === 'csv') await write(csvLine(dyadColumns));
  const lineOf = (dyad: DyadRecord): string => (format === 'csv' ? csvLine(dyadColumns.map((column) => dyad[column])) : `${jsonText(dyad)}\n`);
  return readDyads(reader, filters, (dyads) => write(dyads.map(lineOf).join('')));
}
