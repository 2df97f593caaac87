import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const samples = join(__dirname, '..', '..', '..', 'samples');

/** One of the articles that ship as samples, as the ingestor joins it. */
export interface SampleArticle {
  readonly name: string;
  readonly text: string;
}

/** All sample articles, the seed article first. */
export function sampleArticles(): readonly SampleArticle[] {
  const stories = readdirSync(join(samples, 'invented'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json')).toSorted();
  return [
    { name: 'seed', text: readFileSync(join(samples, 'seed-article.txt'), 'utf8') },
    ...stories.map((path) => {
      // A test of the samples asserts that every story has this shape and this text.
      const { headline, body } = JSON.parse(readFileSync(join(samples, 'invented', path), 'utf8')) as { headline: string; body: { content: string } };
      return { name: path, text: `${headline}\n${body.content}` };
    }),
  ];
}
