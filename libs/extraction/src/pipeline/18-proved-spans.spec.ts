import { findingsOf } from '../../spec/extract-text';
import { proveSpans } from './18-proved-spans';

describe('proving spans', () => {
  const text = 'Chile accused Peru of moving the stones.';

  it('lets findings pass whose spans cover their text', () => {
    const findings = findingsOf(text);
    expect(proveSpans(text, findings)).toBe(findings);
  });

  it('refuses findings of another text', () => {
    expect(() => proveSpans(`x${text}`, findingsOf(text))).toThrow(expect.objectContaining({ code: 'ENGINE_BROKE' }));
  });
});
