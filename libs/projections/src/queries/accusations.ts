import { accusingConditions, actorIs, anyOf, phraseIn, shownAt, type AccusingFilters } from './filters';
import { accusationRecordSchema, type AccusationRecord } from './finding-records';
import { findFinding, listFindings, type FindingView } from './findings';
import { withMeanings } from './meanings';
import type { Page, PageRequest } from './page';
import type { Reader, RowSource } from './reader';
import { nameOf, sql, whereAll, type Sql } from './sql';
import { accusingIn, checked, contextsIn, partyIn, type ViewRow } from './to-record';

/** What accusations can be asked for. */
export interface AccusationFilters extends AccusingFilters {
  readonly accuser?: string | undefined;
  readonly accused?: string | undefined;
  /** Accuser or accused. */
  readonly party?: string | undefined;
  readonly mutual?: boolean | undefined;
  /** A CAMEO code, which finds those below it too: `112` finds `1123`. */
  readonly cameo?: string | undefined;
}

/** The accusations that readers see. */
export const accusationView: FindingView<AccusationRecord> = {
  name: 'accusations',
  startColumn: 'trigger_start',
  toRecords: (source, rows) => toAccusations(source, rows, { name: 'denials' }),
};

/** The accusations of every revision that may be shown, each with the denials of the same run. */
export const revisionAccusationView: FindingView<AccusationRecord> = {
  name: 'revision_accusations',
  startColumn: 'trigger_start',
  toRecords: (source, rows) => toAccusations(source, rows, { name: 'revision_denials' }),
};

/** The accusations that readers saw at a moment, each with the denials of the same run. */
export function accusationViewAt(asOf: string): FindingView<AccusationRecord> {
  const only = shownAt(asOf);
  return { ...accusationView, name: 'accusation_history', only, toRecords: (source, rows) => toAccusations(source, rows, { name: 'denial_history', only }) };
}

/** A page of accusations, certain ones unless asked otherwise. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listAccusations(reader: Reader, asked: AccusationFilters, page: PageRequest): Promise<Page<AccusationRecord>> {
  const filters = await withMeanings(reader, asked, ['accuser', 'accused', 'party']);
  return listFindings(reader, filters.asOf === undefined ? accusationView : accusationViewAt(filters.asOf), { conditions: accusationConditions(filters), page, within: filters });
}

/** The accusation with this key. Fails as `Reader` says. */
export function findAccusation(reader: Reader, key: string): Promise<AccusationRecord | undefined> {
  return findFinding(reader, accusationView, key);
}

/** The conditions of the filters that are given. */
export function accusationConditions(filters: AccusationFilters): readonly (Sql | undefined)[] {
  const { mutual, cameo } = filters;
  return [
    actorIs('accuser', filters.accuser),
    actorIs('accused', filters.accused),
    anyOf([actorIs('accuser', filters.party), actorIs('accused', filters.party)]),
    mutual === undefined ? undefined : sql`(mutual_group IS NOT NULL) = ${mutual}`,
    cameo === undefined ? undefined : sql`starts_with(cameo, ${cameo})`,
    phraseIn(['allegation_text', 'trigger_text'], filters.q),
    ...accusingConditions(filters),
  ];
}

interface DenialsView {
  readonly name: 'denials' | 'revision_denials' | 'denial_history';
  readonly only?: Sql;
}

async function toAccusations(source: RowSource, rows: readonly ViewRow[], view: DenialsView): Promise<readonly AccusationRecord[]> {
  const denials = await denialsOf(source, rows, view);
  return rows.map((row) => toAccusation(row, denials.get(String(row['id'])) ?? []));
}

/** An accusation from its row, with the keys of the denials that answer it. */
export function toAccusation(row: ViewRow, denials: readonly string[]): AccusationRecord {
  return checked(accusationRecordSchema, {
    ...accusingIn(row),
    accuser: partyIn(row, 'accuser'),
    accused: partyIn(row, 'accused'),
    codes: { cameo: row['cameo'], plover: { event: row['plover_event'], mode: row['plover_mode'], contexts: contextsIn(row) } },
    mutualGroup: row['mutual_group'],
    denials,
  });
}

interface AnswerRow {
  readonly answers_id: string;
  readonly key: string;
}

/** The keys of the denials that answer these accusations, by the accusations' ids. */
async function denialsOf(source: RowSource, rows: readonly ViewRow[], view: DenialsView): Promise<ReadonlyMap<string, readonly string[]>> {
  if (rows.length === 0) return new Map();
  const isAnswer = sql`article_id = ANY(${unique(rows, 'article_id')}::uuid[]) AND answers_id = ANY(${unique(rows, 'id')}::uuid[])`;
  const answers = await source.rows<AnswerRow>(sql`
    SELECT answers_id, key FROM ${nameOf(`read_v1.${view.name}`)} ${whereAll([view.only, isAnswer])}
    ORDER BY coalesce(trigger_start, 0), key`);
  const byAccusation = Map.groupBy(answers, (answer) => answer.answers_id);
  return new Map([...byAccusation].map(([id, group]) => [id, group.map(({ key }) => key)]));
}

function unique(rows: readonly ViewRow[], column: string): readonly string[] {
  return [...new Set(rows.map((row) => String(row[column])))];
}
