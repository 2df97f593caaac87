import { figuresTable, goalLines } from './figures-table.ts';
import { bootstrapF1, readAccusationOutput, toSetFigures } from './score-accusations.ts';
import { readArticlesOutput } from './score-articles.ts';
import { readQuotesOutput } from './score-quotes.ts';

const counts = (tp: number, fp: number, fn: number) => ({ p: 0.5, r: 0.25, f1: 0.3333, tp, fp, fn });
const quotes = readQuotesOutput('polnear', JSON.stringify({
  metrics: { relaxed: [0.879, 0.696, 0.777], exact: [0.8, 0.6, 0.7], e2e: [0.7, 0.6, 0.65], 'relaxed direct': [1, 0.9, 0.95], 'speaker head': 0.895, 'resolved all': null },
  counts: { articles: 106, gold: 40, rel: 30, e2e: 24, 'bad offsets': 2 },
}), 'relaxed    87.9   69.6   77.7   95% [75.0, 80.3]\nrelaxed direct   1 2 3\nEND-TO-END (span+who)   70.0   60.0   65.0   95% [61.0, 69.5]\n');

describe('what the scorers write', () => {
  it('of statements is read with the intervals that only the printed report has', () => {
    expect(quotes).toMatchObject({ set: 'polnear', size: 106, badOffsets: 2, found: { 'end to end': 24, required: 40 } });
    expect(quotes.figures).toEqual([
      { name: 'relaxed', precision: 87.9, recall: 69.6, f1: 77.7, interval: [75, 80.3] },
      { name: 'exact', precision: 80, recall: 60, f1: 70 },
      { name: 'end to end', precision: 70, recall: 60, f1: 65, interval: [61, 69.5] },
      { name: 'direct', precision: 100, recall: 90, f1: 95 },
    ]);
    expect(quotes.numbers).toContainEqual({ name: 'speaker, resolved', value: null, unit: '%' });
  });

  it('of accusations leaves out what a set does not ask', () => {
    const { sentences } = readAccusationOutput(JSON.stringify({
      sentences: { sentences: 10, false_alarms_per_1000: 2.5, detect: counts(1, 1, 3), accuser: counts(1, 1, 1), accused: counts(1, 1, 1), strict: counts(1, 1, 1), reversed: 1, deny: null, tags: {} },
    }));
    const figures = toSetFigures('plv_train', sentences!, [sentences!]);
    expect(figures.figures.map(({ name }) => name)).toEqual(['detect', 'strict', 'accuser', 'accused']);
    expect(figures.figures[0]).toEqual({ name: 'detect', precision: 50, recall: 25, f1: 33.3 });
    expect(figures.numbers).toEqual([{ name: 'false alarms', value: 2.5, unit: 'per 1000' }, { name: 'reversed', value: 1, unit: 'count' }, { name: 'reversed per 100 pairs', value: 50, unit: 'per 100' }]);
  });

  it('of whole articles is read as a list', () => {
    const figures = readArticlesOutput('dev', JSON.stringify({
      metrics: { 'END TO END (span+who)': [0.9, 0.8, 0.85], channel: [0.8, 0.7, 0.75], 'kind label': 0.99, 'false alarms per 1000': 1.25, reversed: 3, 'bad offsets': 0 },
      intervals: { 'END TO END (span+who)': [0.82, 0.896] }, counts: { articles: 31, 'bad offsets': 0 },
    }));
    expect(figures.figures[0]).toEqual({ name: 'end to end', precision: 90, recall: 80, f1: 85, interval: [82, 89.6] });
    expect(figures.numbers).toEqual([{ name: 'kind label', value: 99, unit: '%' }, { name: 'false alarms per 1000', value: 1.3, unit: 'per 1000' }, { name: 'reversed', value: 3, unit: 'count' }, { name: 'bad offsets', value: 0, unit: 'count' }]);
  });

  it('is an error when it has another shape', () => {
    expect(() => readQuotesOutput('gum', '{"metrics":{}}', '')).toThrow('counts');
    expect(() => readAccusationOutput('{"x":{}}')).toThrow('sentences');
  });

  it('becomes a table with the goals below it', () => {
    expect(figuresTable([quotes])).toMatch(/polnear +106 +87\.9 +69\.6 +77\.7 +\[75\.0, 80\.3\]/);
    expect(goalLines([quotes])).toEqual(['NO   polnear: end to end 65, must be at least 70', 'NO   polnear: relaxed 77.7, must be at least 81', 'NO   polnear: tight -, must be at least 73', 'yes  polnear: exact 70, must be at least 69', 'yes  polnear: direct 95, must be at least 95', 'NO   polnear: indirect -, must be at least 71', 'NO   polnear: mixed -, must be at least 80']);
    expect(goalLines([{ ...quotes, set: 'seed' }])).toEqual(['yes  seed: end to end 24, must be at least 11 found']);
    const reversed = (value: number) => ({ ...quotes, set: 'accusations', numbers: [{ name: 'reversed per 100 pairs', value, unit: 'per 100' as const }] });
    expect(goalLines([reversed(1), reversed(1.1)])).toEqual(['yes  accusations: reversed per 100 pairs 1, must be at most 1', 'NO   accusations: reversed per 100 pairs 1.1, must be at most 1']);
  });
});

describe('the interval over sentences', () => {
  const mixed = Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? { tp: 1, fp: 0, fn: 0 } : { tp: 0, fp: 0, fn: 1 }));

  it('is the same each time and holds the figure', () => {
    const interval = bootstrapF1(mixed);
    expect(bootstrapF1(mixed)).toEqual(interval);
    // 20 of 40 found without a false alarm: F1 is 2 * 20 / (2 * 20 + 20).
    expect(interval![0]).toBeLessThan(2 / 3);
    expect(interval![1]).toBeGreaterThan(2 / 3);
  });

  it('is a point where all is right, and none where nearly nothing is told', () => {
    expect(bootstrapF1(mixed.map(() => ({ tp: 1, fp: 0, fn: 0 })))).toEqual([1, 1]);
    expect(bootstrapF1(mixed.map((each, place) => (place < 4 ? each : { tp: 0, fp: 0, fn: 0 })))).toBeUndefined();
  });
});
