export { createExtractionEngine, type ExtractionEngineOptions } from './create-extraction-engine';
export { engineVersion } from './engine-version.generated';
export { createWordHints, type WordHints } from './libraries/wink-words';
export { MODEL_FORMAT } from './syntax/model-file';
export { createSyntaxReader, type SyntaxReader, type WordTags } from './syntax/create-syntax-reader';
export type { DependencyTree } from './syntax/dependency-tree';
export { trainLanguageModel, usualTraining, type TrainingOptions } from './training/train-language-model';
export type { TrainingSentence } from './training/training-sentence';
