import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyText, keyFigures, readHistory, withRow } from './accuracy-history.ts';

const row = (engineVersion: string, day: string, found = 9) => ({ engineVersion, day, figures: { 'seed found': found } });

describe('the history of accuracy', () => {
  it('has one row for each version: a later run of the same version takes its place', () => {
    const history = withRow(withRow(withRow([], row('1+a', '2025-03-18')), row('1+b', '2025-03-18')), row('1+a', '2025-03-19', 10));
    expect(history).toEqual([row('1+a', '2025-03-19', 10), row('1+b', '2025-03-18')]);
  });

  it('is read as it is written, and refused when it is something else', () => {
    expect(readHistory(historyText([row('1+a', '2025-03-18'), row('1+b', '2025-03-19')]))).toEqual([row('1+a', '2025-03-18'), row('1+b', '2025-03-19')]);
    expect(() => readHistory('[{"engineVersion":1}]')).toThrow('engineVersion');
  });

  it('keeps key figures of the sets that were measured', () => {
    const figure = (name: string, f1: number) => ({ name, precision: 0, recall: 0, f1 });
    const seed = { set: 'seed', size: 1, badOffsets: 0, figures: [figure('end to end', 87)], numbers: [], found: { 'end to end': 10 } };
    const gum = { set: 'gum', size: 24, badOffsets: 0, figures: [figure('relaxed', 70), figure('end to end', 57)], numbers: [], found: {} };
    expect(keyFigures([seed, gum])).toEqual({ 'seed found': 10, 'gum end to end': 57 });
  });

  it('can be read', () => {
    expect(readHistory(readFileSync(join(__dirname, '..', '..', 'docs', 'accuracy-history.json'), 'utf8')).length).toBeGreaterThan(0);
  });
});
