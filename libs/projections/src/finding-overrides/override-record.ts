import { z } from 'zod';
import { accusationRecordSchema, denialRecordSchema, statementRecordSchema } from '../queries/finding-records';
import { readPartySchema, timeSchema } from '../queries/record-parts';

const asRead = 'The finding as the engine read it, in the words of the API, with spans, lineage and the article: of the revision that readers see, or else of the last that has it. Text as the policy of the source says.';

const said = {
  change: z.enum(['hidden', 'confirmed', 're-ascribed']).describe('What the editor said.'),
  verdict: z.enum(['false-positive', 'true-positive', 'wrong-parties']).describe('What that means of what the engine read.'),
  parties: z.record(z.string(), readPartySchema).optional().describe('Who its parties are by their roles, where it is one: as the editor said, or else as read.'),
  overriddenAt: timeSchema.describe('When the editor said so.'),
  reason: z.string().optional().describe('Why, in the words of the editor; left out under text policy none.'),
};

/** What an editor said of a finding, beside what the engine read: a line for evaluation. */
export const overrideRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('statement').describe('statement, accusation or denial.'), ...said, finding: statementRecordSchema.omit({ edited: true }).describe(asRead) }),
  z.strictObject({ kind: z.literal('accusation'), ...said, finding: accusationRecordSchema.omit({ edited: true, denials: true }).describe(asRead) }),
  z.strictObject({ kind: z.literal('denial'), ...said, finding: denialRecordSchema.omit({ edited: true }).describe(asRead) }),
]);
/** What an editor said of a finding, beside what the engine read. */
export type OverrideRecord = z.infer<typeof overrideRecordSchema>;
