import type { Token } from '../pipeline/types';
import type { DependencyTree } from '../syntax/dependency-tree';

/**
 * 'Ann Lee said "the ferry is late" and left': treebanks have few such sentences, so that the parser joins "left" to "late". A verb
 * behind a quotation goes on with the verb that governs the quotation, never with the words inside.
 */
export function joinOverQuotations(tree: DependencyTree, tokens: readonly Token[]): DependencyTree {
  let heads: number[] | undefined;
  tree.relations.forEach((relation, place) => {
    const governor = relation === 'conj' ? governorOfQuotation(tree, tokens, place) : undefined;
    if (governor === undefined) return;
    heads ??= [...tree.heads];
    heads[place] = governor;
  });
  return heads === undefined ? tree : { ...tree, heads };
}

/** The verb before a quotation in which the head of a verb behind it stands. */
function governorOfQuotation({ heads }: DependencyTree, tokens: readonly Token[], place: number): number | undefined {
  const inside = heads[place] ?? -1;
  const quotation = tokens[inside]?.quotation;
  if (inside >= place || quotation === undefined || tokens[place]?.quotation !== undefined || tokens[place]?.tag !== 'VERB') return undefined;
  let above = inside;
  for (let steps = 0; steps < tokens.length && tokens[above]?.quotation === quotation; steps += 1) above = heads[above] ?? -1;
  return above >= 0 && above < inside && tokens[above]?.tag === 'VERB' && tokens[above]?.quotation === undefined ? above : undefined;
}
