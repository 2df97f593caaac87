import { compareText } from './order-key';

/**
 * Compares two engine versions `<major>.<minor>.<patch>+<hash>`: by the three numbers, then by the hash, so that the order
 * is total. Anything that is not of this shape comes before everything that is.
 */
export function compareEngineVersions(a: string, b: string): number {
  const [left, right] = [releaseOf(a), releaseOf(b)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (left[place] ?? -1) - (right[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return compareText(a, b);
}

function releaseOf(version: string): readonly number[] {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})\+/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [];
}
