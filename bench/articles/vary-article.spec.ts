import { join } from 'node:path';
import { readPushBodies } from './read-push-bodies.ts';
import { varyArticle, varyArticles } from './vary-article.ts';

const article = { guid: 'one', headline: 'Moscow and Kyiv talk', standfirst: 'On Monday.', body: { format: 'text', content: 'Russia accused Ukraine.' }, language: 'en' };

describe('a varied article', () => {
  it('is decided by its seed', () => {
    expect(varyArticle(article, 'run', 7)).toEqual(varyArticle(article, 'run', 7));
    expect(varyArticle(article, 'run', 7)).not.toEqual(varyArticle(article, 'run', 8));
  });

  it('has no text that another seed has', () => {
    const texts = varyArticles([article], 'run', 500).map(({ body }) => body.content);
    expect(new Set(texts).size).toBe(500);
  });

  it('keeps what tells of the article, and gives it a guid of its own', () => {
    expect(varyArticle(article, 'run', 3)).toMatchObject({ guid: 'run/3', language: 'en', body: { format: 'text' } });
  });

  it('exchanges words of one kind for each other, so that two that differed still do', () => {
    for (const { headline } of varyArticles([article], 'run', 50)) {
      const [, one, other] = /^(\w+) and (\w+) talk$/.exec(headline)!;
      expect(one).not.toBe(other);
    }
  });

  it('gets its last sentence as a paragraph where the body is HTML', () => {
    const varied = varyArticle({ ...article, body: { format: 'html', content: '<p>Russia spoke.</p>' } }, 'run', 2);
    expect(varied.body.content).toMatch(/^<p>\w+ spoke\.<\/p><p>This is number 2 of its kind\.<\/p>$/);
  });
});

describe('the samples', () => {
  it('hold articles to measure with', () => {
    expect(readPushBodies(join(__dirname, '..', '..', 'samples')).map(({ guid }) => guid)).toContain('seed-article');
  });

  it('are missed where there are none', () => {
    expect(() => readPushBodies(__dirname)).toThrow('No article was found');
  });
});
