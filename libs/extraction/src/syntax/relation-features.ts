import { compileTemplates, fillRows } from './feature-templates';
import { countBetween, distanceStep, wordAtomNames, writeWords, type Neighbours, type ParserWords } from './parser-atoms';

/** h is the head, c the child; a number is a neighbour in the text; hh is the head's head, l and r outermost children. */
const places = ['h', 'c', 'h-1', 'h+1', 'c-1', 'c+1', 'hh', 'cl', 'cr', 'hl', 'hr', 'c+2'] as const;
const atomNames: readonly string[] = [
  ...places.flatMap(wordAtomNames),
  'hh.rel', 'cl.rel', 'cr.rel', 'hl.rel', 'hr.rel', 'side', 'd', 'verbs', 'marks', 'commas',
];
const RELATIONS_AT = places.length * 3;

/** Which relation an arc has: its two words, their neighbours, and what depends on them so far. */
export const relationTemplates = compileTemplates(atomNames, [
  'side h.w c.w', 'side h.t c.t', 'side h.w c.t', 'side h.t c.w', 'side c.w', 'c.w c.t', 'side h.w', 'side h.t', 'side c.t',
  'side d h.t c.t', 'side d c.t', 'side h.t c.t verbs', 'side h.t c.t marks', 'side h.t c.t commas',
  'side c.t c-1.t c+1.t', 'side c.w c-1.w', 'side c.w c+1.w', 'side h.t c.t c-1.t', 'side h.t c.t c+1.t', 'side h.t h-1.t c.t', 'side h.t h+1.t c.t',
  'side h.t c.t cl.rel cr.rel', 'side cl.w c.t', 'side h.w cl.w c.t', 'side h.t cl.w c.t', 'side c.w cl.w', 'side h.t c.t cl.t cl.rel',
  'side hh.rel h.t c.t', 'side h.t c.t hl.rel', 'side h.t c.t hr.rel', 'side h.w c.t hl.rel', 'side h.w c.t hr.rel', 'side h.t c.w hr.rel', 'side h.t c.w hl.rel',
  'side c.t c+1.t c+2.t', 'side h.w h.t c.w c.t', 'side hh.w h.t c.t', 'side h.w h+1.w c.t', 'side hh.rel h.w c.t', 'side d h.t c.w', 'side c.t cr.w', 'side h.t c.t cr.rel',
]);

/** The rows of the weights that an arc looks at: filled anew for each arc. */
export class RelationRows {
  readonly rows = new Int32Array(relationTemplates.count);
  private readonly values = new Int32Array(atomNames.length);
  private readonly looked = new Int32Array(places.length);

  constructor(private readonly bits: number) {}

  fill(words: ParserWords, tree: Neighbours, { head, child }: { readonly head: number; readonly child: number }): void {
    const { values, rows, bits, looked } = this;
    this.lookAround(tree, head, child);
    writeWords(values, words, looked);
    values[RELATIONS_AT] = tree.relations[head] ?? 0;
    for (let at = 0; at < 4; at += 1) values[RELATIONS_AT + 1 + at] = tree.relations[looked[7 + at] ?? 0] ?? 0;
    const [left, right] = head < child ? [head, child] : [child, head];
    values[RELATIONS_AT + 5] = head < child ? 1 : 2;
    values[RELATIONS_AT + 6] = distanceStep(right - left);
    values[RELATIONS_AT + 7] = countBetween(words.verbs, left, right);
    values[RELATIONS_AT + 8] = countBetween(words.marks, left, right);
    values[RELATIONS_AT + 9] = countBetween(words.commas, left, right);
    fillRows(relationTemplates, values, { rows, bits });
  }

  private lookAround({ heads, leftChild, rightChild }: Neighbours, head: number, child: number): void {
    const { looked } = this;
    looked[0] = head;
    looked[1] = child;
    looked[2] = head - 1;
    looked[3] = head + 1;
    looked[4] = child - 1;
    looked[5] = child + 1;
    looked[6] = heads[head] ?? 0;
    looked[7] = leftChild[child] ?? 0;
    looked[8] = rightChild[child] ?? 0;
    looked[9] = leftChild[head] ?? 0;
    looked[10] = rightChild[head] ?? 0;
    looked[11] = child + 2;
  }
}
