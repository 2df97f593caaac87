import type { FoundArticle } from './found-article.ts';
import { toJsonObject } from '../stack/json-file.ts';

/** Counts the spans, at any depth, whose text is not what stands there in the article; start -1 means that no words stand near. */
export function countBadOffsets(found: FoundArticle, text: string): number {
  return badIn([found.statements, found.accusations], text);
}

function badIn(value: unknown, text: string): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + badIn(each, text), 0);
  const object = toJsonObject(value);
  if (object === undefined) return 0;
  const { start, end, text: words } = object;
  const isBad = typeof start === 'number' && start >= 0 && (typeof end !== 'number' || text.slice(start, end) !== words);
  return Object.values(object).reduce((sum: number, each) => sum + badIn(each, text), isBad ? 1 : 0);
}
