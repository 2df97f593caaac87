import type { Scorer } from '../syntax/perceptron';

/** Weights while they are learnt; what is kept of them in the end is their mean over all steps (Freund and Schapire 1999). */
export class AveragedPerceptron implements Scorer {
  private readonly weights: Int32Array;
  /** The sum of the changes of each weight, each times the step at which it was made. */
  private readonly changes: Float64Array;
  private steps = 1;

  constructor(readonly bits: number, readonly classes: number) {
    this.weights = new Int32Array(2 ** bits * classes);
    this.changes = new Float64Array(2 ** bits * classes);
  }

  score(rows: Int32Array, count: number, scores: Int32Array): void {
    const { weights, classes } = this;
    scores.fill(0);
    for (let at = 0; at < count; at += 1) {
      const from = (rows[at] ?? 0) * classes;
      for (let label = 0; label < classes; label += 1) scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0);
    }
  }

  /** One more place was looked at. */
  step(): void {
    this.steps += 1;
  }

  /** Rewards the right class of a place and punishes the one that was chosen for it. */
  learn(rows: Int32Array, right: number, wrong: number): void {
    this.change(rows, right, 1);
    this.change(rows, wrong, -1);
  }

  /** The mean of each weight over all steps, row by row. */
  means(): Float64Array {
    const { weights, changes, steps } = this;
    const means = new Float64Array(weights.length);
    for (let at = 0; at < means.length; at += 1) means[at] = (weights[at] ?? 0) - (changes[at] ?? 0) / steps;
    return means;
  }

  private change(rows: Int32Array, label: number, by: number): void {
    const { weights, changes, classes, steps } = this;
    for (const row of rows) {
      const at = row * classes + label;
      weights[at] = (weights[at] ?? 0) + by;
      changes[at] = (changes[at] ?? 0) + steps * by;
    }
  }
}
