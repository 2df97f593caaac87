export { loadLanguageModel } from './load-language-model';
export { manifestSchema, type ModelManifest } from './model-manifest';
