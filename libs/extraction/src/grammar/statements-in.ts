import type { Sentence, StatementDraft } from '../pipeline/types';

/** Says which statements stand in a sentence, those that began in an earlier one included: a quotation may go on behind its cue. */
export function statementsBySentence(statements: readonly StatementDraft[]): (sentence: Sentence) => readonly StatementDraft[] {
  const own = Map.groupBy(statements, ({ sentence }) => sentence);
  const longer = statements.filter(({ parts, sentence }) => (parts.at(-1)?.end ?? 0) > sentence.end);
  return (sentence) => {
    const goingOn = longer.filter(({ parts, sentence: first }) => first !== sentence && parts.some(({ start, end }) => start < sentence.end && end > sentence.start));
    return [...(own.get(sentence) ?? []), ...goingOn];
  };
}
