import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The text of a file in CoNLL-U, which may be compressed with xz. */
export function readTreebank(path: string): string {
  return path.endsWith('.xz') ? execFileSync('xz', ['-dc', path], { encoding: 'utf8', maxBuffer: 2 ** 30 }) : readFileSync(path, 'utf8');
}
