import fc from 'fast-check';
import { ParseState } from '../syntax/parse-state';
import { costOf, goldTreeOf } from './oracle';

/** Trees without crossing arcs: each word but the root hangs on the nearest word of an earlier step on one side. */
const projective = fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 12 }).map((choices) => headsBetween(0, choices.length, { head: -1, choices }));

function headsBetween(from: number, to: number, { head, choices }: { readonly head: number; readonly choices: readonly number[] }): readonly number[] {
  if (from >= to) return [];
  const at = from + ((choices[from] ?? 0) % (to - from));
  return [...headsBetween(from, at, { head: at, choices }), head, ...headsBetween(at + 1, to, { head: at, choices })];
}

function walk(heads: readonly number[], choose: (allowed: readonly number[], costs: readonly number[]) => number): { readonly found: readonly number[]; readonly lost: number } {
  const gold = goldTreeOf(heads, heads.map(() => 1));
  const state = new ParseState();
  state.start(heads.length);
  let lost = 0;
  while (!state.isDone) {
    const allowed = [0, 1, 2, 3].filter((transition) => state.allows(transition));
    const costs = allowed.map((transition) => costOf(transition, state, gold));
    const chosen = choose(allowed, costs);
    lost += costs[allowed.indexOf(chosen)] ?? 0;
    state.make(chosen, 1);
  }
  return { found: heads.map((_, at) => ((state.heads[at + 1] ?? 0) === heads.length + 1 ? -1 : (state.heads[at + 1] ?? 0) - 1)), lost };
}

describe('the oracle', () => {
  it('leads to the right tree by transitions that cost nothing', () => {
    fc.assert(fc.property(projective, (heads) => {
      const { found, lost } = walk(heads, (allowed, costs) => allowed[costs.indexOf(Math.min(...costs))] ?? 0);
      expect([found, lost]).toEqual([heads, 0]);
    }));
  });

  it('counts each arc that a wrong transition loses, wherever that leads', () => {
    fc.assert(fc.property(projective, fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 30 }), (heads, wanted) => {
      let step = 0;
      const { found, lost } = walk(heads, (allowed) => allowed[(wanted[step++ % wanted.length] ?? 0) % allowed.length] ?? 0);
      expect(found.filter((head, at) => head !== heads[at]).length).toBe(lost);
    }));
  });
});
