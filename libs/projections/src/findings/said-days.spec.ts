import { saidDaysOf } from './said-days';

describe('the days of a time of saying', () => {
  it.each<[string, string, string]>([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-W48', '2026-11-23', '2026-11-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2026-11-24', '2026-11-24', '2026-11-24'],
    ['2026-11-24T10', '2026-11-24', '2026-11-24'],
    ['2026-11-24T10:30', '2026-11-24', '2026-11-24'],
    ['0099', '0099-01-01', '0099-12-31'],
  ])('of %s run from %s to %s', (value, first, last) => {
    expect(saidDaysOf(value)).toEqual({ first, last });
  });

  it.each(['0000', '2026-13', '2026-00', '2026-02-30', '2026-11-00', '2026-W00', '2026-W54', '2021-W53'])('of %s are none', (value) => {
    expect(saidDaysOf(value)).toBeUndefined();
  });

  it('of the last year that has four digits are days of four digits', () => {
    expect(saidDaysOf('9999')).toEqual({ first: '9999-01-01', last: '9999-12-31' });
  });
});
