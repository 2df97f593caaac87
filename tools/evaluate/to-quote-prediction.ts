import type { FoundArticle } from './found-article.ts';

/** What was found in an article, in the shape that the scorer of statements reads: parts are pairs of character offsets. */
export function toQuotePrediction({ id, statements }: FoundArticle): object {
  return {
    id,
    statements: statements.map(({ kind, start, end, text, parts, speaker, cue }) => ({
      kind, start, end, text, speaker, cue, ...(parts && { parts: parts.map((part) => [part.start, part.end]) }),
    })),
  };
}
