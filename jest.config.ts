import type { Config } from 'jest';

/** Pages are written in TSX; in other files a `<` may begin a type. */
const swc = (tsx: boolean) => ({
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
});

/** What the levels with real services have in common. */
const withServices: Config = {
  setupFilesAfterEnv: ['<rootDir>/test/support/patient-tests.ts'],
  globalSetup: '<rootDir>/test/support/start-services.ts',
  globalTeardown: '<rootDir>/test/support/stop-services.ts',
  testRunner: '<rootDir>/test/support/skipping-runner.ts',
};

/** One level of tests: `.spec` needs no network, `.int.spec` a real broker or database, `.e2e.spec` real processes. */
function level(name: string, testMatch: string[], ignore: string[], extra: Config = {}): NonNullable<Config['projects']>[number] {
  return {
    displayName: name,
    rootDir: '.',
    testEnvironment: 'node',
    testMatch,
    testPathIgnorePatterns: ['/node_modules/', '/dist/', ...ignore],
    modulePathIgnorePatterns: ['/dist/', '/.on-record/'],
    moduleNameMapper: { '^@on-record/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
    transform: { '^.+\\.m?ts$': ['@swc/jest', swc(false)], '^.+\\.tsx$': ['@swc/jest', swc(true)] },
    ...(extra as object),
  };
}

const roots = '<rootDir>/{apps,libs,test,tools,bench,chaos}';

const config: Config = {
  projects: [
    level('unit', [`${roots}/**/*.spec.{ts,tsx}`], ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$', '\\.compose\\.spec\\.ts$']),
    level('integration', [`${roots}/**/*.int.spec.ts`], [], withServices),
    level('e2e', [`${roots}/**/*.e2e.spec.ts`], [], withServices),
    level('compose', [`${roots}/**/*.compose.spec.ts`], [], {
      globalSetup: '<rootDir>/test/compose/look-for-compose.ts',
      testRunner: '<rootDir>/test/support/skipping-runner.ts',
    }),
  ],
};

export default config;
