import { createWordHints } from './wink-words';

describe('hints', () => {
  const words = ['Ann', 'Lee', '’s', 'ferry', 'did', 'n’t', 'sail', 'on', '5th', 'May', ',', 'the', 'café', 'said', '3,000', '"', '—', '.'];

  it('are one for each word', () => {
    expect(createWordHints().of(words)).toHaveLength(words.length);
    expect(createWordHints().of(['The', 'ferry', 'sailed', '.'])).toEqual(['DET', 'NOUN', 'VERB', 'PUNCT']);
    expect(createWordHints().of([])).toEqual([]);
  });

  it('do not depend on what was read before', () => {
    const used = createWordHints();
    for (const before of [['ANN', 'LEE’S', 'Sail', 'may'], ['lee’s', 'didn’t', 'n', 't', 'CAFÉ', 'said-'], ['Ferry’s’', '5th.', 'the.said']]) used.of(before);
    expect(used.of(words)).toEqual(createWordHints().of(words));
  });

  it('come from as many instances of the library as are needed', () => {
    // The model doubles a string of its own with each instance that is made of it as it is.
    for (let instance = 0; instance < 30; instance += 1) expect(createWordHints().of(['ferry'])).toEqual(['NOUN']);
  });
});
