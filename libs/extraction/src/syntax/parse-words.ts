import type { DependencyTree } from './dependency-tree';
import { LEFT_ARC, ParseState, REDUCE, RIGHT_ARC, SHIFT, TRANSITIONS } from './parse-state';
import { isMark, type ParserWords } from './parser-atoms';
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
  const relationOf = createRelationChooser({ relations, relationNames }, state);
  const rows = new TransitionRows(transitions.bits);
  const scores = new Int32Array(TRANSITIONS);
  return (words) => {
    state.start(words.length);
    while (!state.isDone) {
      const forced = onlyAllowed(state);
      if (forced === undefined) {
        rows.fill(words, state);
        transitions.score(rows.rows, rows.rows.length, scores);
      }
      const transition = forced ?? bestAllowed(scores, state);
      if (transition === LEFT_ARC) state.make(transition, relationOf(words, state.buffer, state.top));
      else state.make(transition, transition === RIGHT_ARC ? relationOf(words, state.top, state.buffer) : 0);
    }
    return toTree(state, relationNames);
  };
}

/** Says which relation an arc of the state has, counted from 1. */
function createRelationChooser({ relations, relationNames }: Pick<Parser, 'relations' | 'relationNames'>, state: ParseState): (words: ParserWords, head: number, child: number) => number {
  const rows = new RelationRows(relations.bits);
  const scores = new Int32Array(relationNames.length);
  const markRelation = markRelationOf(relationNames);
  return (words, head, child) => {
    if (isMark(words, child)) return markRelation;
    rows.fill(words, state, { head, child });
    relations.score(rows.rows, rows.rows.length, scores);
    return bestClass(scores) + 1;
  };
}

/** The relation of every mark of punctuation, counted from 1. */
export function markRelationOf(names: readonly string[]): number {
  return names.indexOf('punct') + 1;
}

/** The transition that a state leaves no choice about: with an empty stack, and at the end of the buffer. */
function onlyAllowed(state: ParseState): number | undefined {
  if (state.size === 0) return SHIFT;
  if (state.buffer !== state.root) return undefined;
  return state.allows(REDUCE) ? REDUCE : LEFT_ARC;
}

/** The allowed transition with the highest score, the first of equal ones. */
export function bestAllowed(scores: Int32Array, state: ParseState): number {
  let best = -1;
  let highest = 0;
  for (let transition = 0; transition < TRANSITIONS; transition += 1) {
    const score = scores[transition] ?? 0;
    if ((best !== -1 && score <= highest) || !state.allows(transition)) continue;
    best = transition;
    highest = score;
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
