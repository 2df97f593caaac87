import { join } from 'node:path';
import { foundArticleSchema, type FoundArticle } from './found-article.ts';
import { parseJsonLines } from './json-lines.ts';
import { runProgram } from './run-program.ts';

/** What the engine is given: an article with its headline on the first line, or a sentence. */
export interface EngineInput {
  readonly id: string;
  readonly text: string;
  readonly publishedAt?: string | undefined;
}

/** Reads texts with the built command `on-record extract`. Throws where it refuses one. */
export async function extractArticles(inputs: readonly EngineInput[], { root, hasHeadline }: { readonly root: string; readonly hasHeadline: boolean }): Promise<readonly FoundArticle[]> {
  const command = [join(root, 'apps', 'operator', 'dist', 'main.js'), 'extract', ...(hasHeadline ? [] : ['--sentences'])];
  const lines = inputs.map(({ id, text, publishedAt }) => JSON.stringify({ id, text, publishedAt }));
  return parseJsonLines(await runProgram(process.execPath, command, { input: lines.join('\n') }), 'on-record extract', foundArticleSchema);
}
