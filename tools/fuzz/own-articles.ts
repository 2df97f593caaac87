import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const storySchema = z.looseObject({ headline: z.string(), body: z.looseObject({ content: z.string() }) });

/** The texts of the invented articles of `samples/`, headline first, in the order of their paths. */
export function ownArticles(root: string): readonly string[] {
  const folder = join(root, 'samples', 'invented');
  return globSync('**/*.json', { cwd: folder }).toSorted().map((path) => {
    const { headline, body } = storySchema.parse(JSON.parse(readFileSync(join(folder, path), 'utf8')));
    return `${headline}\n${body.content}`;
  });
}
