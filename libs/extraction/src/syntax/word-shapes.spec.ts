import { plainForm } from './word-shapes';

describe('the plain form of a word', () => {
  it.each([
    ['harbour', 'harbour'], ['’s', "'s"], ['“', '"'], ["''", '"'], ['``', '"'], ['—', '--'], ['ex‑minister', 'ex-minister'], ['2024', '0000'], ['30-day', '00-day'], ['…', '...'],
  ])('of %s is %s', (word, plain) => {
    expect(plainForm(word)).toBe(plain);
  });

  it('is short, however long the word', () => {
    expect(plainForm('x'.repeat(200_000)).length).toBe(40);
  });
});
