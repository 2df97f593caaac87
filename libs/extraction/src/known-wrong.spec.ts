import { accusationTexts, denialTexts, statementTexts } from '../spec/extract-text';
import { knownWrong } from '../spec/known-wrong';

const textsOf = { statements: statementTexts, accusations: accusationTexts, denials: denialTexts };

// Each case asserts what the engine wrongly finds today. One that fails is mended: move it to the table of its pass.
describe('known-wrong', () => {
  it.each(knownWrong)('$weakness', ({ text, of, today }) => {
    expect(textsOf[of](text)).toEqual(today);
  });
});
