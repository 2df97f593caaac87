import { longArticles, wordsIn } from './long-articles.ts';

const sample = (guid: string, content: string, format = 'text') => ({ guid, headline: 'One', body: { format, content } });

describe('long articles', () => {
  it('go on with the paragraphs of the samples behind them, round to the first', () => {
    const [first, second] = longArticles([sample('a', 'one two\nthree'), sample('b', 'four\nfive six seven')], 5);
    expect(first?.body.content).toBe('one two\nthree\nfour\nfive six seven');
    expect(second).toMatchObject({ guid: 'long/b', body: { content: 'four\nfive six seven\none two' } });
  });

  it('are made of plain text only, and stay as they are when they are long enough', () => {
    expect(longArticles([sample('a', 'one two three'), sample('b', '<p>four</p>', 'html')], 3).map(({ body }) => body.content)).toEqual(['one two three']);
  });

  it('have their words counted over any white space', () => {
    expect(wordsIn(' one  two\n\u00a0three ')).toBe(3);
  });
});
