import { LEFT_ARC, ParseState, RIGHT_ARC, TRANSITIONS } from '../syntax/parse-state';
import { isMark, type ParserWords } from '../syntax/parser-atoms';
import { bestAllowed, markRelationOf } from '../syntax/parse-words';
import { bestClass } from '../syntax/perceptron';
import { RelationRows } from '../syntax/relation-features';
import { TransitionRows } from '../syntax/transition-features';
import { AveragedPerceptron } from './averaged-perceptron';
import { costOf, type GoldTree } from './oracle';
import { seededNumbers, type SeededNumbers } from './seeded-numbers';

/** A tagged sentence with its right tree. */
export interface ParserExample {
  readonly words: ParserWords;
  readonly gold: GoldTree;
}

/** How the parser is trained. */
export interface ParserTraining {
  readonly relations: readonly string[];
  readonly transitionBits: number;
  readonly relationBits: number;
  readonly epochs: number;
  readonly seed: number;
}

/** What the parser has learnt. */
export interface TrainedParser {
  readonly transitions: AveragedPerceptron;
  readonly relations: AveragedPerceptron;
}

/** From the second epoch on the parser goes where it would go itself, right or wrong, this often. */
const EXPLORING = 0.9;

/** Learns to parse: transitions and relations from the same walks over the sentences. */
export function trainParser(examples: readonly ParserExample[], training: ParserTraining): TrainedParser {
  const learner = new ParserLearner(training);
  for (let epoch = 0; epoch < training.epochs; epoch += 1) learner.learnAll(examples, epoch > 0);
  return learner;
}

class ParserLearner implements TrainedParser {
  readonly transitions: AveragedPerceptron;
  readonly relations: AveragedPerceptron;
  private readonly numbers: SeededNumbers;
  private readonly state = new ParseState();
  private readonly transitionRows: TransitionRows;
  private readonly relationRows: RelationRows;
  private readonly scores = new Int32Array(TRANSITIONS);
  private readonly relationScores: Int32Array;
  private readonly markRelation: number;

  constructor({ relations, transitionBits, relationBits, seed }: ParserTraining) {
    this.numbers = seededNumbers(seed);
    this.transitions = new AveragedPerceptron(transitionBits, TRANSITIONS);
    this.relations = new AveragedPerceptron(relationBits, relations.length);
    this.transitionRows = new TransitionRows(transitionBits);
    this.relationRows = new RelationRows(relationBits);
    this.relationScores = new Int32Array(relations.length);
    this.markRelation = markRelationOf(relations);
  }

  learnAll(examples: readonly ParserExample[], explores: boolean): void {
    for (const example of this.numbers.shuffled(examples)) {
      this.state.start(example.words.length);
      while (!this.state.isDone) this.learnStep(example, explores);
    }
  }

  private learnStep({ words, gold }: ParserExample, explores: boolean): void {
    const { state, scores, transitions, transitionRows } = this;
    const allowed = [0, 1, 2, 3].filter((transition) => state.allows(transition));
    let chosen = allowed[0] ?? 0;
    if (allowed.length > 1) {
      transitionRows.fill(words, state);
      transitions.score(transitionRows.rows, transitionRows.rows.length, scores);
      const best = bestAllowed(scores, state);
      const right = this.bestRight(allowed, gold);
      transitions.step();
      if (right !== best) transitions.learn(transitionRows.rows, right, best);
      chosen = right === best || (explores && this.numbers.next() < EXPLORING) ? best : right;
    }
    state.make(chosen, this.relationOf(chosen, words, gold));
  }

  /** Of the transitions that cost least, the one that the parser likes most. */
  private bestRight(allowed: readonly number[], gold: GoldTree): number {
    const costs = allowed.map((transition) => costOf(transition, this.state, gold));
    const least = Math.min(...costs);
    const best = bestAllowed(this.scores, this.state);
    const right = allowed.filter((_, at) => costs[at] === least);
    if (right.includes(best)) return best;
    return right.reduce((left, other) => ((this.scores[other] ?? 0) > (this.scores[left] ?? 0) ? other : left));
  }

  /** The relation that the parser would choose; it learns from arcs that are right. */
  private relationOf(transition: number, words: ParserWords, gold: GoldTree): number {
    const { state, relations, relationRows, relationScores } = this;
    if (transition !== LEFT_ARC && transition !== RIGHT_ARC) return 0;
    const [head, child] = transition === LEFT_ARC ? [state.buffer, state.top] : [state.top, state.buffer];
    if (isMark(words, child)) return this.markRelation;
    relationRows.fill(words, state, { head, child });
    relations.score(relationRows.rows, relationRows.rows.length, relationScores);
    const found = bestClass(relationScores);
    if (gold.heads[child] === head) {
      const right = (gold.relations[child] ?? 1) - 1;
      relations.step();
      if (right !== found) relations.learn(relationRows.rows, right, found);
    }
    return found + 1;
  }
}
