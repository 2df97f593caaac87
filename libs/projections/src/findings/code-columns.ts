import { accusationCodes, denialCodes, type CodableAccusation } from '@on-record/domain';
import type { SqlType, SqlValue } from '../database/fact-table';

/** The columns of an accusation from which its codes are computed, by the writer of rows and for rows that are there already. */
export interface CodableAccusationRow extends Pick<CodableAccusation, 'certainty' | 'legal'> {
  readonly allegation: SqlValue;
  readonly accuser: SqlValue;
  readonly accused: SqlValue;
}

/** The columns of a denial from which its codes are computed. */
export interface CodableDenialRow extends Pick<CodableAccusation, 'legal'> {
  readonly allegation: SqlValue;
  readonly denier: SqlValue;
  readonly denied_accuser: SqlValue;
}

/** The column types of the codes of an accusation. */
export const accusationCodeTypes = { cameo: 'text', plover_mode: 'text', plover_contexts: 'text' } as const satisfies Record<string, SqlType>;

/** The values of the codes of an accusation. */
export function accusationCodeRow({ certainty, legal, allegation, accuser, accused }: CodableAccusationRow) {
  const { cameo, mode, contexts } = accusationCodes({ certainty, legal, allegation: textOf(allegation), accuser: textOf(accuser), accused: textOf(accused) });
  return { cameo, plover_mode: mode, plover_contexts: joined(contexts) };
}

/** The column types of the codes of a denial; that it is 016 needs no column. */
export const denialCodeTypes = { denied_cameo: 'text', plover_contexts: 'text' } as const satisfies Record<string, SqlType>;

/** The values of the codes of a denial. */
export function denialCodeRow({ legal, allegation, denier, denied_accuser: deniedAccuser }: CodableDenialRow) {
  const { deniedCameo, contexts } = denialCodes({ legal, allegation: textOf(allegation), denier: textOf(denier), deniedAccuser: textOf(deniedAccuser) });
  return { denied_cameo: deniedCameo, plover_contexts: joined(contexts) };
}

function textOf(value: SqlValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** As in the tables of PLOVER: one text with semicolons; nothing where there is no context. */
function joined(contexts: readonly string[]): string | null {
  return contexts.length === 0 ? null : contexts.join(';');
}
