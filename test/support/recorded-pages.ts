import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openChromium } from './chromium';
import { correctedLakeArticle, lakeArticle } from './page-articles';
import { Product } from './product';
import { createDatabase } from './database';
import { kafkaBrokers, uniqueName } from './services';
import { until } from './until';

const seed = JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', 'seed-article.json'), 'utf8')) as object;

/** The running product with articles in it, and a browser to look at its pages. */
export interface RecordedPages {
  readonly product: Product;
  readonly browser: Browser;
  readonly articles: Readonly<Record<'seed' | 'lake' | 'snippet' | 'wordless' | 'retracted', string>>;
  /** The first of the two revisions of the article about the lake. */
  readonly earlierRevision: string;
  /** The form that corrects the first accusation of the sample article. */
  readonly correction: string;
  /** The address of a page. */
  at(path: string): string;
  close(): Promise<void>;
}

/** Starts everything, pushes the articles through the public endpoint, and waits until readers see them. */
export async function openRecordedPages(): Promise<RecordedPages> {
  const product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName('pages'), databaseUrl: await createDatabase('pages') });
  await product.start();
  const articles = {
    seed: await pushed(product, seed, 'spec-daily'),
    lake: await pushed(product, lakeArticle, 'spec-open'),
    snippet: await pushed(product, lakeArticle, 'spec-snippet'),
    wordless: await pushed(product, lakeArticle, 'spec-none'),
    retracted: await killed(product, lakeArticle),
  };
  const earlierRevision = String((await product.get(`/v1/articles/${articles.lake}`)).body['revisionId']);
  await pushed(product, correctedLakeArticle, 'spec-open');
  const { items } = (await product.get(`/v1/accusations?article=${articles.seed}`)).body as { items: readonly { readonly key: string }[] };
  const browser = await openChromium();
  return {
    product, browser, articles, earlierRevision,
    correction: `/accusations/${items[0]?.key ?? 'none'}/correct`,
    at: (path) => product.urlOf('query', path),
    close: async () => {
      await browser.close();
      await product.stop();
    },
  };
}

/** Pushes an article to the signed source, then its kill, and waits until it is withheld. */
async function killed(product: Product, article: object): Promise<string> {
  const id = await pushed(product, article, 'spec-daily');
  await product.push({ ...article, version: 2, status: 'canceled' });
  await until(async () => (await product.get(`/v1/articles/${id}`)).body['state'] === 'retracted', { withinMs: 60_000, describe: () => 'the kill to take effect' });
  return id;
}

/** Pushes an article and waits until the revision is what readers see; gives the id of the article. */
export async function pushed(product: Product, article: object, source: Parameters<Product['push']>[2]): Promise<string> {
  const { status, body } = await product.push(article, {}, source);
  if (status !== 201) throw new Error(`The push was answered with ${status}: ${JSON.stringify(body)}`);
  const id = String(body['articleId']);
  let seen: unknown;
  await until(async () => {
    seen = (await product.get(`/v1/articles/${id}`)).body['revisionId'];
    return seen === body['revisionId'];
  }, { withinMs: 60_000, describe: () => `revision ${String(body['revisionId'])} to be shown (now: ${String(seen)})` });
  return id;
}
