import { factsLines } from './facts-lines.ts';

const facts = { cores: 4, processor: 'A Processor', memoryGb: 8, node: 'v24.0.0', kafka: 'Apache Kafka 4', postgres: 'PostgreSQL 18', engine: '1.0.0+abc', loadBefore: 0.5 };

describe('the facts of a machine', () => {
  it('name what the figures depend on', () => {
    const text = factsLines(facts, 2.5).join('\n');
    for (const fact of ['4 cores', 'A Processor', 'v24.0.0', 'Apache Kafka 4', 'PostgreSQL 18', '1.0.0+abc', '0.50 before', '2.50 at the end']) expect(text).toContain(fact);
    expect(text).not.toContain('Warning');
  });

  it('warn when others were at work', () => {
    expect(factsLines({ ...facts, loadBefore: 1.5 }, 2).at(-1)).toMatch(/^Warning: .*load 1\.50 on 4 cores/);
  });
});
