import { guessLanguage } from './libraries/language-guess';
import type { Article } from './pipeline/types';

/**
 * Whether the engine reads the language of an article, before any pass meets it: by its own words where there are enough of
 * them, else by what its source says. An article in another language has no findings, rather than some by accident.
 */
export function isReadable({ text, language }: Pick<Article, 'text' | 'language'>): boolean {
  const guess = guessLanguage(text);
  return guess === undefined ? /^en\b/iu.test(language) : guess === 'eng';
}
