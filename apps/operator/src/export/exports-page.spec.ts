import { dyadRecordSchema } from '@on-record/projections';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(__dirname, '..', '..', '..', '..', 'docs', 'exports.md');
const HEAD = '| column | meaning |\n|---|---|\n';

it('docs/exports.md says of every column of the dyads what it means; with UPDATE_DOCS=1 this test writes it anew', () => {
  const rows = Object.entries(dyadRecordSchema.shape).map(([column, schema]) => `| \`${column}\` | ${schema.description ?? ''} |\n`);
  expect(rows.filter((row) => row.endsWith('|  |\n'))).toEqual([]);
  const before = readFileSync(path, 'utf8');
  const page = before.replace(/\| column \| meaning \|\n\|---\|---\|\n(\|.*\|\n)*/, () => HEAD + rows.join(''));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
