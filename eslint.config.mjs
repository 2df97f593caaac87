import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** One layer may depend on these layers; adapters never know each other, and nothing depends on an app. */
const layers = [
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:adapter', 'layer:engine', 'layer:domain'] },
  { sourceTag: 'layer:adapter', onlyDependOnLibsWithTags: ['layer:domain'] },
  { sourceTag: 'layer:engine', onlyDependOnLibsWithTags: ['layer:domain'] },
  { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: [] },
];

/** Kafka and Postgres have one door each; domain and engine name every package that they may use. */
const doors = [
  ...['domain', 'extraction', 'language-model', 'projections', 'runtime', 'ingestor', 'extractor', 'projector', 'operator'].map((scope) => ({
    sourceTag: `scope:${scope}`,
    bannedExternalImports: ['kafkajs'],
  })),
  ...['domain', 'extraction', 'event-log', 'language-model', 'runtime', 'ingestor', 'extractor', 'projector', 'operator'].map((scope) => ({
    sourceTag: `scope:${scope}`,
    bannedExternalImports: ['pg', 'typeorm'],
  })),
];

/** The packages that pure code may use; its tests use more. */
const purePackages = [
  { sourceTag: 'layer:domain', allowedExternalImports: ['zod', '@noble/hashes/*'] },
  {
    sourceTag: 'layer:engine',
    allowedExternalImports: ['wink-nlp', 'wink-eng-lite-web-model', 'chrono-node', 'chrono-node/en', 'franc-min', 'i18n-iso-countries', 'i18n-iso-countries/*'],
  },
];

function boundaries(depConstraints, allow = []) {
  return { '@nx/enforce-module-boundaries': ['error', { depConstraints, allow }] };
}

/** What a pure function cannot know: the machine, the clock, chance. */
const impure = {
  'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'http', 'https', 'net', 'worker_threads', 'process'], message: 'Pure code has no access to the machine.' }] }],
  'no-restricted-globals': ['error', 'process', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'crypto', 'Buffer', '__dirname', '__filename', 'require'].map((name) =>
    typeof name === 'string' && name !== 'error' ? { name, message: 'Pure code has no access to the machine.' } : name),
  'no-restricted-syntax': [
    'error',
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time comes in as an argument.' },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
    { selector: "CallExpression[callee.name='Date']", message: 'Time comes in as an argument.' },
    { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Pure code knows no chance.' },
  ],
};

/** A page escapes all that it shows, and its policy lets no inline style or script in. */
const inertMarkup = {
  'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|innerHTML|srcDoc|style|on[A-Z].*)$/i]', message: 'Pages have no raw HTML, no inline style and no handlers.' }],
};

/** Only what processes are made of may read the environment. */
const environment = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only libs/runtime/src/read-environment.ts reads the environment.' }],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.on-record/**', '.nx/**', 'reports/**', '**/*.d.ts'] },
  {
    files: ['{apps,libs}/**/*.{ts,tsx}', '**/src/**/*.{ts,tsx}', '**/*.config.ts'],
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: {
      ...boundaries([...layers, ...doors, ...purePackages]),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      ...environment,
    },
  },
  { files: ['**/*.spec.{ts,tsx}', '**/*.contract.ts'], rules: { ...boundaries([...layers, ...doors], ['^(\\.\\./)+test/support/']), '@typescript-eslint/no-non-null-assertion': 'off', 'max-params': 'off' } },
  { files: ['**/*.config.ts', 'jest.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/libs/runtime/src/read-environment.ts', '**/src/read-environment.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.spec.{ts,tsx}'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['**/*.tsx'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } }, rules: inertMarkup },
  { files: ['libs/{domain,extraction}/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: impure },
);
