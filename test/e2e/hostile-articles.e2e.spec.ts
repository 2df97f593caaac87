import type { Browser, Page } from 'playwright-core';
import { describeInChromium, openChromium } from '../support/chromium';
import { hostileWords } from '../support/hostile-words';
import { Product } from '../support/product';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';
import { NO_TROUBLE, visit, type Visit } from '../support/visit';

interface Shown {
  readonly text: string;
  readonly headline: string;
  readonly byline?: string;
}

/** An article that says the words wherever an article can say anything. */
function articleSaying(words: string, place: number): object {
  return {
    guid: `hostile-${place}`, headline: `${words} headline`, standfirst: `Ann Lee said: “${words}”`, byline: `By ${words}`, language: 'en', publishedAt: '2026-05-13T08:00:00Z',
    url: `https://news.example/${place}?q=${encodeURI(words.replaceAll(/[\p{Cc}\p{Cf}\u{e0001}-\u{e007f}]/gu, ''))}&r="onmouseover=alert(1)`,
    body: { format: 'text', content: `“${words}” said Ann Lee.\nAnn Lee accused Borland Mills of ${words} in May.\nBorland Mills denied ${words} on Friday.\n${words}` },
  };
}

/** What of a page could run, load or lead elsewhere. */
function dangersIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => {
    const isStrange = /^(script|style|iframe|object|embed|base|img|svg|math|video|audio|source|template|textarea|xmp|plaintext|noscript|details)$/i.test(element.tagName);
    const attributes = [...element.attributes].filter(({ name, value }) => /^on|^style$|^srcdoc$/i.test(name) || (/^(href|src|action|content)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)));
    return [...(isStrange ? [element.tagName] : []), ...attributes.map(({ name, value }) => `${name}=${value}`)];
  }));
}

describeInChromium('articles with hostile words', () => {
  let product: Product;
  let browser: Browser;
  const ids: string[] = [];

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName('hostile'), databaseUrl: await createDatabase('hostile') });
    await product.start();
    for (const [place, words] of hostileWords.entries()) {
      const { status, body } = await product.push(articleSaying(words, place), {}, 'spec-open');
      expect([words, status, body['faults'] ?? []]).toEqual([words, 201, []]);
      ids.push(String(body['articleId']));
    }
    let visible = 0;
    await until(async () => {
      visible = ((await product.get('/v1/status')).body['articles'] as { visible?: number }).visible ?? 0;
      return visible === hostileWords.length;
    }, { withinMs: 90_000, describe: () => `all ${hostileWords.length} articles to be shown (now: ${visible})` });
    browser = await openChromium();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function expectInert({ page, trouble }: Visit): Promise<void> {
    expect(await dangersIn(page)).toEqual([]);
    expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false);
    expect(new URL(page.url()).host).toBe(new URL(product.urlOf('query', '/')).host);
    expect(trouble).toEqual(NO_TROUBLE);
  }

  it('would not go unnoticed, were they no mere words', async () => {
    const { page, trouble, close } = await visit(browser, 'data:text/html,<p>no policy here</p>');
    await page.setContent('<img src=x onerror=window.owned=1><svg onload=alert(1)></svg><script>console.error("heard")</script>');
    await page.waitForFunction(() => 'owned' in globalThis);
    expect(await dangersIn(page)).toEqual(expect.arrayContaining(['IMG', 'onerror=window.owned=1', 'SCRIPT']));
    expect([trouble.dialogs, trouble.console]).toEqual([['1'], expect.arrayContaining(['error: heard'])]);
    await close();
  });

  it.each(hostileWords.map((words, place) => [words, place] as const))('%j stay words on the page of their article', async (_words, place) => {
    const { text, headline, byline } = (await product.get(`/v1/articles/${ids[place]}`)).body as unknown as Shown;
    const opened = await visit(browser, product.urlOf('query', `/articles/${ids[place]}`));
    const lines = await opened.page.locator('.words > *').evaluateAll((elements) => elements.map((element) => element.textContent));
    expect(lines.join('\n')).toBe(text);
    // White space collapses in a title, and what would turn it around is left out.
    const title = `${headline.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')} – On Record`;
    expect((await opened.page.title()).replaceAll(/\s+/g, ' ')).toBe(title.replaceAll(/\s+/g, ' ').trim());
    expect(await opened.page.locator('.byline').textContent()).toBe(byline);
    const source = await opened.page.locator('.article-header .facts a[rel~=external]').getAttribute('href');
    expect(source).toMatch(/^https:\/\/news\.example\//);
    await expectInert(opened);
    await opened.close();
  }, 30_000);

  it.each(['/', '/accusations?certainty=all', '/actors', '/actors/person%3Aann-lee'])('stay words at %s, and on the pages after it', async (path) => {
    let next: string | null = path;
    let seen = 0;
    for (; next !== null && seen < 20; seen += 1) {
      const opened = await visit(browser, product.urlOf('query', next));
      await expectInert(opened);
      const more = opened.page.locator('a[rel=next]');
      next = (await more.count()) > 0 ? await more.getAttribute('href') : null;
      await opened.close();
    }
    expect(seen).toBeGreaterThan(0);
  });

  it.each(hostileWords.slice(0, 12))('%j stay words in a filter of the form', async (words) => {
    const opened = await visit(browser, product.urlOf('query', `/accusations?${new URLSearchParams({ accuser: words }).toString()}`));
    expect(await opened.page.getByLabel('Accuser', { exact: true }).inputValue()).toBe(words);
    await expectInert(opened);
    await opened.close();
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', '//evil.example/', 'https://user:secret@news.example/', 'vbscript:alert(1)'])('the address %s is no address of an article: the push is refused', async (url) => {
    expect((await product.push({ ...articleSaying('plain', 999), url }, {}, 'spec-open')).status).toBe(422);
  });
});
