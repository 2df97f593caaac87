import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { englishModel } from '../spec/english-model';
import { createExtractionEngine } from './create-extraction-engine';

describe('the version of the engine', () => {
  it('is the one computed from its sources, lexicons, libraries and weights', () => {
    const tool = join(__dirname, '..', '..', '..', 'tools', 'engine-version.mjs');
    expect(() => execFileSync(process.execPath, [tool, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('has three numbers, sixteen hexadecimal digits of its sources and eight of its weights', () => {
    expect(createExtractionEngine({ model: englishModel }).version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{16}\.[0-9a-f]{8}$/);
  });
});
