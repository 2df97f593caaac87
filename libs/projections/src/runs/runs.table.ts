import type { ExtractionCompleted, ExtractionFailed } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** Every run that came to its end, with its manifest. `is_whole` is found out by `markWholeRuns`. */
export const runsTable = {
  name: 'runs',
  key: ['article_id', 'run_id', 'outcome'],
  columns: {
    article_id: 'uuid', run_id: 'uuid', outcome: 'text', revision_id: 'uuid', engine_version: 'text', statement_ids: 'uuid[]',
    accusation_ids: 'uuid[]', denial_ids: 'uuid[]', diagnostics: 'jsonb', work_units: 'bigint', failure_code: 'text',
    failure_reason: 'text',
  },
  onReplace: 'is_whole = false',
} as const satisfies FactTable;

/** The row of a run that completed. */
export function toCompletedRunRow(payload: ExtractionCompleted) {
  const { statementIds, accusationIds, denialIds } = payload.manifest;
  return {
    article_id: payload.articleId,
    run_id: payload.runId,
    outcome: 'completed',
    revision_id: payload.revisionId,
    engine_version: payload.engineVersion,
    statement_ids: arrayLiteral(statementIds),
    accusation_ids: arrayLiteral(accusationIds),
    denial_ids: arrayLiteral(denialIds),
    diagnostics: JSON.stringify(payload.diagnostics),
    work_units: payload.workUnits,
    failure_code: null,
    failure_reason: null,
  };
}

/** The row of a run that failed. */
export function toFailedRunRow(payload: ExtractionFailed) {
  return {
    article_id: payload.articleId,
    run_id: payload.runId,
    outcome: 'failed',
    revision_id: payload.revisionId,
    engine_version: payload.engineVersion,
    statement_ids: '{}',
    accusation_ids: '{}',
    denial_ids: '{}',
    diagnostics: '[]',
    work_units: null,
    failure_code: payload.code,
    failure_reason: payload.reason,
  };
}

/** Ids as a Postgres array; a UUID needs no quoting. */
function arrayLiteral(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
