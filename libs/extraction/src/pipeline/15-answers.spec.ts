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
    ['none of the denier’s own', 'Peru accused Chile of theft. Peru denied the claim.', ['nothing']],
  ])('%s', (_, text, expected) => {
    expect(answered(text)).toEqual(expected);
  });
});
