import { statementSchema } from '@on-record/domain';
import { z } from 'zod';
import { accusationCodesSchema, accusingParts, circumstanceParts, denialCodesSchema, identityParts, partyRecordSchema, quotedSpanSchema } from './record-parts';

/** A statement as readers see it. */
export const statementRecordSchema = z.strictObject({
  ...identityParts,
  kind: statementSchema.shape.kind,
  speaker: partyRecordSchema,
  content: quotedSpanSchema.optional().describe('What was said.'),
  parts: z.array(quotedSpanSchema).optional().describe('The parts of the content where it is split.'),
  cue: quotedSpanSchema.optional().describe('The reporting words.'),
  ...circumstanceParts,
});
/** A statement as readers see it. */
export type StatementRecord = z.infer<typeof statementRecordSchema>;

/** An accusation as readers see it. */
export const accusationRecordSchema = z.strictObject({
  ...identityParts,
  accuser: partyRecordSchema,
  accused: partyRecordSchema,
  ...accusingParts,
  codes: accusationCodesSchema.describe('Codes of political-science event data; derived, and shown whatever the text policy.'),
  mutualGroup: z.uuid().optional().describe('Equal for all directions of one mutual accusation.'),
  denials: z.array(z.uuid()).describe('The keys of the denials that answer it, in the same article.'),
  ...circumstanceParts,
});
/** An accusation as readers see it. */
export type AccusationRecord = z.infer<typeof accusationRecordSchema>;

/** A denial as readers see it; never counted as an accusation. */
export const denialRecordSchema = z.strictObject({
  ...identityParts,
  denier: partyRecordSchema,
  deniedAccuser: partyRecordSchema.describe('Whose allegation is denied.'),
  ...accusingParts,
  codes: denialCodesSchema.describe('Codes of political-science event data; derived, and shown whatever the text policy.'),
  ...circumstanceParts,
});
/** A denial as readers see it. */
export type DenialRecord = z.infer<typeof denialRecordSchema>;
