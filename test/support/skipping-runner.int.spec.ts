import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countJest } from '../../tools/test-report.mjs';
import { root } from './test-stack';

describe('a run that asks for containers where there are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-skipped-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is good, and reports each suite as skipped, with the reason and what to do', () => {
    const { status, stderr, report } = runWithoutContainers({ TEST_REQUIRE_CONTAINERS: '' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('Nothing is run') as string });
    expect(countJest(report, status ?? 'signal')).toEqual({
      passed: 0, failed: 0, failures: [],
      skipped: [expect.stringMatching(/^libs\/projections\/src\/projector\/order-free\.int\.spec\.ts \(not run: no Docker daemon answers .*; to run it, start a Docker daemon that has or can pull /)],
    });
    expect(readFileSync(report, 'utf8')).not.toContain('"status":"failed"');
  }, 60_000);

  it('fails where they are said to be there', () => {
    const { status, stderr } = runWithoutContainers({ TEST_REQUIRE_CONTAINERS: '1' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('TEST_REQUIRE_CONTAINERS is set, and containers cannot be had: no Docker daemon answers') as string });
  }, 60_000);

  function runWithoutContainers(environment: NodeJS.ProcessEnv): { readonly status: number | null; readonly stderr: string; readonly report: string } {
    const report = join(folder, 'report.json');
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const { status, stderr } = spawnSync(process.execPath, [jest, '--selectProjects', 'integration', '--json', `--outputFile=${report}`, '--testPathPatterns', 'order-free'], {
      cwd: root, encoding: 'utf8', env: { ...process.env, TEST_BACKEND: 'containers', DOCKER_HOST: 'tcp://127.0.0.1:1', ...environment },
    });
    return { status, stderr, report };
  }
});
