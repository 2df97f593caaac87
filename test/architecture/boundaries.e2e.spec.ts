import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyWorkspace } from '../support/workspace-copy';

/** A violation that is planted in a copy of the workspace, and the rule that must find it. */
const planted: readonly (readonly [path: string, code: string, rule: string])[] = [
  ['libs/domain/src/canary-adapter.ts', "import { settings } from '@on-record/runtime';\nexport const canary = settings;", '@nx/enforce-module-boundaries'],
  ['libs/domain/src/canary-package.ts', "import { parse } from 'yaml';\nexport const canary = parse;", '@nx/enforce-module-boundaries'],
  ['libs/domain/src/canary-machine.ts', "import { readFileSync } from 'node:fs';\nexport const canary = readFileSync;", 'no-restricted-imports'],
  ['libs/domain/src/canary-clock.ts', 'export const canary = Date.now();', 'no-restricted-syntax'],
  ['libs/extraction/src/canary-clock.ts', 'export const canary = new Date();', 'no-restricted-syntax'],
  ['libs/extraction/src/canary-chance.ts', 'export const canary = Math.random();', 'no-restricted-syntax'],
  ['libs/extraction/src/canary-environment.ts', 'export const canary = process.env;', 'no-restricted-globals'],
  ['libs/extraction/src/canary-adapter.ts', "import { createLogger } from '@on-record/runtime';\nexport const canary = createLogger;", '@nx/enforce-module-boundaries'],
  ['libs/event-log/src/canary-sideways.ts', "import { createLogger } from '@on-record/runtime';\nexport const canary = createLogger;", '@nx/enforce-module-boundaries'],
  ['libs/projections/src/canary-kafka.ts', "import { Kafka } from 'kafkajs';\nexport const canary = Kafka;", '@nx/enforce-module-boundaries'],
  ['libs/event-log/src/canary-postgres.ts', "import { Pool } from 'pg';\nexport const canary = Pool;", '@nx/enforce-module-boundaries'],
  ['libs/runtime/src/canary-typeorm.ts', "import { DataSource } from 'typeorm';\nexport const canary = DataSource;", '@nx/enforce-module-boundaries'],
  ['apps/ingestor/src/canary-kafka.ts', "import { Kafka } from 'kafkajs';\nexport const canary = Kafka;", '@nx/enforce-module-boundaries'],
  ['apps/projector/src/canary-app.ts', "import { canary as other } from '@on-record/extractor';\nexport const canary = other;", '@nx/enforce-module-boundaries'],
  ['apps/projector/src/canary-relative.ts', "import { engineVersion } from '../../../libs/extraction/src/index';\nexport const canary = engineVersion;", '@nx/enforce-module-boundaries'],
  ['apps/extractor/src/canary-environment.ts', 'export const canary = process.env;', 'no-restricted-properties'],
  ['apps/extractor/src/canary-any.ts', 'export const canary = (value: any): unknown => value;', '@typescript-eslint/no-explicit-any'],
  ['apps/extractor/src/canary-bang.ts', 'export const canary = (value?: string): string => value!;', '@typescript-eslint/no-non-null-assertion'],
  ['apps/projector/src/pages/canary-any.tsx', 'export const canary = (value: any) => <p>{String(value)}</p>;', '@typescript-eslint/no-explicit-any'],
  ['apps/projector/src/pages/canary-markup.tsx', 'export const canary = (html: string) => <p dangerouslySetInnerHTML={{ __html: html }} />;', 'no-restricted-syntax'],
  ['apps/projector/src/pages/canary-style.tsx', "export const canary = <p style=\"color: red\">red</p>;", 'no-restricted-syntax'],
  ['apps/extractor/src/canary-default.ts', 'export default 1;', 'no-restricted-exports'],
  ['bench/measurements/canary-kafka.ts', "import { Kafka } from 'kafkajs';\nexport const canary = Kafka;", 'no-restricted-imports'],
  ['bench/ceilings/canary-postgres.ts', "import { Pool } from 'pg';\nexport const canary = Pool;", 'no-restricted-imports'],
  ['chaos/faults/canary-kafka.ts', "import { Kafka } from 'kafkajs';\nexport const canary = Kafka;", 'no-restricted-imports'],
  ['chaos/oracle/canary-domain.ts', "import { chooseVisibleRun } from '@on-record/domain';\nexport const canary = chooseVisibleRun;", 'no-restricted-imports'],
  ['chaos/oracle/canary-writers.ts', "import { connectOtherWriters } from '../stack/other-writers.ts';\nexport const canary = connectOtherWriters;", 'no-restricted-imports'],
  ['chaos/story/canary-partitions.ts', "import { isInHotPartition } from '../stack/hot-partitions.ts';\nexport const canary = isInHotPartition;", 'no-restricted-imports'],
  ['chaos/oracle/canary-postgres.ts', "import { Pool } from 'pg';\nexport const canary = Pool;", 'no-restricted-imports'],
  ['bench/ceilings/pg-client.ts', "import { Kafka } from 'kafkajs';\nexport const canary = Kafka;", 'no-restricted-imports'],
];

interface LintReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

describe('lint through Nx', () => {
  const { root: copy, remove } = copyWorkspace((path) => /^(apps|libs|bench|chaos)\/|^tools\/eslint\.config\.mjs$|^[^/]+\.(json|mjs)$/.test(path));
  const projects = [...new Set(planted.map(([path]) => projectOf(path)))];
  let found: ReadonlyMap<string, readonly (string | null)[]>;

  beforeAll(() => {
    for (const [path, code] of planted) plant(path, code);
    found = lintAll();
  }, 240_000);

  afterAll(() => remove());

  it.each(planted)('finds what is planted in %s', (path, _code, rule) => {
    expect(found.get(path)).toContain(rule);
  });

  it('finds nothing but what was planted', () => {
    // A planted import from the domain to an adapter makes a circle, which is then found at its other end too.
    const others = [...found].filter(([path, rules]) => rules.some((rule) => rule !== '@nx/enforce-module-boundaries') && !planted.some(([canary]) => canary === path));
    expect(others).toEqual([]);
  });

  function plant(path: string, code: string): void {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), `${code}\n`);
  }

  function lintAll(): ReadonlyMap<string, readonly (string | null)[]> {
    const arguments_ = ['run-many', '-t', 'lint', '--outputStyle=static', '--skipNxCache', '--', '--format', 'json', '--output-file', 'lint.json'];
    const run = spawnSync(process.execPath, [join(copy, 'node_modules', '.bin', 'nx'), ...arguments_], {
      cwd: copy, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_DATA_DIRECTORY: join(copy, '.nx'), NODE_OPTIONS: '' },
    });
    if (run.status !== 1 || !existsSync(join(copy, 'libs/domain/lint.json'))) throw new Error(`Lint ended with ${run.status}:\n${run.stdout}\n${run.stderr}`);
    const reports = projects.flatMap((project) => JSON.parse(readFileSync(join(copy, project, 'lint.json'), 'utf8')) as LintReport[]);
    return new Map(reports.map(({ filePath, messages }) => [filePath.slice(copy.length + 1), messages.map(({ ruleId }) => ruleId)]));
  }
});

/** The folder of the project that a file belongs to. */
function projectOf(path: string): string {
  const [folder = '', name = ''] = path.split('/');
  return folder === 'bench' || folder === 'chaos' ? folder : `${folder}/${name}`;
}
