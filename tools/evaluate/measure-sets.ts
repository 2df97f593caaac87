import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { evaluationSets, type EvaluationSet } from './evaluation-sets.ts';
import { extractArticles } from './extract-articles.ts';
import { readJsonLines, writeJsonLines } from './json-lines.ts';
import { measureAccusations } from './measure-accusations.ts';
import { fileOf, recordSchema, withOurOffsets, type MeasuredSet, type MeasuringPlace } from './measuring-place.ts';
import { scoreArticles } from './score-articles.ts';
import { scoreQuotes } from './score-quotes.ts';
import { toEngineInput } from './to-engine-input.ts';
import { toQuotePrediction } from './to-quote-prediction.ts';

/** Measures sets in the order in which they are listed, all when no name is given. */
export async function measureSets(names: readonly string[], hasAll: boolean, place: MeasuringPlace): Promise<readonly MeasuredSet[]> {
  mkdirSync(place.output, { recursive: true });
  const wanted = evaluationSets.filter(({ name }) => names.length === 0 || names.includes(name));
  const of = (scorer: EvaluationSet['scorer']): readonly EvaluationSet[] => wanted.filter((set) => set.scorer === scorer);
  // The sentences are many and their scorer is slow to read them: they run beside the rest.
  const sentences = measureAccusations(of('accusations'), place);
  const quotes: MeasuredSet[] = [];
  for (const set of of('quotes')) quotes.push(await measureQuotes(set, hasAll, place));
  const articles = await Promise.all(of('articles').map((set) => measureArticles(set, place)));
  return [...quotes, ...(await sentences), ...articles];
}

async function measureQuotes(set: EvaluationSet, hasAll: boolean, place: MeasuringPlace): Promise<MeasuredSet> {
  const all = readJsonLines(fileOf(set, place), recordSchema);
  const records = set.name === 'polnear' && !hasAll ? all.filter(({ id }) => isInSlice(id)) : all;
  const found = await extractArticles(records.map(toEngineInput), { root: place.root, hasHeadline: true });
  const files = { python: place.python, scorer: join(place.folder, 'quotes', 'score.py'), ...filesIn(place.output, set.name) };
  writeJsonLines(files.gold, records);
  writeJsonLines(files.predictions, found.map(toQuotePrediction));
  return { set, records, found, figures: withOurOffsets(await scoreQuotes(set.name, files), { records, found }) };
}

async function measureArticles(set: EvaluationSet, place: MeasuringPlace): Promise<MeasuredSet> {
  const articles = join(place.folder, 'articles', 'dev.articles.jsonl');
  const records = readJsonLines(articles, recordSchema);
  const found = await extractArticles(records.map(toEngineInput), { root: place.root, hasHeadline: true });
  const files = { python: place.python, scorer: join(place.folder, 'articles', 'score.py'), ...filesIn(place.output, set.name), gold: fileOf(set, place) };
  writeJsonLines(files.predictions, found);
  return { set, records, found, figures: withOurOffsets(await scoreArticles(set.name, files, articles), { records, found }) };
}

/** Every eighth article, by the hash of its id, so that the choice is nobody's. */
export function isInSlice(id: string): boolean {
  return BigInt(`0x${createHash('sha1').update(id).digest('hex')}`) % 8n === 0n;
}

function filesIn(output: string, name: string): { readonly gold: string; readonly predictions: string; readonly output: string } {
  return { gold: join(output, `${name}.gold.jsonl`), predictions: join(output, `${name}.predictions.jsonl`), output: join(output, name) };
}
