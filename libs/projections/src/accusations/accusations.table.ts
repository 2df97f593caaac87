import type { AccusationExtracted } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';
import { accusationCodeRow, accusationCodeTypes } from '../findings/code-columns';
import { accusingRow, accusingTypes, findingRow, partyRow, partyTypes } from '../findings/finding-columns';

/** The accusations of every run. Denials have a table of their own. */
export const accusationsTable = {
  name: 'accusations',
  key: ['article_id', 'run_id', 'accusation_id'],
  columns: {
    ...accusingTypes, accusation_id: 'uuid', ...partyTypes('accuser'), ...partyTypes('accused'), mutual_group: 'uuid', ...accusationCodeTypes,
  },
} as const satisfies FactTable;

/** The row of an accusation. */
export function toAccusationRow(payload: AccusationExtracted) {
  const { accusation } = payload;
  const row = {
    ...findingRow(payload, payload.accusationKey, accusation),
    ...accusingRow(accusation, payload),
    accusation_id: payload.accusationId,
    ...partyRow('accuser', accusation.accuser),
    ...partyRow('accused', accusation.accused),
    mutual_group: payload.mutualGroup ?? null,
  };
  return { ...row, ...accusationCodeRow({ ...accusation, allegation: row.allegation_text, accuser: row.accuser, accused: row.accused }) };
}
