import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTreebanks, treebankFolder } from './find-treebanks.ts';

describe('finding the treebanks', () => {
  it('says where they are published when they are not there', () => {
    expect(() => findTreebanks('/none')).toThrow(/universaldependencies\.org/);
  });

  it('takes files with and without compression', () => {
    const folder = mkdtempSync(join(tmpdir(), 'banks-'));
    for (const name of ['en_ewt-ud-train.conllu', 'en_ewt-ud-dev.conllu.xz', 'en_gum-permissive-ud-train.conllu.xz', 'en_gum-permissive-ud-dev.conllu']) writeFileSync(join(folder, name), '');
    expect(findTreebanks(folder).training.map(({ path }) => path)).toEqual([join(folder, 'en_ewt-ud-train.conllu'), join(folder, 'en_gum-permissive-ud-train.conllu.xz')]);
  });

  it('looks where it is told, else where the environment says, else beside the clone', () => {
    const environment = { ON_RECORD_TREEBANKS: '/banks' };
    expect([treebankFolder('/given', '/clone', environment), treebankFolder(undefined, '/clone', environment), treebankFolder(undefined, '/clone', {})]).toEqual(['/given', '/banks', '/shared/treebanks']);
  });
});
