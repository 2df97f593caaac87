import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** As root and without a display; nothing is fetched by the browser for itself. Every launch has user data of its own. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser on this machine: where `CHROMIUM_PATH` says, or else the first of the usual names on the path. */
export function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

/** Opens a real headless Chromium. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath() ?? 'chromium', headless: true, args: FLAGS });
}

/** A suite that needs a browser. Where there is none its tests are reported as skipped, and the name says why and what to do. */
export function describeInChromium(name: string, suite: () => void): void {
  if (chromiumPath() !== undefined) describe(name, suite);
  else describe.skip(`${name} (no Chromium here: install chromium, or let CHROMIUM_PATH name one)`, suite);
}
