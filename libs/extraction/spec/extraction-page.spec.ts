import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { passOutputs } from './pass-outputs';

const path = join(__dirname, '..', '..', '..', 'docs', 'extraction.md');
const ARTICLE = /<!-- article -->\n```text\n([^]*?)\n```/;
const OUTPUT = /(<!-- output of ([a-z-]+) -->\n```text\n)[^]*?(```)/g;

describe('docs/extraction.md', () => {
  it('shows what each pass makes of its article; with UPDATE_DOCS=1 this test writes it anew', () => {
    const before = readFileSync(path, 'utf8');
    const outputs = passOutputs(ARTICLE.exec(before)?.[1] ?? '');
    const page = before.replaceAll(OUTPUT, (_, opening: string, pass: string, closing: string) => `${opening}${(outputs.get(pass) ?? []).join('\n')}\n${closing}`);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  it('has a place for the output of every pass, and none of them is empty', () => {
    const page = readFileSync(path, 'utf8');
    const outputs = passOutputs(ARTICLE.exec(page)?.[1] ?? '');
    expect([...page.matchAll(OUTPUT)].map(([, , pass]) => pass)).toEqual([...outputs.keys()]);
    expect([...outputs].filter(([, lines]) => lines.length === 0)).toEqual([]);
  });
});
