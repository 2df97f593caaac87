import { articleIdOf } from '@on-record/domain';
import { toNamedArticle } from './named-article';

it.each([
  ['an id', 'C0FFEE00-0000-5000-8000-00000000D311', { articleId: 'c0ffee00-0000-5000-8000-00000000d311', name: undefined }],
  ['source and guid', 'daily/tag:daily.example,2026:1/2', {
    articleId: articleIdOf('daily', 'tag:daily.example,2026:1/2'), name: { source: 'daily', guid: 'tag:daily.example,2026:1/2' },
  }],
])('an article is named by %s', (_name, given, expected) => {
  expect(toNamedArticle(given)).toEqual(expected);
});

it.each(['daily', '/guid', 'daily/', 'The Daily/guid'])('refuses what names no article: %s', (given) => {
  expect(() => toNamedArticle(given)).toThrow(/neither an article id nor/);
});
