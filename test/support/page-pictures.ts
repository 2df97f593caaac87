import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import type { RecordedPages } from './recorded-pages';

/** A picture of `docs/pages`. */
export interface PagePicture {
  readonly name: string;
  path(articles: RecordedPages['articles']): string;
  readonly options: BrowserContextOptions;
}

const WIDE = { width: 1100, height: 1150 };

/** The pictures that `docs/pages/README.md` shows. */
export const pagePictures: readonly PagePicture[] = [
  { name: 'front-page', path: () => '/', options: { viewport: { width: 1100, height: 700 } } },
  { name: 'article-light', path: ({ seed }) => `/articles/${seed}`, options: { viewport: WIDE, colorScheme: 'light' } },
  { name: 'article-dark', path: ({ seed }) => `/articles/${seed}`, options: { viewport: WIDE, colorScheme: 'dark' } },
  { name: 'article-text', path: ({ lake }) => `/articles/${lake}#text-heading`, options: { viewport: WIDE } },
  { name: 'article-narrow', path: ({ lake }) => `/articles/${lake}#text-heading`, options: { viewport: { width: 390, height: 1150 } } },
  { name: 'article-snippet', path: ({ snippet }) => `/articles/${snippet}`, options: { viewport: WIDE } },
  { name: 'accusations', path: () => '/accusations', options: { viewport: WIDE } },
  { name: 'actors', path: () => '/actors', options: { viewport: { width: 1100, height: 800 } } },
  { name: 'actor', path: () => '/actors/country%3ARU', options: { viewport: WIDE } },
  { name: 'error', path: () => '/accusations?from=yesterday', options: { viewport: { width: 1100, height: 600 } } },
];

/** Where a picture is kept. */
export function pictureFile(name: string): string {
  return join(__dirname, '..', '..', 'docs', 'pages', `${name}.png`);
}
