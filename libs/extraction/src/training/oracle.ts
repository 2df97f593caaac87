import { LEFT_ARC, REDUCE, SHIFT, type ParseState } from '../syntax/parse-state';

/** The right tree of a sentence in the numbers of a `ParseState`: heads and children by word. */
export interface GoldTree {
  /** From 1; the root word's head is the root. */
  readonly heads: Int32Array;
  readonly relations: Int32Array;
  readonly children: readonly (readonly number[])[];
}

/** The right tree of a sentence; `heads` count from 0 with -1 at the root, relations from 1. */
export function goldTreeOf(heads: readonly number[], relations: readonly number[]): GoldTree {
  const root = heads.length + 1;
  const goldHeads = Int32Array.from([0, ...heads.map((head) => (head === -1 ? root : head + 1)), 0]);
  const children: number[][] = Array.from({ length: root + 1 }, () => []);
  heads.forEach((_, at) => children[goldHeads[at + 1] ?? 0]?.push(at + 1));
  return { heads: goldHeads, relations: Int32Array.from([0, ...relations, 0]), children };
}

/**
 * How many right arcs a transition makes impossible that were still possible (the dynamic oracle of Goldberg and Nivre 2012).
 * So the parser learns what is best from wherever its own mistakes have led it.
 */
export function costOf(transition: number, state: ParseState, { heads, children }: GoldTree): number {
  const { top, buffer } = state;
  const isAhead = (word: number): boolean => word > buffer;
  switch (transition) {
    case SHIFT:
      return count(children[buffer], (child) => isOpenOnStack(child, state)) + (isOnStack(heads[buffer] ?? 0, state) ? 1 : 0);
    case REDUCE:
      return count(children[top], (child) => child >= buffer);
    case LEFT_ARC:
      return count(children[top], (child) => child >= buffer) + (isAhead(heads[top] ?? 0) ? 1 : 0);
    default: {
      const head = heads[buffer] ?? 0;
      const losesHead = head !== top && (isAhead(head) || isOnStack(head, state));
      return count(children[buffer], (child) => isOpenOnStack(child, state)) + (losesHead ? 1 : 0);
    }
  }
}

function count(words: readonly number[] | undefined, test: (word: number) => boolean): number {
  let found = 0;
  for (const word of words ?? []) if (test(word)) found += 1;
  return found;
}

function isOnStack(word: number, { stack, size }: ParseState): boolean {
  // The stack holds words in their order.
  for (let at = size - 1; at >= 0; at -= 1) {
    const other = stack[at] ?? 0;
    if (other === word) return true;
    if (other < word) return false;
  }
  return false;
}

function isOpenOnStack(word: number, state: ParseState): boolean {
  return word < state.buffer && state.heads[word] === 0 && isOnStack(word, state);
}
