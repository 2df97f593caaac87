import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCommand, countJest, summarise } from './test-report.mjs';

describe('the count at the end of npm test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-report-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  /** A report of Jest with one file for each list of statuses; `broken` is a file that could not be run. */
  function report(...files: readonly (readonly string[] | 'broken')[]): string {
    const path = join(folder, 'report.json');
    const testResults = files.map((statuses, place) => statuses === 'broken'
      ? { name: `file-${place}`, status: 'failed', assertionResults: [] }
      : { name: `file-${place}`, status: statuses.includes('failed') ? 'failed' : 'passed', assertionResults: statuses.map((status, at) => ({ status, fullName: `test ${place}.${at}` })) });
    writeFileSync(path, JSON.stringify({ testResults }));
    return path;
  }

  it('counts tests by what became of them', () => {
    expect(countJest(report(['passed', 'failed', 'pending'], ['passed', 'todo']), 1)).toEqual({ passed: 2, failed: 1, skipped: ['test 0.2', 'test 1.1'], failures: ['test 0.1'] });
  });

  it('counts a file that could not be run as a failure', () => {
    expect(countJest(report(['passed'], 'broken'), 1)).toMatchObject({ passed: 1, failed: 1, failures: ['file-1 could not be run'] });
  });

  it('believes a bad exit code that no test explains, and a missing report', () => {
    expect(countJest(report(['passed']), 1)).toMatchObject({ failed: 1, failures: ['Jest ended with 1'] });
    expect(countJest(join(folder, 'none.json'), 'SIGKILL')).toMatchObject({ passed: 0, failed: 1, failures: ['Jest ended without a report (SIGKILL)'] });
  });

  it('ends with the sum, and is bad with a failure', () => {
    const results = [{ name: 'lint', seconds: 1, ...countCommand([{ title: 'Lint', ending: 1 }]) }, { name: 'unit', seconds: 2, ...countJest(report(['passed', 'pending']), 0) }];
    const { lines, isGood } = summarise(results);
    expect([lines.at(-1), isGood]).toEqual(['1 passed, 1 failed, 1 skipped', false]);
    expect(lines).toEqual(expect.arrayContaining(['  - Lint (1)', '  - test 0.1']));
  });

  it('is bad when nothing ran', () => {
    expect(summarise([]).isGood).toBe(false);
    expect(summarise([{ name: 'build', seconds: 1, ...countCommand([{ title: 'Compiling', ending: 0 }]) }]).isGood).toBe(true);
  });
});
