/** The transitions of the arc-eager system. */
export const SHIFT = 0;
export const REDUCE = 1;
export const LEFT_ARC = 2;
export const RIGHT_ARC = 3;
export const TRANSITIONS = 4;

/**
 * A sentence while it is parsed, in the arc-eager system with the root at the end of the buffer (Nivre 2008; Ballesteros and
 * Nivre 2013). Words are the numbers 1 to `length`, the root is `length + 1`, and 0 is nobody, so that lists need no
 * special cases at their ends.
 *
 * - SHIFT puts the first of the buffer on the stack.
 * - LEFT_ARC makes the first of the buffer the head of the top, which leaves the stack; the top must have no head.
 * - RIGHT_ARC makes the top the head of the first of the buffer, which goes on the stack.
 * - REDUCE takes the top, which must have a head, from the stack.
 *
 * When only the root is left in the buffer, words on the stack without a head get it. A sentence takes at most two
 * transitions for each word.
 */
export class ParseState {
  length = 0;
  /** The first of the buffer. */
  buffer = 1;
  size = 0;
  stack = new Int32Array(0);
  heads = new Int32Array(0);
  /** The relation to the head, counted from 1; 0 where there is none yet. */
  relations = new Int32Array(0);
  /** The outermost child on each side, the one before it, how many there are, and which relations they have (a set of bits). */
  leftChild = new Int32Array(0);
  leftChild2 = new Int32Array(0);
  leftCount = new Int32Array(0);
  leftSet = new Int32Array(0);
  rightChild = new Int32Array(0);
  rightChild2 = new Int32Array(0);
  rightCount = new Int32Array(0);
  rightSet = new Int32Array(0);

  /** Begins a sentence of so many words. */
  start(length: number): void {
    this.length = length;
    this.buffer = 1;
    this.size = 0;
    if (this.heads.length < length + 2) this.grow(length + 2);
    for (const list of this.lists()) list.fill(0, 0, length + 2);
  }

  get top(): number {
    return this.size === 0 ? 0 : (this.stack[this.size - 1] ?? 0);
  }

  get below(): number {
    return this.size < 2 ? 0 : (this.stack[this.size - 2] ?? 0);
  }

  get root(): number {
    return this.length + 1;
  }

  get isDone(): boolean {
    return this.size === 0 && this.buffer === this.root;
  }

  /** Whether a transition may be made here. Some transition may, until the sentence is done. */
  allows(transition: number): boolean {
    const hasTop = this.size > 0;
    const hasHead = hasTop && this.heads[this.top] !== 0;
    const isAtRoot = this.buffer === this.root;
    switch (transition) {
      case SHIFT: return !isAtRoot;
      case REDUCE: return hasHead;
      case LEFT_ARC: return hasTop && !hasHead;
      default: return hasTop && !isAtRoot;
    }
  }

  /** Makes a transition; an arc needs its relation, counted from 1. */
  make(transition: number, relation = 0): void {
    const { top, buffer } = this;
    switch (transition) {
      case SHIFT:
        this.push(buffer);
        break;
      case REDUCE:
        this.size -= 1;
        break;
      case LEFT_ARC:
        this.addLeft(buffer, top, relation);
        this.size -= 1;
        break;
      default:
        this.addRight(top, buffer, relation);
        this.push(buffer);
    }
  }

  private push(word: number): void {
    this.stack[this.size] = word;
    this.size += 1;
    this.buffer += 1;
  }

  private addLeft(head: number, child: number, relation: number): void {
    this.heads[child] = head;
    this.relations[child] = relation;
    this.leftChild2[head] = this.leftChild[head] ?? 0;
    this.leftChild[head] = child;
    this.leftCount[head] = (this.leftCount[head] ?? 0) + 1;
    this.leftSet[head] = (this.leftSet[head] ?? 0) | (1 << (relation & 31));
  }

  private addRight(head: number, child: number, relation: number): void {
    this.heads[child] = head;
    this.relations[child] = relation;
    this.rightChild2[head] = this.rightChild[head] ?? 0;
    this.rightChild[head] = child;
    this.rightCount[head] = (this.rightCount[head] ?? 0) + 1;
    this.rightSet[head] = (this.rightSet[head] ?? 0) | (1 << (relation & 31));
  }

  private lists(): readonly Int32Array[] {
    return [
      this.heads, this.relations, this.leftChild, this.leftChild2, this.leftCount, this.leftSet,
      this.rightChild, this.rightChild2, this.rightCount, this.rightSet,
    ];
  }

  private grow(size: number): void {
    const list = (): Int32Array<ArrayBuffer> => new Int32Array(size);
    this.stack = list();
    this.heads = list();
    this.relations = list();
    this.leftChild = list();
    this.leftChild2 = list();
    this.leftCount = list();
    this.leftSet = list();
    this.rightChild = list();
    this.rightChild2 = list();
    this.rightCount = list();
    this.rightSet = list();
  }
}
