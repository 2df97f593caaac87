import { encodeOrderKey, type ArticleReceived } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** The longest text that the engine reads; only up to here spans can point into a text. */
const MAX_ALIGNED_LENGTH = 200_000;

/** Every revision of every article, with its text. */
export const articleRevisionsTable = {
  name: 'article_revisions',
  key: ['article_id', 'revision_id'],
  columns: {
    article_id: 'uuid', revision_id: 'uuid', delivery_id: 'uuid', source: 'text', guid: 'text', order_key: 'text',
    version: 'bigint', version_created: 'timestamptz', received_at: 'timestamptz', text: 'text', aligned_text: 'text',
    marks: 'jsonb', headline: 'text', standfirst: 'text', byline: 'text', url: 'text', language: 'text',
    published_at: 'timestamptz', time_zone: 'text', embargoed_until: 'timestamptz',
  },
} as const satisfies FactTable;

/** The row of a revision. */
export function toArticleRevisionRow(payload: ArticleReceived) {
  const { content } = payload;
  return {
    article_id: payload.articleId,
    revision_id: payload.revisionId,
    delivery_id: payload.deliveryId,
    source: payload.source,
    guid: payload.guid,
    order_key: encodeOrderKey(payload.orderKey),
    version: payload.version ?? null,
    version_created: payload.versionCreated ?? null,
    received_at: payload.receivedAt,
    text: content.text,
    aligned_text: toAlignedText(content.text),
    marks: JSON.stringify(content.marks),
    headline: content.headline,
    standfirst: content.standfirst ?? null,
    byline: content.byline ?? null,
    url: content.url ?? null,
    language: content.language,
    published_at: content.publishedAt,
    time_zone: content.timeZone,
    embargoed_until: content.embargoedUntil ?? null,
  };
}

/**
 * The text with each character outside the Basic Multilingual Plane written twice, so that Postgres, which counts code
 * points, counts as UTF-16 does; null where there is no such character, or where no span can point into the text.
 */
export function toAlignedText(text: string): string | null {
  if (text.length > MAX_ALIGNED_LENGTH || !/[\u{10000}-\u{10ffff}]/u.test(text)) return null;
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, '$&$&');
}
