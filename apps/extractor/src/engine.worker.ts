import type { ExtractionInput, ExtractionResult, LanguageModel } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { workerData } from 'piscina';

// The engine pool hands over the weights, in memory that its threads share.
const engine = createExtractionEngine({ model: workerData as LanguageModel });

/** The version of the engine in this worker. */
export function version(): string {
  return engine.version;
}

/** What a worker thread does with an article; the engine pool calls both by these names. */
export function extract(input: ExtractionInput): ExtractionResult {
  return engine.extract(input);
}
