import { childrenOf, childrenWith, governs, hasWholeSpan, headsAbove, rootOf, subtreeOf, subtreeSpan, type DependencyTree } from './dependency-tree';

/** Lina0 was1 told2 by3 Omar4 that5 boats6 sink7 */
const tree: DependencyTree = {
  heads: [2, 2, -1, 4, 2, 7, 7, 2],
  relations: ['nsubj:pass', 'aux:pass', 'root', 'case', 'obl:agent', 'mark', 'nsubj', 'ccomp'],
};
/** A1 hearing2 is3 on4 Monday5 about6 it7, where "about it" belongs to the hearing. */
const crossing: DependencyTree = { heads: [1, 4, 4, 4, -1, 6, 1], relations: ['det', 'nsubj', 'cop', 'case', 'root', 'case', 'nmod'] };

describe('a dependency tree', () => {
  it('gives the dependents of a token, of any or of some relations', () => {
    expect(childrenOf(tree, 2)).toEqual([0, 1, 4, 7]);
    expect(childrenWith(tree, 2, ['nsubj', 'ccomp'])).toEqual([0, 7]);
    expect(childrenWith(tree, 2, ['obl:agent', 'aux:other'])).toEqual([4]);
  });

  it('gives the way up to the root', () => {
    expect(headsAbove(tree, 5)).toEqual([7, 2]);
    expect([rootOf(tree), rootOf({ heads: [], relations: [] })]).toEqual([2, -1]);
    expect([governs(tree, 2, 6), governs(tree, 7, 6), governs(tree, 4, 6), governs(tree, 4, 4)]).toEqual([true, true, false, true]);
  });

  it('gives what depends on a token, and from where to where it stands', () => {
    expect(subtreeOf(tree, 7)).toEqual([5, 6, 7]);
    expect(subtreeSpan(tree, 7)).toEqual({ from: 5, to: 8 });
    expect([hasWholeSpan(tree, 7), hasWholeSpan(crossing, 1), hasWholeSpan(crossing, 6)]).toEqual([true, false, true]);
  });

  it('comes to an end where heads run in a circle', () => {
    const circle: DependencyTree = { heads: [1, 0], relations: ['dep', 'dep'] };
    expect([headsAbove(circle, 0).length, subtreeOf(circle, 0).length]).toEqual([2, 2]);
  });
});
