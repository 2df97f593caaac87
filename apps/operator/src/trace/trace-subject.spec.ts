import { articleIdOf } from '@on-record/domain';
import { toTraceSubject } from './trace-subject';

it.each([
  ['an id', 'C0FFEE00-0000-5000-8000-00000000D311', 'c0ffee00-0000-5000-8000-00000000d311'],
  ['source and guid', 'daily/tag:daily.example,2026:1/2', articleIdOf('daily', 'tag:daily.example,2026:1/2')],
])('what is traced is named by %s', (_name, given, expected) => {
  expect(toTraceSubject(given).id).toBe(expected);
});

it('refuses what names nothing', () => {
  expect(() => toTraceSubject('daily\u0007')).toThrow(/"daily\\u0007" is neither an article id nor/);
});
