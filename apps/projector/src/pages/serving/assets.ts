import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that pages refer to, at an address that changes with its content, so that browsers may keep it. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

/** Beside `src` and `dist`, which are equally deep: source and compiled code find it in the same way, with nothing to copy. */
const folder = join(__dirname, '..', '..', '..', 'assets');

/** The files of the pages, read once at the start, which fails where one is missing. */
export const assets = {
  stylesheet: assetOf('on-record.css', 'text/css', ['page.css', 'listings.css', 'article.css', 'media.css']),
  icon: assetOf('on-record.svg', 'image/svg+xml', ['icon.svg']),
} as const;

function assetOf(name: string, type: string, files: readonly string[]): Asset {
  const content = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${hash}/${name}`, type, content };
}
