import { findingsOf } from '../../spec/extract-text';

/** For each denial the words of the accusation that it answers. */
const answered = (text: string) => {
  const { accusations, denials } = findingsOf(text);
  return denials.map(({ answers }) => (answers === undefined ? 'nothing' : accusations[answers]?.accusation.allegation?.text));
};

describe('which accusation a denial answers', () => {
  it.each([
    ['the one against the denier', 'Chile accused Peru of theft. Chile accused Bolivia of fraud. Peru denied stealing stones.', ['theft']],
    ['the last of several', 'Chile accused Peru of theft. Bolivia accused Peru of fraud. Peru denied it.', ['fraud']],
    ['the one against the denier’s state', 'Chile accused Peru of theft. The Peruvian army denied stealing stones.', ['theft']],
    ['the last one where only "the accusation" is denied', 'Chile accused the Lima Mining Union of theft. Ann Lee dismissed the allegation.', ['theft']],
    ['none where an act is denied that nobody is known to have alleged', 'Chile accused Peru of theft. Ann Lee denied leaving early.', ['nothing']],
    ['the one in whose words an act is denied', 'Chile accused the Lima Mining Union of dumping stones. Ann Lee denied that anybody had dumped them.', ['dumping stones']],
    ['the one whose words it stands beside', 'Peru rejected accusations that it had moved the stones.', ['it had moved the stones']],
    ['none of the denier’s own', 'Peru accused Chile of theft. Peru denied the claim.', ['nothing']],
  ])('%s', (_, text, expected) => {
    expect(answered(text)).toEqual(expected);
  });

  it('leaves a flat contradiction alone where its speaker has not been accused', () => {
    expect(findingsOf('Chile accused Peru of theft. “We never slept,” Ann Lee said.').denials).toEqual([]);
  });
});

describe('which accusation another one answers', () => {
  it.each([
    ['the one that its accused made against its accuser', 'Chile accused Peru of theft. Peru accused Chile of fraud.', [undefined, 0]],
    ['also one by an office of the same state', 'Chile accused Peru of theft. The Peruvian army accused Chile of fraud.', [undefined, 0]],
    ['none between others', 'Chile accused Peru of theft. Peru accused Bolivia of fraud.', [undefined, undefined]],
    ['none for the two sides of "each other"', 'Chile and Peru accused each other of theft.', [undefined, undefined]],
  ])('%s', (_, text, expected) => {
    expect(findingsOf(text).accusations.map(({ answers }) => answers)).toEqual(expected);
  });
});
