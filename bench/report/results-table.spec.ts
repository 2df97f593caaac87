import { resultsTable, sensible } from './results-table.ts';

describe('the table of results', () => {
  it('has each figure beside its ceiling, rates as a share of it and times as a multiple', () => {
    const table = resultsTable([
      { what: 'projector', unit: 'events/s', value: 12_345, ceiling: 24_690, ceilingIs: 'SQL alone' },
      { what: 'push to row, p50', unit: 'ms', value: 84.26, ceiling: 8.4, ceilingIs: 'KafkaJS and SQL alone' },
    ]);
    expect(table.split('\n')).toEqual([
      '| measured         | unit     | figure | ceiling | ratio | what the ceiling is   |',
      '|------------------|----------|-------:|--------:|------:|-----------------------|',
      '| projector        | events/s | 12,300 |  24,700 |  50 % | SQL alone             |',
      '| push to row, p50 | ms       |   84.3 |     8.4 |   10x | KafkaJS and SQL alone |',
    ]);
  });

  it.each([[0.012345, '0.0123'], [9.876, '9.88'], [99.96, '100'], [1234.5, '1,230'], [999_999, '1,000,000'], [0, '0'], [Number.NaN, '-'], [1 / 0, '-']])('shows %d as %s', (value, shown) => {
    expect(sensible(value)).toBe(shown);
  });
});
