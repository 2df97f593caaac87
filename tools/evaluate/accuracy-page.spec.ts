import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineVersion } from '@on-record/extraction';
import { knownWrong } from '../../libs/extraction/spec/known-wrong.ts';
import { accuracyPage, beginMark, endMark } from './accuracy-page.ts';

const written = readFileSync(join(__dirname, '..', '..', 'docs', 'accuracy.md'), 'utf8');

describe('docs/accuracy.md', () => {
  it('is of the engine as it is; `npm run eval` measures it anew', () => {
    expect(written).toContain(`Engine \`${engineVersion}\``);
  });

  it.each(knownWrong)('knows that the engine $weakness', ({ weakness, text, right }) => {
    for (const words of [weakness, text, right]) expect(written).toContain(words);
  });

  it('keeps what is written by hand round the generated part', () => {
    const page = accuracyPage(`# By hand\n${beginMark}\nof yesterday\n${endMark}\nthe end\n`, { engineVersion: '1+a', day: '2025-03-19', weaknesses: [], errorCounts: [{ set: 'seed', kind: 'wrong edges', count: 1 }, { set: 'seed', kind: 'missed statement', count: 3 }], history: [{ engineVersion: '1+a', day: '2025-03-19', figures: { 'seed found': 8 } }], figures: [
      { set: 'seed', size: 1, badOffsets: 0, figures: [{ name: 'relaxed', precision: 100, recall: 50, f1: 66.7, interval: [60, 70] }], numbers: [], found: { 'end to end': 8 } },
    ] });
    expect(page).toMatch(/^# By hand\n[^]*Engine `1\+a`, measured on 2025-03-19[^]*the end\n$/);
    expect(page).toContain('| seed | 1 | relaxed | 100.0 | 50.0 | 66.7 | [60.0, 70.0] |');
    expect(page).toContain('| seed | end to end, found | ≥ 11 | 8 | no |');
    expect(page).toContain('| seed | missed statement 3, wrong edges 1 |');
    expect(page).toContain('| `1+a` | 2025-03-19 | 8 | - |');
    expect(page).not.toContain('of yesterday');
  });

  it('is not written without its marks', () => {
    expect(() => accuracyPage('# By hand', { engineVersion: '', day: '', figures: [], errorCounts: [], history: [], weaknesses: [] })).toThrow(beginMark);
  });
});
