import { parseLimit, parseSince } from './option-values';

const now = Date.UTC(2026, 2, 2, 12);

it.each([
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T10:00:00+05:30', '2026-03-01T04:30:00.000Z'],
  ['2026-03-01T10:00Z', '2026-03-01T10:00:00.000Z'],
  ['90m', '2026-03-02T10:30:00.000Z'],
  ['12h', '2026-03-02T00:00:00.000Z'],
  ['7d', '2026-02-23T12:00:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(parseSince(text, now)).toBe(moment);
});

it.each(['', 'yesterday', '2026-13-01', '2026-03-01T10:00:00', '7', '7w', '-1h'])('%j is none', (text) => {
  expect(() => parseSince(text, now)).toThrow(/Give a date/);
});

it.each([['1', 1], ['10000', 10_000]])('%s is a number of lines', (text, count) => {
  expect(parseLimit(text)).toBe(count);
});

it.each(['0', '10001', '-1', '1.5', 'all', ''])('%j is no number of lines', (text) => {
  expect(() => parseLimit(text)).toThrow(/1 to 10000/);
});
