import { accusationTexts, denialTexts } from '../spec/extract-text';

// Each case asserts what the engine wrongly finds today; the comment says what it should find. A case that starts to
// fail is mended: move it to the table of its pass.
describe('known-wrong', () => {
  it('leaves out an accusation inside a quotation', () => {
    // Should be: person:ann-lee > person:tom-ray.
    expect(accusationTexts('“Tom Ray hid the plan,” Ann Lee said.')).toEqual([]);
  });

  it('does not know whom a plural stands for', () => {
    // Should be: two accusations, one for each of Ann Lee and Tom Ray.
    expect(accusationTexts('Ann Lee and Tom Ray left. Residents alleged that the pair had hidden the plan.')).toEqual([]);
  });

  it('misses a flat contradiction', () => {
    // Should be: country:PE > country:CL.
    expect(denialTexts('Chile accused Peru of moving the stones. “We never touched them,” Peru said.')).toEqual([]);
  });

  it('misses an accusation in a noun', () => {
    // Should be: somebody who is not named > country:PE.
    expect(accusationTexts('Peru rejected accusations that it had moved the stones.')).toEqual([]);
  });
});
