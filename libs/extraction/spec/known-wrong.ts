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
    weakness: 'keeps the words behind a clause in the allegation of a noun',
    text: 'Allegations by Chile that Peru had moved the stones were read aloud.', of: 'accusations',
    today: ['country:CL > country:PE: Peru had moved the stones were read aloud'],
    right: 'The allegation ends with the stones.',
  },
  {
    weakness: 'misses the second of two wrongs in a quotation',
    text: '“Peru moved the stones and lied about it,” Ann Lee said.', of: 'accusations', today: [],
    right: 'Ann Lee accuses Peru.',
  },
  {
    weakness: 'takes "he" for the subject of the sentence before, though that only told what somebody else thought of him',
    text: 'For Hugo Moss, a teacher, Tom Ray was a legend. He said it was over.', of: 'statements',
    today: ['person:tom-ray [said] indirect: it was over'],
    right: 'Hugo Moss said so.',
  },
  {
    weakness: 'does not know a body by what it is in other words',
    text: 'The European Commission met on Monday. The executive arm of the union said it was over.', of: 'statements',
    today: ['group:executive-arm [said] indirect: it was over'],
    right: 'The European Commission said so.',
  },
  {
    weakness: 'does not know who answers in an interview of bare letters',
    text: 'Tom Ray has sailed the ferry since 1999.\nQ: Is the ferry late?\nA: It is always late.', of: 'statements',
    today: [],
    right: 'Tom Ray says that it is always late.',
  },
  {
    weakness: 'does not take what a paper says of the accused for an accusation, where its verb is no word of wrongdoing',
    text: 'Residents accused Borealis Motors of dumping oil. The notice claims that Borealis Motors knew or should have known that its tanks leaked.', of: 'accusations',
    today: ['group:residents > org:borealis-motors: dumping oil'],
    right: 'The notice accuses Borealis Motors, too.',
  },
];
