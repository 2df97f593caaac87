import type { DependencyTree } from './dependency-tree';
import { ParseState, LEFT_ARC, REDUCE, RIGHT_ARC, SHIFT, TRANSITIONS } from './parse-state';
import type { ParserWords } from './parser-atoms';
import { bestClass, type Scorer } from './perceptron';
import { RelationRows } from './relation-features';
import { TransitionRows } from './transition-features';

/** A parser: relations are numbers, places in the list of relations. */
export interface Parser {
  readonly transitions: Scorer;
  readonly relations: Scorer;
  readonly relationNames: readonly string[];
}

/** Parses tagged sentences greedily from left to right, in at most two steps for each word. */
export function createWordParser({ transitions, relations, relationNames }: Parser): (words: ParserWords) => DependencyTree {
  const state = new ParseState();
  const chooser = createRelationChooser(relations, relationNames.length);
  const rows = new TransitionRows(transitions.bits);
  const scores = new Int32Array(TRANSITIONS);
  return (words) => {
    state.start(words.length);
    while (!state.isDone) {
      rows.fill(words, state);
      transitions.score(rows.rows, rows.rows.length, scores);
      const transition = bestAllowed(scores, state);
      state.make(transition, relationOf(transition, chooser, { words, state }));
    }
    return toTree(state, relationNames);
  };
}

/** Says which relation an arc of a state has, counted from 1. */
export type RelationChooser = (words: ParserWords, state: ParseState, arc: { readonly head: number; readonly child: number }) => number;

export function createRelationChooser(scorer: Scorer, count: number): RelationChooser {
  const rows = new RelationRows(scorer.bits);
  const scores = new Int32Array(count);
  return (words, state, arc) => {
    rows.fill(words, state, arc);
    scorer.score(rows.rows, rows.rows.length, scores);
    return bestClass(scores) + 1;
  };
}

function relationOf(transition: number, choose: RelationChooser, { words, state }: { readonly words: ParserWords; readonly state: ParseState }): number {
  if (transition === LEFT_ARC) return choose(words, state, { head: state.buffer, child: state.top });
  return transition === RIGHT_ARC ? choose(words, state, { head: state.top, child: state.buffer }) : 0;
}

/** The allowed transition with the highest score, the first of equal ones. */
export function bestAllowed(scores: Int32Array, state: ParseState): number {
  let best = -1;
  for (const transition of [SHIFT, REDUCE, LEFT_ARC, RIGHT_ARC]) {
    if (state.allows(transition) && (best === -1 || (scores[transition] ?? 0) > (scores[best] ?? 0))) best = transition;
  }
  return best;
}

/** One word is the root; others that got the root for their head depend on it. */
function toTree({ length, heads, relations }: ParseState, names: readonly string[]): DependencyTree {
  const root = length + 1;
  const first = heads.subarray(1, length + 1).indexOf(root);
  const treeHeads: number[] = [];
  const treeRelations: string[] = [];
  for (let word = 1; word <= length; word += 1) {
    const isRoot = word - 1 === first;
    const isSecond = heads[word] === root && !isRoot;
    treeHeads.push(isRoot ? -1 : isSecond ? first : (heads[word] ?? 0) - 1);
    treeRelations.push(isRoot ? 'root' : isSecond ? 'parataxis' : innerRelation(names[(relations[word] ?? 1) - 1]));
  }
  return { heads: treeHeads, relations: treeRelations };
}

/** Of a word that is not the root. */
function innerRelation(name: string | undefined): string {
  return name === undefined || name === 'root' ? 'dep' : name;
}
