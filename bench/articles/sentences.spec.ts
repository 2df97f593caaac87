import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSentences } from './sentences.ts';

const samples = [{ guid: 'one', headline: 'Talks', body: { format: 'text', content: 'Russia accused Ukraine. It rained.\nAll night.' } }];

describe('the sentences that are read one by one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-sentences-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those of the samples where there are no development sets', () => {
    const { texts, from } = readSentences(folder, samples, { ON_RECORD_EVALS: join(folder, 'nowhere') });
    expect(from).toBe('the samples');
    expect(texts.slice(1, 3)).toEqual(['It rained.', 'All night.']);
    expect(new Set(texts).size).toBeGreaterThan(40);
  });

  it('are those of the development sets where these are', () => {
    mkdirSync(join(folder, 'accusations', 'data'), { recursive: true });
    writeFileSync(join(folder, 'accusations', 'data', 'a.jsonl'), '{"id":"a1","text":"Chile accused Peru."}\n');
    expect(readSentences(folder, samples, { ON_RECORD_EVALS: folder })).toEqual({ texts: ['Chile accused Peru.'], from: 'the development sets with accusations' });
  });
});
