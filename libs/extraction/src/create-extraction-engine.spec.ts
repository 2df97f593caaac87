import { isSpanOf, type Findings, type Span } from '@on-record/domain';
import fc from 'fast-check';
import { englishModel } from '../spec/english-model';
import { inputOf } from '../spec/extract-text';
import { createExtractionEngine } from './create-extraction-engine';

const LONGEST_TEXT = 200_000;
const engine = createExtractionEngine({ model: englishModel });

/** Words, marks and shapes that the rules look for, put together at random. */
const newsWords = fc.constantFrom(
  'Ann Lee', 'Kyiv', 'Moscow', 'the council', 'she', 'they', 'it', 'said', 'told', 'accused', 'blamed', 'denied', 'called', 'according to', 'each other', 'of', 'that', 'lying', 'the plan', 'and', 'but', 'on Monday',
  'on X', 'in a statement', '“', '”', '"', "'", '’', '‘', ',', '.', '\n', ';', ':', ' - ', 'Mr.', '👩‍👩‍👧', '\ud800', '\u00a0', 'was', 'by', 'who', 'not', 'sued', 'reportedly', '2025', 'İ',
);
const newsText = fc.array(newsWords, { maxLength: 60 }).map((words) => words.join(' '));
const anyText = fc.oneof(newsText, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));

function findingsIn(text: string): Findings {
  const result = engine.extract(inputOf(text, { hasHeadline: text.length % 2 === 0 }));
  if (result.kind === 'failed') throw new Error(result.reason);
  return result.findings;
}

function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value && 'text' in value) return [value as Span];
  return Object.values(value).flatMap(spansIn);
}

describe('the engine', () => {
  it('reads any text without failing, and every span covers its own text', () => {
    fc.assert(fc.property(anyText, (text) => {
      for (const span of spansIn(findingsIn(text))) expect(isSpanOf(text, span)).toBe(true);
    }), { numRuns: 100 });
  });

  it('gives the same findings again, whatever it has read in between', () => {
    fc.assert(fc.property(newsText, newsText, (text, other) => {
      const first = JSON.stringify(engine.extract(inputOf(text)));
      engine.extract(inputOf(other));
      expect(JSON.stringify(engine.extract(inputOf(text)))).toBe(first);
      expect(JSON.stringify(createExtractionEngine({ model: englishModel }).extract(inputOf(text)))).toBe(first);
    }), { numRuns: 8 });
  });

  it('takes any publication time and zone', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (publishedAt, timeZone) => {
      expect(engine.extract(inputOf('Ann Lee said on Monday it was over.', { publishedAt, timeZone })).kind).toBe('extracted');
    }), { numRuns: 50 });
  });

  it('does work in proportion to the length of the text', () => {
    const unitsOf = (text: string): number => {
      const result = engine.extract(inputOf(text));
      return result.kind === 'extracted' ? result.workUnits : Number.POSITIVE_INFINITY;
    };
    for (const text of ['Ann Lee said that Kyiv lied and ', '“a ” ', 'Ann, who said, ', 'was accused by ', '- ']) {
      const [once, twice] = [unitsOf(text.repeat(500)), unitsOf(text.repeat(1_000))];
      expect(twice / once).toBeLessThan(2.2);
    }
  });

  it('refuses a text of more than 200,000 characters', () => {
    expect(engine.extract(inputOf('x'.repeat(LONGEST_TEXT + 1)))).toMatchObject({ kind: 'failed', code: 'TEXT_TOO_LONG' });
  });

  it('gives up an article that takes more work than the budget', () => {
    expect(createExtractionEngine({ model: englishModel, workBudget: 50 }).extract(inputOf('Ann Lee said it was over. '.repeat(10)))).toMatchObject({ kind: 'failed', code: 'WORK_BUDGET_EXCEEDED' });
  });

  it.each([
    ['dashes', '-'], ['apostrophes', "'"], ['initials', 'A.A.A.'], ['one long word', 'x'], ['quotation marks', '"'], ['newlines', '\n'], ['a path', '/a'], ['hashtags', '#a'],
    ['"an hour"', 'an hour '], ['opening marks', '“a '], ['emoji', '👩‍👩‍👧'], ['conjunctions', 'Kyiv and '], ['brackets', '('],
  ])('finishes 200,000 characters of %s', (_, part) => {
    const text = part.repeat(Math.ceil(LONGEST_TEXT / part.length)).slice(0, LONGEST_TEXT);
    expect(engine.extract(inputOf(text)).kind).toBe('extracted');
  });

  it('is not made with weights that are not those of its version', () => {
    expect(() => createExtractionEngine({ model: { ...englishModel, sha256: '0'.repeat(64) } })).toThrow(/and was given 00000000/);
  });

  it('says when there is nothing to read and when the language is another', () => {
    const codesOf = (text: string, language: string) => {
      const result = engine.extract(inputOf(text, { language }));
      return result.kind === 'extracted' ? result.diagnostics.map(({ code }) => code) : [];
    };
    expect([codesOf('', 'en'), codesOf('Il pleut.', 'fr'), codesOf('It rains.', 'en-GB')]).toEqual([['no-body'], ['language-not-supported'], []]);
  });

  it('is not led astray by words that are also names of the language it is written in', () => {
    expect(findingsIn('constructor said __proto__ accused toString of hasOwnProperty.').statements.length).toBeGreaterThanOrEqual(0);
  });
});
