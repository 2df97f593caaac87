import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonObject, type JsonObject } from './json-file.ts';
import { waitUntil } from './wait-until.ts';

/** Where a sample goes in and where it is expected to come out. */
export interface SampleWay {
  readonly root: string;
  readonly ingestorUrl: string;
  readonly queryUrl: string;
  readonly secret: string;
}

const acceptWithinMs = 30_000;
const visibleWithinMs = 60_000;

/** Pushes the sample article as a newsroom would, and gives the article as the query API shows it. */
export async function pushSample(way: SampleWay): Promise<JsonObject> {
  const articleId = await push(way);
  let state = 'unknown';
  const look = async (): Promise<JsonObject | undefined> => {
    const response = await fetch(`${way.queryUrl}/v1/articles/${articleId}`, { signal: AbortSignal.timeout(5_000) });
    const article = response.ok ? toJsonObject(await response.json()) : undefined;
    state = article === undefined ? `${response.status}` : String(article['state']);
    return state === 'visible' ? article : undefined;
  };
  return waitUntil(look, { withinMs: visibleWithinMs, everyMs: 100, describe: () => `the sample article to be shown by ${way.queryUrl}/v1/articles/${articleId} (now: ${state})` });
}

/** The signature that a push carries: HMAC SHA-256 of the exact bytes of its body. */
export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** A newsroom tries again after 503; anything else but 200 and 201 is a fault. */
async function push({ root, ingestorUrl, secret }: SampleWay): Promise<string> {
  const body = readFileSync(join(root, 'samples', 'seed-article.json'));
  const headers = { 'content-type': 'application/json', 'x-on-record-signature': signatureOf(body, secret) };
  const attempt = async (): Promise<{ status: number; text: string } | undefined> => {
    const response = await fetch(`${ingestorUrl}/v1/push/sample-newsroom`, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    return response.status === 503 ? undefined : { status: response.status, text };
  };
  const { status, text } = await waitUntil(attempt, { withinMs: acceptWithinMs, everyMs: 500, describe: 'the push endpoint to take the sample article' });
  const articleId = status === 200 || status === 201 ? toJsonObject(JSON.parse(text))?.['articleId'] : undefined;
  if (typeof articleId !== 'string') throw new Error(`The push endpoint answered ${status} to the sample article: ${text.slice(0, 500)}`);
  return articleId;
}
