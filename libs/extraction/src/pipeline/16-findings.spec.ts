import { findingsSchemas } from '../../spec/findings-schemas';
import { findingsOf } from '../../spec/extract-text';

const text = [
  'Peru accuses Chile of moving stones',
  'Chile accused Peru on Monday of moving the border stones. “They moved them at night,” minister Ann Lee told reporters. “We saw it.”',
  'Peru rejected the accusation, saying it was baseless. It blamed the rain for the loss of the stones.',
  'In a post on X, she said Peruvian troops had opened fire. The troops were reportedly drunk.',
].join('\n');
const findings = findingsOf(text, { hasHeadline: true });

describe('assembled findings', () => {
  it('are what the events demand', () => {
    expect(findingsSchemas.safeParse(findings).error).toBeUndefined();
    expect(findings.statements.length).toBeGreaterThan(4);
  });

  it('stand in text order', () => {
    const starts = findings.statements.map(({ cue, content }) => cue?.start ?? content.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('link accusations and denials to the statements that they lie in', () => {
    for (const { accusation, statement } of findings.accusations) {
      if (statement !== undefined) expect(findings.statements[statement]?.cue).toEqual(accusation.trigger);
    }
    expect(findings.denials[0]?.answers).toBe(findings.accusations.findIndex(({ accusation }) => accusation.zone === 'body'));
  });

  it('keep the zones apart: a headline answers nothing in the body', () => {
    const { denials } = findingsOf('Peru accuses Chile of lying\nChile denied it.', { hasHeadline: true });
    expect(denials.map(({ answers }) => answers)).toEqual([undefined]);
  });
});
