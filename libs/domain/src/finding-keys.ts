import { deterministicId } from './uuid';
import type { FindingKind } from './ids';
import type { Span } from './spans';

/** The words by which a finding is recognised again in another revision. Actors are no part of them. */
export type KeyWords = readonly (Span | undefined)[];

/**
 * The keys of findings of one kind of one article, in text order: UUIDv5 of article, kind, the normalised words and the
 * ordinal among equals. They follow one finding through the revisions; permalinks use them.
 */
export function findingKeysOf(articleId: string, kind: FindingKind, findings: readonly KeyWords[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((words) => {
    const normalised = words.map((span) => (span ? normaliseWords(span.text) : ''));
    const equal = JSON.stringify(normalised);
    const ordinal = seen.get(equal) ?? 0;
    seen.set(equal, ordinal + 1);
    return deterministicId(`${kind}-key`, [articleId, ...normalised, ordinal]);
  });
}

/** The id of a group of mutual accusations: UUIDv5 of its member keys in order. */
export function mutualGroupOf(memberKeys: readonly string[]): string {
  return deterministicId('mutual-group', [...memberKeys].sort());
}

/** Text with its case, white space, quotation marks and outer punctuation set aside, compatible forms folded (NFKC). */
export function normaliseWords(text: string): string {
  const characters = [...text.normalize('NFKC').toLowerCase().replace(/["'\u00ab\u00bb\u2018-\u201f]/gu, '').replace(/\s+/gu, ' ')];
  const first = characters.findIndex(isWordCharacter);
  const last = characters.findLastIndex(isWordCharacter);
  return characters.slice(first === -1 ? 0 : first, last + 1).join('');
}

function isWordCharacter(character: string): boolean {
  return !/[\s\p{P}]/u.test(character);
}
