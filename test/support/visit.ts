import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** What a browser noticed of a page that should not have been. */
export interface Trouble {
  readonly console: string[];
  readonly dialogs: string[];
  /** Requests to any other host than the page's own. */
  readonly foreign: string[];
  /** Requests that failed or were answered with an error. */
  readonly failed: string[];
}

/** A page of a browser, with all that went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly trouble: Trouble;
  close(): Promise<void>;
}

/** Opens an address in a context of its own, and notes whatever is said, asked or fetched that should not be. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const trouble: Trouble = { console: [], dialogs: [], foreign: [], failed: [] };
  page.on('console', (message) => trouble.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.console.push(error.message));
  page.on('dialog', (dialog) => {
    trouble.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(address).host) trouble.foreign.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => trouble.failed.push(request.url()));
  await page.goto(address, { waitUntil: 'load' });
  return { page, trouble, close: () => context.close() };
}

/** No trouble at all. */
export const NO_TROUBLE: Trouble = { console: [], dialogs: [], foreign: [], failed: [] };

/** What axe-core finds fault with: rule and element. It is put in by the debugger, so that the page's policy stays on. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  // The function runs in the page, where axe is a global; its types are those of the package.
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
