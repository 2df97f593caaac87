import type { DenialExtracted } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';
import { denialCodeRow, denialCodeTypes } from '../findings/code-columns';
import { accusingRow, accusingTypes, findingRow, partyRow, partyTypes } from '../findings/finding-columns';

/** The denials of every run: never counted as accusations. */
export const denialsTable = {
  name: 'denials',
  key: ['article_id', 'run_id', 'denial_id'],
  columns: { ...accusingTypes, denial_id: 'uuid', ...partyTypes('denier'), ...partyTypes('denied_accuser'), ...denialCodeTypes },
} as const satisfies FactTable;

/** The row of a denial. */
export function toDenialRow(payload: DenialExtracted) {
  const { denial } = payload;
  const row = {
    ...findingRow(payload, payload.denialKey, denial),
    ...accusingRow(denial, payload),
    denial_id: payload.denialId,
    ...partyRow('denier', denial.denier),
    ...partyRow('denied_accuser', denial.deniedAccuser),
  };
  return { ...row, ...denialCodeRow({ ...denial, allegation: row.allegation_text, denier: row.denier, denied_accuser: row.denied_accuser }) };
}
