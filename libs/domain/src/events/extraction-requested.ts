import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { operatorSchema, sourceNameSchema } from './fields';

/** The most articles that one request names; more are reached by their time or their source. */
export const MOST_REQUESTED_ARTICLES = 10_000;

/** Which article revisions are meant: all, those received in a stretch of time (`to` is exclusive), of a source, or of articles by name. */
export const extractionScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('time'), from: z.iso.datetime().optional(), to: z.iso.datetime().optional() }),
  z.strictObject({ kind: z.literal('source'), source: sourceNameSchema }),
  z.strictObject({ kind: z.literal('articles'), articleIds: z.array(z.uuid()).min(1).max(MOST_REQUESTED_ARTICLES) }),
]);

/** Which article revisions are meant. */
export type ExtractionScope = z.infer<typeof extractionScopeSchema>;

/** The version of an engine, as its runs carry it. */
export const engineVersionSchema = z.string().min(1).max(200);

/** An operator asked for articles that were read before to be read by an engine version. */
export const extractionRequested = defineEventType({
  type: 'ExtractionRequested',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator asked for articles that are in the log to be read by an engine version; extractors of that version do it beside their work.',
  schema: z.strictObject({
    requestId: z.uuid(),
    engineVersion: engineVersionSchema,
    scope: extractionScopeSchema,
    /** Where each partition of the articles ended when it was asked, from partition 0 on: what stands behind is no part of the request. */
    upTo: z.array(z.int().min(0)).min(1),
    requestedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `ExtractionRequested`. */
export type ExtractionRequested = PayloadOf<typeof extractionRequested>;

/** Everything that a request asked for has been read. */
export const extractionRequestFulfilled = defineEventType({
  type: 'ExtractionRequestFulfilled',
  version: 1,
  topic: 'control',
  producer: 'extractor',
  upcasters: [],
  meaning: 'Everything that a request for extraction asked for has been read; said by every extractor that saw it, in the same words.',
  schema: z.strictObject({ requestId: z.uuid(), engineVersion: engineVersionSchema }),
});

/** The payload of `ExtractionRequestFulfilled`. */
export type ExtractionRequestFulfilled = PayloadOf<typeof extractionRequestFulfilled>;
