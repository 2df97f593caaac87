import type { ExtractionInput, ExtractionResult } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';

const engine = createExtractionEngine();

/** What a worker thread does with an article; the engine pool calls it by this name. */
export function extract(input: ExtractionInput): ExtractionResult {
  return engine.extract(input);
}
