import { accusingConditions, actorIs, anyOf, phraseIn, shownAt, type AccusingFilters } from './filters';
import { denialRecordSchema, type DenialRecord } from './finding-records';
import { findFinding, findingsWhere, listFindings, type FindingView } from './findings';
import { withMeanings } from './meanings';
import type { Page, PageRequest } from './page';
import type { Reader } from './reader';
import { sql, type Sql } from './sql';
import { accusingIn, checked, contextsIn, partyIn, type ViewRow } from './to-record';

/** What denials can be asked for. */
export interface DenialFilters extends AccusingFilters {
  readonly denier?: string | undefined;
  /** Whose allegation is denied. */
  readonly deniedAccuser?: string | undefined;
  /** Either of the two. */
  readonly party?: string | undefined;
}

/** The denials that readers see. */
export const denialView: FindingView<DenialRecord> = {
  name: 'denials',
  startColumn: 'trigger_start',
  toRecords: (_source, rows) => Promise.resolve(rows.map(toDenial)),
};

/** The denials of every revision that may be shown. */
export const revisionDenialView: FindingView<DenialRecord> = { ...denialView, name: 'revision_denials' };

/** The denials that readers saw at a moment. */
export function denialViewAt(asOf: string): FindingView<DenialRecord> {
  return { ...denialView, name: 'denial_history', only: shownAt(asOf) };
}

/** A page of denials, certain ones unless asked otherwise. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listDenials(reader: Reader, asked: DenialFilters, page: PageRequest): Promise<Page<DenialRecord>> {
  const filters = await withMeanings(reader, asked, ['denier', 'deniedAccuser', 'party']);
  return listFindings(reader, filters.asOf === undefined ? denialView : denialViewAt(filters.asOf), { conditions: denialConditions(filters), page, within: filters });
}

/** The denial with this key. Fails as `Reader` says. */
export function findDenial(reader: Reader, key: string): Promise<DenialRecord | undefined> {
  return findFinding(reader, denialView, key);
}

/** The denials with these keys that may be shown, in text order within their articles. Fails as `Reader` says. */
export async function findDenials(reader: Reader, keys: readonly string[]): Promise<readonly DenialRecord[]> {
  return keys.length === 0 ? [] : reader.snapshot((source) => findingsWhere(source, denialView, [sql`key = ANY(${keys}::uuid[])`]));
}

/** The conditions of the filters that are given. */
export function denialConditions(filters: DenialFilters): readonly (Sql | undefined)[] {
  return [
    actorIs('denier', filters.denier),
    actorIs('denied_accuser', filters.deniedAccuser),
    anyOf([actorIs('denier', filters.party), actorIs('denied_accuser', filters.party)]),
    phraseIn(['allegation_text', 'trigger_text'], filters.q),
    ...accusingConditions(filters),
  ];
}

/** A denial from its row. */
export function toDenial(row: ViewRow): DenialRecord {
  return checked(denialRecordSchema, {
    ...accusingIn(row),
    denier: partyIn(row, 'denier'),
    deniedAccuser: partyIn(row, 'denied_accuser'),
    codes: { cameo: row['cameo'], deniedCameo: row['denied_cameo'], plover: { event: row['plover_event'], contexts: contextsIn(row) } },
  });
}
