import { existsSync, writeFileSync } from 'node:fs';
import { describeInChromium } from '../support/chromium';
import { pagePictures, pictureFile } from '../support/page-pictures';
import { openRecordedPages, type RecordedPages } from '../support/recorded-pages';
import { accessibilityFaults, NO_TROUBLE, visit } from '../support/visit';

interface Found {
  readonly key: string;
  readonly content: { readonly text: string };
  readonly parts?: readonly { readonly text: string }[];
}

describeInChromium('the pages in a browser', () => {
  let pages: RecordedPages;

  beforeAll(async () => {
    pages = await openRecordedPages();
  }, 240_000);

  afterAll(async () => pages?.close());

  const kinds: readonly (readonly [kind: string, path: () => string])[] = [
    ['the front page', () => '/'],
    ['an article', () => `/articles/${pages.articles.seed}`],
    ['an article of a source with text policy snippet', () => `/articles/${pages.articles.snippet}`],
    ['an article of a source with text policy none', () => `/articles/${pages.articles.wordless}`],
    ['an article with two revisions', () => `/articles/${pages.articles.lake}`],
    ['an article that was retracted', () => `/articles/${pages.articles.retracted}`],
    ['an earlier revision', () => `/articles/${pages.articles.lake}?revision=${pages.earlierRevision}`],
    ['the accusations', () => '/accusations'],
    ['the accusations that a form asks for', () => '/accusations?accuser=Borland&accused=&from=&to=&certainty=all'],
    ['accusations that are not there', () => '/accusations?accuser=Nobody%20at%20all'],
    ['the denials', () => '/denials'],
    ['the actors', () => '/actors'],
    ['an actor', () => '/actors/country%3ARU'],
    ['the form that corrects an accusation', () => pages.correction],
    ['an article to whoever corrected it', () => `/articles/${pages.articles.seed}?corrected=hidden`],
    ['an address where there is nothing', () => '/articles/none'],
    ['a request with faults', () => '/accusations?from=yesterday'],
  ];

  it('highlights every statement of the sample article exactly as far as it goes', async () => {
    const { statements } = (await pages.product.get(`/v1/articles/${pages.articles.seed}`)).body as unknown as { statements: readonly Found[] };
    expect(statements.length).toBeGreaterThanOrEqual(8);
    const { page, trouble, close } = await visit(pages.browser, pages.at(`/articles/${pages.articles.seed}`));
    for (const { key, content, parts } of statements) {
      const marked = await page.locator(`mark[data-key="${key}"]`).allTextContents();
      // A statement that runs over paragraphs is marked in each of them; the line feed between belongs to no paragraph.
      expect(marked.join('')).toBe((parts ?? [content]).map(({ text }) => text).join('').replaceAll('\n', ''));
      expect(await page.locator(`[id="${key}"]`).count()).toBe(1);
      expect(await page.locator(`[id="note-${key}"]`).count()).toBe(1);
    }
    expect(trouble).toEqual(NO_TROUBLE);
    await close();
  });

  it('shows who accused whom, and leads to the place in the text', async () => {
    const { page, close } = await visit(pages.browser, pages.at(`/articles/${pages.articles.seed}`));
    const ledger = page.locator('.ledger .entry .who');
    expect((await ledger.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual(expect.arrayContaining(['Russia → accused Ukraine', 'Ukraine → accused Russia']));
    await page.locator('.ledger .entry a', { hasText: 'in the text' }).first().click();
    expect(await page.locator('.words :target').textContent()).toMatch(/accused/);
    await close();
  });

  it('is walked through by the keyboard: first the skip link, then from each number in the text to its note and back', async () => {
    const { page, close } = await visit(pages.browser, pages.at(`/articles/${pages.articles.seed}`));
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('class') ?? document.activeElement?.tagName ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('skip');
    const order: string[] = [];
    for (let step = 0; step < 400 && (await focused()) !== 'BODY'; step += 1) {
      order.push(await focused());
      await page.keyboard.press('Tab');
    }
    const counts = (await pages.product.get(`/v1/articles/${pages.articles.seed}`)).body['counts'] as { statements: number };
    expect(order.filter((name) => name.startsWith('reference'))).toHaveLength(counts.statements);
    expect(order.filter((name) => name === 'number')).toHaveLength(counts.statements);
    await page.locator('a.reference').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.note:target .number').textContent()).toBe('1');
    await close();
  });

  it('switches between the revisions of an article', async () => {
    const { page, close } = await visit(pages.browser, pages.at(`/articles/${pages.articles.lake}`));
    expect(await page.locator('.text').textContent()).toContain('no dye in the samples');
    await page.locator('.revisions a', { hasText: 'Revision 1' }).click();
    expect(await page.locator('.text').textContent()).toContain('within a week');
    expect(await page.locator('.state').textContent()).toContain('Not the current revision');
    await page.locator('.state a').click();
    expect(await page.locator('.text').textContent()).toContain('no dye in the samples');
    await close();
  });

  it('filters accusations by a plain form', async () => {
    const { page, close } = await visit(pages.browser, pages.at('/accusations'), { javaScriptEnabled: false });
    await page.getByLabel('Accuser', { exact: true }).fill('Russia');
    await page.getByRole('button', { name: 'Show' }).click();
    const accusers = await page.locator('.entry .charge .who a:first-child').allTextContents();
    expect([accusers.length > 0, new Set(accusers)]).toEqual([true, new Set(['Russia'])]);
    await close();
  });

  it.each(kinds.flatMap(([kind, path]) => (['light', 'dark'] as const).map((scheme) => [kind, scheme, path] as const)))('%s (%s) is accessible, calls nobody and says nothing to the console', async (_kind, colorScheme, path) => {
    const { page, trouble, close } = await visit(pages.browser, pages.at(path()), { colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect({ ...trouble, failed: [], console: trouble.console.filter((line) => !/status of 40[04]/.test(line)) }).toEqual(NO_TROUBLE);
    await close();
  });

  it.each(kinds)('%s does not scroll sideways on a screen of 360 pixels', async (_kind, path) => {
    const { page, close } = await visit(pages.browser, pages.at(path()), { viewport: { width: 360, height: 700 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  });

  it.each(pagePictures)('the picture $name of docs/pages is small enough to be kept; with UPDATE_PICTURES=1 it is taken anew', async ({ name, path, options }) => {
    const { page, close } = await visit(pages.browser, pages.at(path(pages.articles)), options);
    const picture = await page.screenshot();
    if (process.env['UPDATE_PICTURES'] === '1') writeFileSync(pictureFile(name), picture);
    expect([picture.length < 300_000, existsSync(pictureFile(name))]).toEqual([true, true]);
    await close();
  });

  it('sends a policy with every page that lets nothing run and nothing in from elsewhere', async () => {
    for (const [, path] of kinds) {
      const { headers } = await fetch(pages.at(path()), { headers: { accept: 'text/html' } });
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }
  });
});
