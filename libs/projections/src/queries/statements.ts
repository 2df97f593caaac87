import { findingConditions, actorIs, equals, phraseIn, shownAt, type FindingFilters } from './filters';
import { statementRecordSchema, type StatementRecord } from './finding-records';
import { findFinding, listFindings, type FindingView } from './findings';
import { withMeanings } from './meanings';
import type { Page, PageRequest } from './page';
import type { Reader } from './reader';
import type { Sql } from './sql';
import { checked, findingIn, partyIn, spanIn, type ViewRow } from './to-record';

/** What statements can be asked for. */
export interface StatementFilters extends FindingFilters {
  readonly speaker?: string | undefined;
  readonly kind?: string | undefined;
}

/** The statements that readers see. */
export const statementView: FindingView<StatementRecord> = {
  name: 'statements',
  startColumn: 'content_start',
  toRecords: (_source, rows) => Promise.resolve(rows.map(toStatement)),
};

/** The statements of every revision that may be shown. */
export const revisionStatementView: FindingView<StatementRecord> = { ...statementView, name: 'revision_statements' };

/** The statements that readers saw at a moment. */
export function statementViewAt(asOf: string): FindingView<StatementRecord> {
  return { ...statementView, name: 'statement_history', only: shownAt(asOf) };
}

/** A page of statements. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listStatements(reader: Reader, asked: StatementFilters, page: PageRequest): Promise<Page<StatementRecord>> {
  const filters = await withMeanings(reader, asked, ['speaker']);
  return listFindings(reader, filters.asOf === undefined ? statementView : statementViewAt(filters.asOf), { conditions: statementConditions(filters), page, within: filters });
}

/** The statement with this key. Fails as `Reader` says. */
export function findStatement(reader: Reader, key: string): Promise<StatementRecord | undefined> {
  return findFinding(reader, statementView, key);
}

/** The conditions of the filters that are given. */
export function statementConditions(filters: StatementFilters): readonly (Sql | undefined)[] {
  return [
    actorIs('speaker', filters.speaker),
    equals('kind', filters.kind),
    phraseIn(['content_text'], filters.q),
    ...findingConditions(filters),
  ];
}

/** A statement from its row. */
export function toStatement(row: ViewRow): StatementRecord {
  return checked(statementRecordSchema, {
    ...findingIn(row),
    kind: row['kind'],
    speaker: partyIn(row, 'speaker'),
    content: spanIn(row, 'content'),
    parts: row['parts'],
    cue: spanIn(row, 'cue'),
  });
}
