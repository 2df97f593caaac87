import { articleIdOf } from '@on-record/domain';
import { toArticleId } from './trace.command';

it.each([
  ['an id', 'C0FFEE00-0000-5000-8000-00000000D311', 'c0ffee00-0000-5000-8000-00000000d311'],
  ['source and guid', 'daily/tag:daily.example,2026:1/2', articleIdOf('daily', 'tag:daily.example,2026:1/2')],
])('an article is named by %s', (_name, given, expected) => {
  expect(toArticleId(given)).toBe(expected);
});

it('refuses what names no article', () => {
  expect(() => toArticleId('daily')).toThrow(/neither an article id nor/);
});
