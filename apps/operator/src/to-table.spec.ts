import { toTable } from './to-table';

it('aligns columns, numbers to the right', () => {
  expect(toTable([{ name: 'a', lag: 1 }, { name: 'longer', lag: 20 }])).toBe('name    lag\n------  ---\na         1\nlonger   20');
});

it('says that there is nothing', () => {
  expect(toTable([])).toBe('(nothing)');
});

it('shows control characters instead of sending them to the terminal', () => {
  expect(toTable([{ headline: '\u001b[2Jgone\u202e' }])).toContain('\\u001b[2Jgone\\u202e');
});
