import { dyadRecordSchema, overrideRecordSchema } from '@on-record/projections';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(__dirname, '..', '..', '..', '..', 'docs', 'exports.md');

interface Described {
  readonly shape: Readonly<Record<string, { readonly description?: string | undefined }>>;
}

it.each<[string, string, Described]>([
  ['column of the dyads', 'column', dyadRecordSchema],
  // The three kinds differ in the record of the finding only.
  ['field of the corrections', 'field', overrideRecordSchema.options[0]],
])('docs/exports.md says of every %s what it means; with UPDATE_DOCS=1 this test writes it anew', (_of, name, { shape }) => {
  const head = `| ${name} | meaning |\n|---|---|\n`;
  const rows = Object.entries(shape).map(([field, schema]) => `| \`${field}\` | ${schema.description ?? ''} |\n`);
  expect(rows.filter((row) => row.endsWith('|  |\n'))).toEqual([]);
  const before = readFileSync(path, 'utf8');
  expect(before.split(head)).toHaveLength(2);
  const [above = '', below = ''] = before.split(head);
  const page = above + head + rows.join('') + below.replace(/^(\|.*\|\n)*/, '');
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
