import type { AscribedParties, AscribedParty, FindingOverridden } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';
import { toBoundedId } from '../findings/bounded-id';

/** What editors said last of each finding, by its key; it may come before the finding, and outlives its revision. */
export const findingOverridesTable = {
  name: 'finding_overrides',
  key: ['article_id', 'kind', 'key'],
  columns: { article_id: 'uuid', kind: 'text', key: 'uuid', change: 'text', parties: 'jsonb', overridden_at: 'timestamptz', editor: 'text', reason: 'text' },
} as const satisfies FactTable;

/** The row of a correction. */
export function toFindingOverrideRow({ articleId, finding, change, overriddenAt, by }: FindingOverridden) {
  return {
    article_id: articleId,
    kind: finding.kind,
    key: finding.key,
    change: change.kind,
    parties: change.kind === 're-ascribed' ? JSON.stringify(partiesOf(change.parties)) : null,
    overridden_at: new Date(overriddenAt).toISOString(),
    editor: by.actor,
    reason: by.reason,
  };
}

/** By the names that columns have; ids as rows of findings hold them, and an empty object where nobody is named. */
function partiesOf(parties: AscribedParties): Readonly<Record<string, { readonly canonical?: string; readonly name?: string }>> {
  const columns = [['speaker', parties.speaker], ['accuser', parties.accuser], ['accused', parties.accused], ['denier', parties.denier], ['denied_accuser', parties.deniedAccuser]] as const;
  return Object.fromEntries(columns.flatMap(([role, party]) => (party === undefined ? [] : [[role, partyOf(party)]])));
}

function partyOf(party: AscribedParty) {
  return party.kind === 'actor' ? { canonical: toBoundedId(party.actor.canonical), name: party.actor.name } : {};
}
