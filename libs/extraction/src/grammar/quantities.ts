import { groupNouns } from '../lexicons/actors';
import type { Token } from '../pipeline/types';

const SHARES = ['one', 'two', 'three', 'four', 'five', 'some', 'several', 'many', 'most', 'all', 'both', 'none', 'few', 'half', 'dozens', 'hundreds', 'thousands', 'scores'];
const COLLECTIVES = ['group', 'number', 'handful', 'majority', 'minority', 'coalition', 'band', 'crowd', 'dozen', 'couple', 'bunch', 'team', 'panel', 'pair', 'generation', 'series', 'string'];

/** Whom a share or a number of people means: "one of the colleagues", "a bipartisan group of lawmakers": the colleagues, the lawmakers. */
export function quantityOf(words: readonly Token[]): readonly Token[] | undefined {
  const of = words.findIndex(({ lower }) => lower === 'of');
  if (of < 1) return undefined;
  const [share, rest] = [words.slice(0, of), words.slice(of + 1)];
  const head = share.at(-1)?.lower ?? '';
  if (share.length === 1 && SHARES.includes(head) && rest[0]?.tag !== 'PRON') return rest;
  const isSome = share[0]?.lower === 'a' || share[0]?.lower === 'an';
  return isSome && COLLECTIVES.includes(head) && groupNouns.has(rest.at(-1)?.lower ?? '') && share.every(({ tag }) => tag !== 'PROPN') ? rest : undefined;
}
