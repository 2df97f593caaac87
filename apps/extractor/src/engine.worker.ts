import type { ExtractionInput, ExtractionResult, LanguageModel } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { workerData } from 'piscina';

// The engine pool hands over the weights, in memory that its threads share.
const engine = createExtractionEngine({ model: workerData as LanguageModel });

/** What a worker thread does with an article; the engine pool calls it by this name. */
export function extract(input: ExtractionInput): ExtractionResult {
  return engine.extract(input);
}
