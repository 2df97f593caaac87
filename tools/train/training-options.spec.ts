import { parseTrainingOptions, usuallyWithout } from './training-options.ts';

describe('the arguments of npm run train', () => {
  it.each([
    [[], { kind: 'train', isCheck: false, treebanks: undefined, withoutDocuments: usuallyWithout, output: undefined }],
    [['--check', '--treebanks', 'banks'], { kind: 'train', isCheck: true, treebanks: 'banks', withoutDocuments: usuallyWithout, output: undefined }],
    [['--without-documents', 'a', '--without-documents', 'b', '--output', 'o'], { kind: 'train', isCheck: false, treebanks: undefined, withoutDocuments: ['a', 'b'], output: 'o' }],
    [['--without-documents', ''], { kind: 'train', isCheck: false, treebanks: undefined, withoutDocuments: [], output: undefined }],
    [['--eval', 'a.conllu', '--eval', 'b.conllu.xz'], { kind: 'evaluate', files: ['a.conllu', 'b.conllu.xz'] }],
    [['--help'], { kind: 'help' }],
  ])('%j', (given, command) => {
    expect(parseTrainingOptions(given)).toEqual(command);
  });

  it('refuses what it does not know', () => {
    expect(() => parseTrainingOptions(['--epochs', '3'])).toThrow();
  });
});
