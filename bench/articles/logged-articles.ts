import { sha256Hex, toExtractionEvents, type Event, type ExtractionResult } from '@on-record/domain';
import { createExtractionEngine, engineVersion } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { onRecordJson } from '../../apps/ingestor/dist/formats/on-record-json/on-record-json.format.js';
import { decideDelivery } from '../../apps/ingestor/dist/recording/decide-delivery.js';
import { toExtractionInput } from '../../apps/extractor/dist/engine-pool.js';
import type { PushBody } from './read-push-bodies.ts';
import { varyArticles } from './vary-article.ts';

/** The source in whose name all articles of a benchmark come. */
export const source = 'sample-newsroom';

/** Texts whose findings serve many articles: reading each anew would take longer than what is measured. */
const differentTexts = 60;
const receivedAtMs = Date.parse('2026-01-05T08:00:00Z');
const hourMs = 3_600_000;
const deliveryId = 'be9c4000-0000-5000-8000-000000000001';

/** The fact that the ingestor makes of a push, by the ingestor's own functions. Throws at a body that it would refuse. */
export function toArticleReceived(article: PushBody): Event<'ArticleReceived'> {
  const bytes = Buffer.from(JSON.stringify(article));
  const reading = onRecordJson.read(bytes, { language: 'en', timeZone: 'UTC' });
  const body = { contentType: 'application/json', base64: bytes.toString('base64'), bytes: bytes.length, sha256: sha256Hex(bytes), isTruncated: false };
  const receipt = { deliveryId, source, format: onRecordJson.name, receivedAtMs, headers: {}, body, traceparent: undefined };
  const decision = decideDelivery(reading, receipt, (_article, moment) => moment);
  if (decision.kind !== 'append' || decision.fact.event.type !== 'ArticleReceived') throw new Error(`The sample ${article.guid} is not accepted: ${JSON.stringify(reading)}`);
  return decision.fact.event;
}

/** What the log holds of one article: the fact of its coming, and those of its run. */
export interface LoggedArticle {
  readonly received: Event<'ArticleReceived'>;
  readonly extracted: readonly Event[];
}

/** How many articles, under which name, and whether they are published an hour apart. */
export interface LogOptions {
  readonly run: string;
  readonly count: number;
  readonly isHourly?: boolean;
}

/**
 * The events of as many articles as are wanted, made as ingestor and extractor make them. Articles share texts, not ids; where they are an hour apart, they
 * are published one after the other as in a newsroom, the last of them just now, and not all on the few days of the samples.
 */
export function logArticles(samples: readonly PushBody[], { run, count, isHourly = false }: LogOptions): readonly LoggedArticle[] {
  const engine = createExtractionEngine({ model: loadLanguageModel() });
  const texts = varyArticles(samples, run, Math.min(count, differentTexts));
  const results = texts.map((text): ExtractionResult => engine.extract(toExtractionInput(toArticleReceived(text))));
  const now = Date.now();
  return Array.from({ length: count }, (_none, place) => {
    const [text, result] = [texts[place % texts.length], results[place % texts.length]];
    if (text === undefined || result === undefined) throw new Error('There is no text to make an article of.');
    const published = isHourly ? { publishedAt: new Date(now - place * hourMs).toISOString() } : {};
    const received = toArticleReceived({ ...text, guid: `${run}/${place}`, ...published });
    return { received, extracted: toExtractionEvents(received, engineVersion, result) };
  });
}
