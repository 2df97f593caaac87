import { parseEvaluationOptions } from './evaluation-options.ts';

describe('the options of npm run eval', () => {
  it.each([
    [[], { wantsHelp: false, hasAll: false, opensErrors: false, names: [] }],
    [['polnear', 'dev', '--errors'], { wantsHelp: false, hasAll: false, opensErrors: true, names: ['polnear', 'dev'] }],
    [['--all', 'polnear'], { wantsHelp: false, hasAll: true, opensErrors: false, names: ['polnear'] }],
    [['--help'], { wantsHelp: true, hasAll: false, opensErrors: false, names: [] }],
  ])('%j are %j', (words, expected) => {
    expect(parseEvaluationOptions(words)).toEqual(expected);
  });

  it.each([['--fast', '"--fast" is no option'], ['ggt', '"ggt" is no set']])('%s is refused with the usage', (word, complaint) => {
    expect(() => parseEvaluationOptions([word])).toThrow(complaint);
    expect(() => parseEvaluationOptions([word])).toThrow('sets: seed gum polnear');
  });
});
