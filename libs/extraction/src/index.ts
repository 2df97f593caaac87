export { createExtractionEngine, type ExtractionEngineOptions } from './create-extraction-engine';
export { engineVersion } from './engine-version.generated';
