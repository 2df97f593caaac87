import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrerequisites } from './find-prerequisites.ts';

describe('what a measurement needs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'on-record-sets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is told to be missing with what, where and how to set it', async () => {
    const missing = await findPrerequisites(folder, { ON_RECORD_EVALS: 'sets' });
    expect(missing).toMatchObject({ kind: 'missing', reason: expect.stringMatching(/^skipped: [^]*development sets/) as unknown });
    expect(missing).toMatchObject({ reason: expect.stringContaining(join(folder, 'sets', 'quotes', 'score.py')) as unknown });
    expect(missing).toMatchObject({ reason: expect.stringContaining('set ON_RECORD_EVALS') as unknown });
  });

  it('is looked for beside the clone when nothing is set', async () => {
    expect(await findPrerequisites(join(folder, 'clone'), {})).toMatchObject({ reason: expect.stringContaining(join(folder, 'shared', 'evals')) as unknown });
  });

  it('includes Python 3', async () => {
    for (const name of ['quotes', 'accusations', 'articles']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'score.py'), '');
    }
    expect(await findPrerequisites(folder, { ON_RECORD_EVALS: folder, PATH: folder })).toMatchObject({ kind: 'missing', reason: expect.stringMatching(/^skipped: Python 3 is needed/) as unknown });
  });
});
