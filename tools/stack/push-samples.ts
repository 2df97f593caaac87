import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonObject, type JsonObject } from './json-file.ts';
import { waitUntil } from './wait-until.ts';

/** Where samples go in and where they are expected to come out. */
export interface SampleWay {
  readonly root: string;
  readonly ingestorUrl: string;
  readonly queryUrl: string;
  readonly secret: string;
}

/** An article to push: the source in whose name, and the file with the body. */
export interface Sample {
  readonly source: string;
  readonly file: string;
}

/** What the samples have become. */
export interface SentSamples {
  /** The sample article as the query API shows it. */
  readonly article: JsonObject;
  /** How many articles were pushed. */
  readonly count: number;
}

const acceptWithinMs = 30_000;
const visibleWithinMs = 60_000;

/** Pushes the sample article, and the stories when wished, as newsrooms would, and waits until the query API shows them all. */
export async function pushSamples(way: SampleWay, hasStories: boolean): Promise<SentSamples> {
  const stories = hasStories ? inventedStories(way.root) : [];
  const articleId = await push(way, seedArticle(way.root));
  const storyIds: string[] = [];
  for (const story of stories) storyIds.push(await push(way, story));
  const article = await whenVisible(way, articleId);
  for (const id of storyIds) await whenVisible(way, id);
  return { article, count: 1 + storyIds.length };
}

function seedArticle(root: string): Sample {
  return { source: 'sample-newsroom', file: join(root, 'samples', 'seed-article.json') };
}

/** The stories of `samples/invented`: a folder for each source, a file for each article. */
export function inventedStories(root: string): readonly Sample[] {
  const folder = join(root, 'samples', 'invented');
  return readdirSync(folder).sort().flatMap((source) => readdirSync(join(folder, source)).sort().map((name) => ({ source, file: join(folder, source, name) })));
}

async function whenVisible({ queryUrl }: SampleWay, articleId: string): Promise<JsonObject> {
  let state = 'unknown';
  const look = async (): Promise<JsonObject | undefined> => {
    const response = await fetch(`${queryUrl}/v1/articles/${articleId}`, { signal: AbortSignal.timeout(5_000) });
    const article = response.ok ? toJsonObject(await response.json()) : undefined;
    state = article === undefined ? `${response.status}` : String(article['state']);
    return state === 'visible' ? article : undefined;
  };
  return waitUntil(look, { withinMs: visibleWithinMs, everyMs: 100, describe: () => `a sample article to be shown by ${queryUrl}/v1/articles/${articleId} (now: ${state})` });
}

/** The signature that a push carries: HMAC SHA-256 of the exact bytes of its body. */
export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** A newsroom tries again after 503; anything else but 200 and 201 is a fault. */
async function push({ ingestorUrl, secret }: SampleWay, { source, file }: Sample): Promise<string> {
  const body = readFileSync(file);
  const headers = { 'content-type': 'application/json', 'x-on-record-signature': signatureOf(body, secret) };
  const attempt = async (): Promise<{ status: number; text: string } | undefined> => {
    const response = await fetch(`${ingestorUrl}/v1/push/${source}`, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    return response.status === 503 ? undefined : { status: response.status, text };
  };
  const { status, text } = await waitUntil(attempt, { withinMs: acceptWithinMs, everyMs: 500, describe: `the push endpoint to take ${file}` });
  const articleId = status === 200 || status === 201 ? toJsonObject(JSON.parse(text))?.['articleId'] : undefined;
  if (typeof articleId !== 'string') throw new Error(`The push endpoint answered ${status} to ${file}: ${text.slice(0, 500)}`);
  return articleId;
}
