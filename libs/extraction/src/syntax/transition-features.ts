import { compileTemplates, fillRows } from './feature-templates';
import type { ParseState } from './parse-state';
import { countBetween, distanceStep, wordAtomNames, writeWords, type ParserWords } from './parser-atoms';

/** Taken once: a global is looked up anew at each use, which is slow where a program runs inside another. */
const { min } = Math;

/**
 * s0 is the top of the stack, s1 the one below it, n0 to n2 the first of the buffer; h is a head, l and r the outermost
 * children, l2 and r2 those before them.
 */
const places = ['s0', 's1', 'n0', 'n1', 'n2', 's0h', 's0h2', 's0l', 's0l2', 's0r', 's0r2', 'n0l', 'n0l2', 's0+1', 'n0-1'] as const;
const relationPlaces = ['s0', 's1', 's0h', 's0l', 's0l2', 's0r', 's0r2', 'n0l', 'n0l2'] as const;

/** `rel` is a relation, `d` the distance of s0 and n0, `vl` and `vr` numbers of children, `sl` and `sr` the sets of their relations. */
const atomNames: readonly string[] = [
  ...places.flatMap(wordAtomNames),
  ...relationPlaces.map((place) => `${place}.rel`),
  'd', 's0.vl', 's0.vr', 'n0.vl', 's0.sl', 's0.sr', 'n0.sl', 's0.hasHead', 'verbs', 'marks', 'commas', 'conjunctions', 'deep',
];
const RELATIONS_AT = places.length * 3;
const OTHERS_AT = RELATIONS_AT + relationPlaces.length;

/** In the manner of Zhang and Nivre (2011), with what stands between s0 and n0. */
export const transitionTemplates = compileTemplates(atomNames, [
  's0.w s0.t', 's0.w', 's0.t', 'n0.w n0.t', 'n0.w', 'n0.t', 'n1.w n1.t', 'n1.w', 'n1.t', 'n2.w n2.t', 'n2.w', 'n2.t',
  's0.w s0.t n0.w n0.t', 's0.w s0.t n0.w', 's0.w n0.w n0.t', 's0.w s0.t n0.t', 's0.t n0.w n0.t', 's0.w n0.w', 's0.t n0.t', 'n0.t n1.t',
  'n0.t n1.t n2.t', 's0.t n0.t n1.t', 's0h.t s0.t n0.t', 's0.t s0l.t n0.t', 's0.t s0r.t n0.t', 's0.t n0.t n0l.t',
  's0.w d', 's0.t d', 'n0.w d', 'n0.t d', 's0.w n0.w d', 's0.t n0.t d',
  's0.w s0.vr', 's0.t s0.vr', 's0.w s0.vl', 's0.t s0.vl', 'n0.w n0.vl', 'n0.t n0.vl',
  's0h.w', 's0h.t', 's0.rel', 's0l.w', 's0l.t', 's0l.rel', 's0r.w', 's0r.t', 's0r.rel', 'n0l.w', 'n0l.t', 'n0l.rel',
  's0h2.w', 's0h2.t', 's0h.rel', 's0l2.w', 's0l2.t', 's0l2.rel', 's0r2.w', 's0r2.t', 's0r2.rel', 'n0l2.w', 'n0l2.t', 'n0l2.rel',
  's0.t s0l.t s0l2.t', 's0.t s0r.t s0r2.t', 's0.t s0h.t s0h2.t', 'n0.t n0l.t n0l2.t',
  's0.w s0.sr', 's0.t s0.sr', 's0.w s0.sl', 's0.t s0.sl', 'n0.w n0.sl', 'n0.t n0.sl',
  's0.t n0.t s0.hasHead', 's0.w s0.hasHead', 'n0.w s0.hasHead', 's0.t n0.w s0.hasHead', 's0.w n0.t s0.hasHead', 's0.t n0.t n1.t s0.hasHead', 's0.hasHead s0.rel n0.t',
  's0.t n0.t verbs', 's0.t n0.t marks', 's0.t n0.t commas', 's0.t n0.t conjunctions', 's0.t n0.t verbs commas s0.hasHead', 's0.t n0.t marks conjunctions',
  's1.w', 's1.t', 's1.t s0.t n0.t', 's1.t s0.t n0.t s0.hasHead', 's1.t n0.t', 's1.w n0.w', 's1.rel s0.t n0.t', 's1.t s0.rel n0.t',
  's0.u n0.u n1.u n2.u', 's0.u s1.u n0.u n1.u', 's0.t s0+1.t n0-1.t n0.t', 's0.t n0-1.t n0.t', 's0+1.t s0.t n0.t',
  's0.t s0r.rel n0.t', 's0.t s0l.rel n0.t', 's0.t n0.t n0l.rel', 's0.w s0r.w n0.t', 's0.t s0r.w n0.w', 's0h.w s0.w n0.t', 's0h.w n0.w', 's0h.t s0.rel n0.t n0.w',
  's0.w n0.t n1.t', 's0.t n0.w n1.t', 's0.t n0.t n1.w', 's0.rel n0.t n1.t', 'deep s0.t n0.t',
]);

