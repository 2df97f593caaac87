import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PushBody } from './read-push-bodies.ts';
import { varyArticles } from './vary-article.ts';

/** Sentences to read one by one, and where they came from. */
export interface Sentences {
  readonly texts: readonly string[];
  readonly from: string;
}

/** The sentences of the development sets with accusations where these are beside the clone or where `ON_RECORD_EVALS` points, else those of the samples. */
export function readSentences(root: string, samples: readonly PushBody[], environment: Readonly<Record<string, string | undefined>>): Sentences {
  const folder = join(resolve(root, environment['ON_RECORD_EVALS'] || join('..', 'shared', 'evals')), 'accusations', 'data');
  const files = existsSync(folder) ? globSync('*.jsonl', { cwd: folder }).toSorted() : [];
  const texts = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line !== '').map(textOf));
  return texts.length > 0 ? { texts, from: 'the development sets with accusations' } : { texts: sentencesOf(samples), from: 'the samples' };
}

function textOf(line: string): string {
  const record: unknown = JSON.parse(line);
  if (typeof record !== 'object' || record === null || !('text' in record) || typeof record.text !== 'string') throw new Error('A line of the development sets has no text.');
  return record.text;
}

/** How often each sample comes, varied each time. */
const variants = 40;

/** The sentences of samples in plain text as ICU cuts them, varied so that few come twice. */
export function sentencesOf(samples: readonly PushBody[]): readonly string[] {
  const plain = samples.filter(({ body }) => body.format === 'text');
  const cutter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const paragraphs = varyArticles(plain, 'sentences', plain.length * variants).flatMap(({ body }) => body.content.split('\n'));
  return paragraphs.flatMap((paragraph) => [...cutter.segment(paragraph)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== ''));
}
