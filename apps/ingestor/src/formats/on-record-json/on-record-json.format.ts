import type { ArticleContent } from '@on-record/domain';
import type { z } from 'zod';
import { canonicalText, type Block } from '../../canonical-text/canonical-text';
import { htmlBlocks } from '../../canonical-text/html-blocks';
import { textBlocks } from '../../canonical-text/text-blocks';
import { cleanText } from '../../canonical-text/clean-text';
import type { Refusal } from '../../recording/refusal';
import type { ContentType, DeliveryFormat, Reading, SourceDefaults } from '../delivery-format';
import { articleSchema, headSchema, typeSchema, usefulness, type DeliveredArticle } from './delivery.schema';
import { parseJson } from './parse-json';

type Fault = Refusal['faults'][number];

const MEDIA_TYPES = new Set(['application/json', 'application/vnd.on-record+json']);
const CHARSETS = new Set([undefined, 'utf-8', 'utf8', 'us-ascii']);
/** More paragraphs than any article has; each costs some fifty bytes of marks in a record of bounded size. */
const MAX_BLOCKS = 20_000;

/** On Record's own JSON, described in `docs/push.md`. */
export const onRecordJson: DeliveryFormat = {
  name: 'on-record-json',
  reads: ({ mediaType, charset }: ContentType) => MEDIA_TYPES.has(mediaType) && CHARSETS.has(charset),
  read: (bytes, defaults) => {
    const parsed = parseJson(bytes);
    return parsed.kind === 'refused' ? parsed : readValue(parsed.value, defaults);
  },
};

function readValue(value: unknown, defaults: SourceDefaults): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return faulty([{ pointer: '', message: 'must be a JSON object' }]);
  const typed = typeSchema.safeParse(value);
  if (!typed.success) return faulty([{ pointer: '/type', message: 'must be text, such as text or picture' }]);
  const { type } = typed.data;
  switch (usefulness(type)) {
    case 'useless':
      return { kind: 'ignored', reason: `Deliveries of type ${type} have no text to read.` };
    case 'unknown':
      return faulty([{ pointer: '/type', message: 'must be text, or a type without text such as picture, video, audio, graphic, composite, event or planning' }]);
    case 'readable':
      return readText(value, defaults);
  }
}

function readText(value: object, defaults: SourceDefaults): Reading {
  const head = headSchema.safeParse(value);
  if (head.success && head.data.status !== undefined && head.data.status !== 'usable') {
    const { guid, version, versionCreated: versionCreatedMs, status, reason } = head.data;
    return { kind: 'retraction', guid, version, versionCreatedMs, status, reason };
  }
  const article = articleSchema.safeParse(value);
  const blocks = article.success ? blocksOf(article.data) : [];
  const faults = [...faultsOf(head), ...faultsOf(article), ...faultsAcross(head, article, blocks)];
  if (!head.success || !article.success || faults.length > 0) return faulty(faults);
  const { guid, version, versionCreated: versionCreatedMs } = head.data;
  return { kind: 'article', guid, version, versionCreatedMs, content: contentOf(article.data, blocks, { ...defaults, versionCreatedMs }) };
}

function blocksOf({ headline, standfirst, body }: DeliveredArticle): readonly Block[] {
  const paragraphs = body?.format === 'html' ? htmlBlocks(body.content, MAX_BLOCKS + 1) : textBlocks(body?.content ?? '');
  return [
    ...(headline === undefined ? [] : [{ kind: 'headline', text: headline } as const]),
    ...(standfirst === undefined ? [] : [{ kind: 'standfirst', text: standfirst } as const]),
    ...paragraphs,
  ];
}

function contentOf(article: DeliveredArticle, blocks: readonly Block[], from: SourceDefaults & { readonly versionCreatedMs: number | undefined }): ArticleContent {
  const { text, marks } = canonicalText(blocks);
  return {
    text,
    marks: [...marks],
    headline: article.headline ?? '',
    standfirst: article.standfirst,
    byline: article.byline,
    url: article.url,
    language: article.language ?? from.language,
    publishedAt: new Date(article.publishedAt ?? from.versionCreatedMs ?? 0).toISOString(),
    timeZone: article.timeZone ?? from.timeZone,
    embargoedUntil: article.embargoedUntil === undefined ? undefined : new Date(article.embargoedUntil).toISOString(),
  };
}

type Parsed<T> = z.ZodSafeParseResult<T>;

/** Faults of no single field; looked for where the fields by themselves are right. */
function faultsAcross(
  head: Parsed<z.infer<typeof headSchema>>,
  article: Parsed<DeliveredArticle>,
  blocks: readonly Block[],
): readonly Fault[] {
  const faults: Fault[] = [];
  if (head.success && article.success && head.data.versionCreated === undefined && article.data.publishedAt === undefined) {
    faults.push({ pointer: '/publishedAt', message: 'must be there, unless versionCreated is' });
  }
  if (blocks.length > MAX_BLOCKS) faults.push({ pointer: '/body/content', message: `must have at most ${MAX_BLOCKS} paragraphs` });
  return faults;
}

function faultsOf(parsed: Parsed<unknown>): readonly Fault[] {
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({ pointer: toPointer(issue.path), message: cleanText(issue.message) }));
}

/** A JSON Pointer (RFC 6901 §3). */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function faulty(faults: readonly Fault[]): Reading {
  return {
    kind: 'refused',
    refusal: {
      httpStatus: 422,
      code: 'DELIVERY_FIELD_INVALID',
      reason: `The delivery has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`} in its fields.`,
      faults: [...faults],
      remedy: 'Mend the fields that the faults point to and send the delivery again; docs/push.md lists what each field takes.',
    },
  };
}
