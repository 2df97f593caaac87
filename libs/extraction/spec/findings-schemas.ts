import { accusationSchema, denialSchema, statementSchema, type Findings } from '@on-record/domain';

/** Reads findings as the events that carry them would be read. */
export const findingsSchemas = {
  safeParse({ statements, accusations, denials }: Findings): { readonly error: unknown } {
    const results = [
      ...statements.map((statement) => statementSchema.safeParse(statement)),
      ...accusations.map(({ accusation }) => accusationSchema.safeParse(accusation)),
      ...denials.map(({ denial }) => denialSchema.safeParse(denial)),
    ];
    return { error: results.find(({ success }) => !success)?.error };
  },
};