/** The rows of the weights that a state looks at: filled anew for each state. */
export class TransitionRows {
  readonly rows = new Int32Array(transitionTemplates.count);
  private readonly values = new Int32Array(atomNames.length);
  private readonly looked = new Int32Array(places.length);

  constructor(private readonly bits: number) {}

  fill(words: ParserWords, state: ParseState): void {
    const { values, rows, bits } = this;
    const { top, buffer } = state;
    this.lookAround(state, words.length);
    writeWords(values, words, this.looked);
    this.writeRelations(state);
    this.writeCounts(state, { top, buffer });
    values[OTHERS_AT + 8] = countBetween(words.verbs, top, buffer);
    values[OTHERS_AT + 9] = countBetween(words.marks, top, buffer);
    values[OTHERS_AT + 10] = countBetween(words.commas, top, buffer);
    values[OTHERS_AT + 11] = countBetween(words.conjunctions, top, buffer);
    values[OTHERS_AT + 12] = min(state.size, 4);
    fillRows(transitionTemplates, values, { rows, bits });
  }

  private lookAround({ top, below, buffer, heads, leftChild, leftChild2, rightChild, rightChild2 }: ParseState, length: number): void {
    const { looked } = this;
    const head = heads[top] ?? 0;
    const last = length + 1;
    looked[0] = top;
    looked[1] = below;
    looked[2] = buffer;
    looked[3] = buffer + 1 <= last ? buffer + 1 : 0;
    looked[4] = buffer + 2 <= last ? buffer + 2 : 0;
    looked[5] = head;
    looked[6] = heads[head] ?? 0;
    looked[7] = leftChild[top] ?? 0;
    looked[8] = leftChild2[top] ?? 0;
    looked[9] = rightChild[top] ?? 0;
    looked[10] = rightChild2[top] ?? 0;
    looked[11] = leftChild[buffer] ?? 0;
    looked[12] = leftChild2[buffer] ?? 0;
    looked[13] = top === 0 ? 0 : top + 1;
    looked[14] = buffer - 1;
  }

  private writeRelations({ relations }: ParseState): void {
    const { looked, values } = this;
    values[RELATIONS_AT] = relations[looked[0] ?? 0] ?? 0;
    values[RELATIONS_AT + 1] = relations[looked[1] ?? 0] ?? 0;
    values[RELATIONS_AT + 2] = relations[looked[5] ?? 0] ?? 0;
    for (let at = 0; at < 6; at += 1) values[RELATIONS_AT + 3 + at] = relations[looked[7 + at] ?? 0] ?? 0;
  }

  private writeCounts(state: ParseState, { top, buffer }: { readonly top: number; readonly buffer: number }): void {
    const { values } = this;
    values[OTHERS_AT] = top === 0 ? 0 : distanceStep(buffer - top);
    values[OTHERS_AT + 1] = min(4, state.leftCount[top] ?? 0);
    values[OTHERS_AT + 2] = min(4, state.rightCount[top] ?? 0);
    values[OTHERS_AT + 3] = min(4, state.leftCount[buffer] ?? 0);
    values[OTHERS_AT + 4] = state.leftSet[top] ?? 0;
    values[OTHERS_AT + 5] = state.rightSet[top] ?? 0;
    values[OTHERS_AT + 6] = state.leftSet[buffer] ?? 0;
    values[OTHERS_AT + 7] = (state.heads[top] ?? 0) === 0 ? 1 : 2;
  }
}
