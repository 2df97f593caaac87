/** The syntax of a sentence: which word each word depends on, and how, by Universal Dependencies 2. */
export interface DependencyTree {
  /** The place of the head of each token; -1 at the root. */
  readonly heads: readonly number[];
  /** The relation of each token to its head, subtypes kept: `nsubj`, `nsubj:pass`, `obl:agent`, `ccomp`. */
  readonly relations: readonly string[];
}

/** Tokens of a sentence, half open. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

/** A relation without its subtype: `nsubj` of `nsubj:pass`. */
export function baseRelation(relation: string): string {
  const colon = relation.indexOf(':');
  return colon === -1 ? relation : relation.slice(0, colon);
}

/** The tree of some tokens of a sentence, by their places in text order: a token whose head is none of them is a root. */
export function treeOf({ heads, relations }: DependencyTree, places: readonly number[]): DependencyTree {
  const numbers = new Map(places.map((place, at) => [place, at]));
  const own = places.map((place) => numbers.get(heads[place] ?? -1) ?? -1);
  return { heads: own, relations: places.map((place, at) => (own[at] === -1 ? 'root' : (relations[place] ?? 'dep'))) };
}

/** The dependents of a token in text order. */
export function childrenOf({ heads }: DependencyTree, place: number): readonly number[] {
  return heads.flatMap((head, child) => (head === place ? [child] : []));
}

/** The dependents of a token that have one of the relations; `nsubj` takes its subtypes too, `nsubj:pass` only itself. */
export function childrenWith(tree: DependencyTree, place: number, relations: readonly string[]): readonly number[] {
  return childrenOf(tree, place).filter((child) => {
    const relation = tree.relations[child] ?? '';
    return relations.includes(relation) || relations.includes(baseRelation(relation));
  });
}

/** The place of the root; -1 in an empty tree. */
export function rootOf({ heads }: DependencyTree): number {
  return heads.indexOf(-1);
}

/** The heads above a token, nearest first, up to the root. */
export function headsAbove({ heads }: DependencyTree, place: number): readonly number[] {
  const above: number[] = [];
  for (let head = heads[place] ?? -1; head !== -1 && above.length < heads.length; head = heads[head] ?? -1) above.push(head);
  return above;
}

/** Whether the second token is the first one or depends on it, over any number of heads. */
export function governs(tree: DependencyTree, place: number, other: number): boolean {
  return other === place || headsAbove(tree, other).includes(place);
}

/** The tokens that depend on a token, itself included, in text order. */
export function subtreeOf({ heads }: DependencyTree, place: number): readonly number[] {
  // A token is inside when its head is; each token is decided once, along its path upwards.
  const isInside = new Map<number, boolean>([[place, true], [-1, false]]);
  heads.forEach((_, token) => {
    const path: number[] = [];
    let at = token;
    while (!isInside.has(at) && path.length <= heads.length) {
      path.push(at);
      at = heads[at] ?? -1;
    }
    const answer = isInside.get(at) ?? false;
    for (const passed of path) isInside.set(passed, answer);
  });
  return heads.flatMap((_, token) => (isInside.get(token) === true ? [token] : []));
}

/** From the first to the last token that depends on a token, itself included. */
export function subtreeSpan(tree: DependencyTree, place: number): TokenSpan {
  const inside = subtreeOf(tree, place);
  return { from: inside[0] ?? place, to: (inside.at(-1) ?? place) + 1 };
}

/** Whether the tokens that depend on a token stand together, so that its span holds nothing else. */
export function hasWholeSpan(tree: DependencyTree, place: number): boolean {
  const { from, to } = subtreeSpan(tree, place);
  return subtreeOf(tree, place).length === to - from;
}
