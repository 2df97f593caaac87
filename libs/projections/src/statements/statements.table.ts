import type { StatementExtracted } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';
import { findingRow, findingTypes, partyRow, partyTypes, toJson } from '../findings/finding-columns';

/** The statements of every run. */
export const statementsTable = {
  name: 'statements',
  key: ['article_id', 'run_id', 'statement_id'],
  columns: {
    ...findingTypes,
    statement_id: 'uuid', kind: 'text', ...partyTypes('speaker'),
    content_start: 'int', content_end: 'int', content_text: 'text', parts: 'jsonb', cue: 'jsonb',
  },
} as const satisfies FactTable;

/** The row of a statement. */
export function toStatementRow(payload: StatementExtracted) {
  const { statement } = payload;
  return {
    ...findingRow(payload, payload.statementKey, statement),
    statement_id: payload.statementId,
    kind: statement.kind,
    ...partyRow('speaker', statement.speaker),
    content_start: statement.content.start,
    content_end: statement.content.end,
    content_text: statement.content.text,
    parts: toJson(statement.parts),
    cue: toJson(statement.cue),
  };
}
