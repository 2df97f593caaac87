import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createExtractionEngine } from './create-extraction-engine';

describe('the version of the engine', () => {
  it('is the one computed from its sources, lexicons and libraries', () => {
    const tool = join(__dirname, '..', '..', '..', 'tools', 'engine-version.mjs');
    expect(() => execFileSync(process.execPath, [tool, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('has three numbers and sixteen hexadecimal digits', () => {
    expect(createExtractionEngine().version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{16}$/);
  });
});
