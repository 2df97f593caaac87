import { foundArticleSchema } from '../found-article.ts';
import { goldArticleSchema } from './gold-article.ts';
import { linkErrors } from './link-errors.ts';

const text = 'Chile accused Peru of theft. Bolivia accused Peru of fraud. Peru denied the theft. Chile denied the fraud.';
const at = (words: string, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length, text: words });
const event = (id: string, trigger: object, more: object = {}) => ({ id, type: 'accuse', accuser: null, accused: null, allegation: null, trigger, certainty: 'certain', ...more });
const theft = event('a1', at('accused'));
const fraud = event('a2', at('accused', 20));
const denial = (answers: string | null, more: object = {}) => event('a3', at('denied'), { type: 'deny', answers, ...more });
const second = event('a4', at('denied', 80), { type: 'deny', answers: 'a2' });
const gold = (...accusations: object[]) => goldArticleSchema.parse({ id: 'd1', accusations });
const found = (...accusations: object[]) => foundArticleSchema.parse({ id: 'd1', statements: [], accusations });

describe('links of whole articles', () => {
  it.each([
    ['right', [], { expected: gold(theft, fraud, denial('a1')), article: found(theft, fraud, denial('a1')) }],
    ['right by another reading of the gold', [], { expected: gold(theft, fraud, denial('a1', { answersAlt: ['a2'] })), article: found(theft, fraud, denial('a2')) }],
    ['to something else', ['wrong link'], { expected: gold(theft, fraud, denial('a1')), article: found(theft, fraud, denial('a2')) }],
    ['missing', ['missed link'], { expected: gold(theft, fraud, denial('a1')), article: found(theft, fraud, denial(null)) }],
    ['of a denial that was not found', ['missed answer'], { expected: gold(theft, fraud, denial('a1')), article: found(theft, fraud) }],
    ['of a denial that answers nothing', ['spurious link'], { expected: gold(theft, fraud, denial(null)), article: found(theft, fraud, denial('a1')) }],
    ['of a denial that is none', ['spurious link'], { expected: gold(theft, fraud, denial('a1')), article: found(theft, fraud, denial('a1'), second) }],
    ['that need not be there', [], { expected: gold(theft, fraud, denial('a1', { optional: true })), article: found(theft, fraud) }],
  ])('%s: %j', (_case, kinds, { expected, article }) => {
    expect(linkErrors(expected, article).map(({ kind }) => kind)).toEqual(kinds);
  });
});
