import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describeInChromium } from '../support/chromium';
import { openRecordedPages, type RecordedPages } from '../support/recorded-pages';
import { visit } from '../support/visit';

const folder = join(__dirname, '..', '..', 'docs', 'pages');
const isAsked = process.env['UPDATE_PICTURES'] === '1';

describeInChromium(isAsked ? 'the pictures of the pages' : 'the pictures of the pages (written anew with UPDATE_PICTURES=1)', () => {
  let pages: RecordedPages;

  beforeAll(async () => {
    if (isAsked) pages = await openRecordedPages();
  }, 240_000);

  afterAll(async () => pages?.close());

  const wide = { width: 1100, height: 1150 };
  (isAsked ? it : it.skip).each([
    ['front-page', () => '/', { viewport: { width: 1100, height: 700 } }],
    ['article-light', () => `/articles/${pages.articles.seed}`, { viewport: wide, colorScheme: 'light' as const }],
    ['article-dark', () => `/articles/${pages.articles.seed}`, { viewport: wide, colorScheme: 'dark' as const }],
    ['article-text', () => `/articles/${pages.articles.lake}#text-heading`, { viewport: wide }],
    ['article-narrow', () => `/articles/${pages.articles.lake}#text-heading`, { viewport: { width: 390, height: 1150 } }],
    ['article-snippet', () => `/articles/${pages.articles.snippet}`, { viewport: wide }],
    ['accusations', () => '/accusations', { viewport: wide }],
    ['actors', () => '/actors', { viewport: { width: 1100, height: 800 } }],
    ['actor', () => '/actors/country%3ARU', { viewport: wide }],
    ['error', () => '/accusations?from=yesterday', { viewport: { width: 1100, height: 600 } }],
  ])('%s is taken, and is a small file', async (name, path, options) => {
    const { page, close } = await visit(pages.browser, pages.at(path()), options);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    expect(statSync(file).size).toBeLessThan(300_000);
    await close();
  });
});
