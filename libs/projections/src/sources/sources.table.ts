import type { SourceConfigured } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** The settings of each source; the latest `SourceConfigured` counts. */
export const sourcesTable = {
  name: 'sources',
  key: ['source'],
  columns: {
    source: 'text', name: 'text', language: 'text', time_zone: 'text', text_policy: 'text', notice: 'text', configured_at: 'timestamptz',
  },
} as const satisfies FactTable;

/** The row of a source's settings. */
export function toSourceRow(payload: SourceConfigured) {
  return {
    source: payload.source,
    name: payload.name,
    language: payload.language,
    time_zone: payload.timeZone,
    text_policy: payload.textPolicy,
    notice: payload.notice ?? null,
    configured_at: payload.configuredAt,
  };
}
