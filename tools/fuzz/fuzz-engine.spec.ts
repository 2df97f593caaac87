import type { ExtractionEngine, Findings } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import fc from 'fast-check';
import { join } from 'node:path';
import { fuzzCase } from './cases/fuzz-case';
import { findFault } from './find-fault';
import { parseFuzzOptions } from './fuzz-options';
import { ownArticles } from './own-articles';
import { shrink } from './shrink';

const articles = ownArticles(join(__dirname, '..', '..'));
const longestHere = 20_000;

describe('a slice of the fuzzing of the engine', () => {
  const engine = createExtractionEngine({ model: loadLanguageModel() });

  it('finds no text at which it breaks, gives a wrong span or another answer again', () => {
    fc.assert(fc.property(fc.nat({ max: 1_000_000 }), (place) => {
      const { input, kind } = fuzzCase(2, place, articles);
      expect({ kind, fault: findFault(engine, { ...input, text: input.text.slice(0, longestHere), marks: [] }) }).toEqual({ kind, fault: undefined });
    }), { numRuns: 40, seed: 8 });
  }, 60_000);

  it('makes of a seed and a place the same text always', () => {
    expect(fuzzCase(3, 5, articles)).toEqual(fuzzCase(3, 5, articles));
    expect(new Set([fuzzCase(3, 5, articles), fuzzCase(3, 6, articles), fuzzCase(4, 5, articles)].map(({ input }) => input.text)).size).toBe(3);
  });
});

describe('a fault', () => {
  const input = fuzzCase(1, 0, ['Ann Lee said it was over.']).input;
  const text = 'Ann Lee said it was over. 🏏';
  const span = (start: number, end: number, words = text.slice(start, end)) => ({ start, end, text: words });
  const statement = { kind: 'indirect', content: span(13, 24), speaker: { kind: 'unknown', reason: 'not-named' }, zone: 'body' } as const;
  const faultOf = (found: Partial<Findings>) => {
    const findings = { statements: [], accusations: [], denials: [], ...found };
    const engine: ExtractionEngine = { version: '1+a', extract: () => ({ kind: 'extracted', findings, diagnostics: [], workUnits: 1 }) };
    return findFault(engine, { ...input, text })?.kind;
  };

  it.each([
    ['a span with other words', { ...statement, content: span(13, 24, 'it was ovex') }, 'span is not its text'],
    ['a span without words', { ...statement, content: span(13, 13) }, 'empty span'],
    ['a span behind the text', { ...statement, content: { start: 90, end: 95, text: 'hello' } }, 'range outside of the text'],
    ['a span that ends in the middle of a character', { ...statement, content: span(13, 27) }, 'span cuts a character'],
    ['parts in the wrong order', { ...statement, parts: [span(20, 24), span(13, 19)] }, 'parts that do not make the content'],
    ['a time that no event can carry', { ...statement, saidAt: { mention: span(13, 15), value: '1-07', precision: 'month' } as const }, 'no event can carry it: saidAt.value'],
    ['nothing wrong', statement, undefined],
  ])('is found in %s', (_, given, kind) => {
    expect(faultOf({ statements: [given] })).toBe(kind);
  });

  it('is found in links to what is not there', () => {
    const accusation = { accuser: statement.speaker, accused: statement.speaker, trigger: span(8, 12), certainty: 'certain', modality: 'asserted', legal: 'none', zone: 'body' } as const;
    expect(faultOf({ accusations: [{ accusation, answers: 1 }] })).toBe('link to nothing');
    expect(faultOf({ accusations: [{ accusation, mutual: 'a' }] })).toBe('link to nothing');
  });

  it('is found in an engine that throws, that breaks, and that says something else the second time', () => {
    const engines: readonly ExtractionEngine['extract'][] = [
      () => { throw new TypeError('x is undefined'); },
      () => ({ kind: 'failed', code: 'ENGINE_BROKE', reason: 'RangeError: -1' }),
      () => ({ kind: 'failed', code: 'WORK_BUDGET_EXCEEDED', reason: '' }),
    ];
    expect(engines.map((extract) => findFault({ version: '1+a', extract }, input)?.kind)).toEqual([
      expect.stringMatching(/^thrown: TypeError: x is undefined/), 'ENGINE_BROKE RangeError: -1', undefined,
    ]);
    let count = 0;
    const fickle: ExtractionEngine = { version: '1+a', extract: () => ({ kind: 'extracted', findings: { statements: [], accusations: [], denials: [] }, diagnostics: [], workUnits: (count += 1) }) };
    expect(findFault(fickle, input)?.kind).toBe('not the same again');
  });
});

describe('a text that shows a fault', () => {
  const limits = { tries: 10_000, untilMs: 1, nowMs: () => 0 };

  it('is made as small as it can be', () => {
    expect(shrink(`${'hay '.repeat(500)}needle 🏏${' hay'.repeat(300)}`, (text) => text.includes('needle') && text.includes('🏏'), limits)).toBe('needle🏏');
  });

  it('is left as it is when the time is over', () => {
    expect(shrink('hay needle', (text) => text.includes('needle'), { ...limits, nowMs: () => 2 })).toBe('hay needle');
  });
});

describe('options of npm run fuzz', () => {
  it('are read', () => {
    expect(parseFuzzOptions([])).toEqual({ wantsHelp: false, seconds: 60, seed: 1, from: 0, onlyOne: false });
    expect(parseFuzzOptions(['--seconds', '600', '--seed', '7', '--case', '12'])).toEqual({ wantsHelp: false, seconds: 600, seed: 7, from: 12, onlyOne: true });
  });

  it.each([[['--fast']], [['--seconds', 'ten']], [['--seconds', '100000']], [['--seed']]])('are refused: %j', (words) => {
    expect(() => parseFuzzOptions(words)).toThrow(/npm run fuzz|--seconds/);
  });
});
