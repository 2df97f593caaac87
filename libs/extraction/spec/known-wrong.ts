/** A text of our own of which the engine says something wrong today. */
export interface KnownWrong {
  /** Completes "the engine ..."; docs/accuracy.md lists it. */
  readonly weakness: string;
  readonly text: string;
  readonly of: 'statements' | 'accusations' | 'denials';
  /** What it says today, as `spec/extract-text.ts` writes it. */
  readonly today: readonly string[];
  /** What it should say, in words. */
  readonly right: string;
}

/**
 * The known weaknesses of the engine, one list for the test and for docs/accuracy.md (`npm run eval` writes it anew).
 * A case that the engine has learnt moves to the table of its pass. Plain data without imports, so that the generator can read it.
 */
export const knownWrong: readonly KnownWrong[] = [
  {
    weakness: 'leaves out an accusation inside a quotation',
    text: '“Tom Ray hid the plan,” Ann Lee said.', of: 'accusations', today: [],
    right: 'Ann Lee accuses Tom Ray.',
  },
  {
    weakness: 'does not know whom a plural stands for',
    text: 'Ann Lee and Tom Ray left. Residents alleged that the pair had hidden the plan.', of: 'accusations', today: [],
    right: 'Two accusations, one for each of Ann Lee and Tom Ray.',
  },
  {
    weakness: 'misses a flat contradiction',
    text: 'Chile accused Peru of moving the stones. “We never touched them,” Peru said.', of: 'denials', today: [],
    right: 'Peru denies what Chile says.',
  },
  {
    weakness: 'misses an accusation in a noun',
    text: 'Peru rejected accusations that it had moved the stones.', of: 'accusations', today: [],
    right: 'Somebody who is not named accuses Peru.',
  },
];
