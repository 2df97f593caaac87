import { csvLine } from './csv-line';

it.each<[readonly (string | number | boolean)[], string]>([
  [['a', 1, true, ''], 'a,1,true,'],
  [['Lee, Ann', 'the "regime"'], '"Lee, Ann","the ""regime"""'],
  [['two\nlines\tand a tab'], 'two lines and a tab'],
  [['=HYPERLINK("x")', '-2', ' @sum', '+1'], `"'=HYPERLINK(""x"")",'-2,' @sum,'+1`],
  [[-2], '-2'],
  [['\u001b[31mred\u202e'], String.raw`\u001b[31mred\u202e`],
  [['Zoë 😀'], 'Zoë 😀'],
])('writes %j as a line of CSV', (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});
