import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';

const lineage = { articleId: z.uuid(), revisionId: z.uuid(), runId: z.uuid() };

/** A run came to its end; its findings are seen when every id of the manifest is there. */
export const extractionCompleted = defineEventType({
  type: 'ExtractionCompleted',
  version: 1,
  topic: 'extractions',
  producer: 'extractor',
  upcasters: [],
  meaning: 'A run over a revision came to its end and found just what its manifest lists.',
  schema: z.strictObject({
    ...lineage,
    engineVersion: z.string().min(1),
    manifest: z.strictObject({
      statementIds: z.array(z.uuid()),
      accusationIds: z.array(z.uuid()),
      denialIds: z.array(z.uuid()),
    }),
    diagnostics: z.array(z.strictObject({ code: z.string().min(1), start: z.int().min(0), end: z.int().min(0) })),
    workUnits: z.int().min(0),
  }),
});

/** The payload of `ExtractionCompleted`. */
export type ExtractionCompleted = PayloadOf<typeof extractionCompleted>;

/** The engine could not read a revision. */
export const extractionFailed = defineEventType({
  type: 'ExtractionFailed',
  version: 1,
  topic: 'extractions',
  producer: 'extractor',
  upcasters: [],
  meaning: 'The engine could not read a revision; older findings are marked stale.',
  schema: z.strictObject({
    ...lineage,
    engineVersion: z.string().min(1),
    code: z.enum(['TEXT_TOO_LONG', 'WORK_BUDGET_EXCEEDED', 'ENGINE_BROKE']),
    reason: z.string().min(1),
  }),
});

/** The payload of `ExtractionFailed`. */
export type ExtractionFailed = PayloadOf<typeof extractionFailed>;
