import { partyRoles, OnRecordError, type FindingRef } from '@on-record/domain';
import { schemaOf } from '../generations/generation-names';
import { toAccusation } from '../queries/accusations';
import { toDenial } from '../queries/denials';
import { equals } from '../queries/filters';
import type { Reader, RowSource } from '../queries/reader';
import { joinSql, nameOf, sql, whereAll, type Sql } from '../queries/sql';
import { toStatement } from '../queries/statements';
import { checked, partyBy, type ViewRow } from '../queries/to-record';
import { overrideRecordSchema, type OverrideRecord } from './override-record';

/** Which corrections are asked for. */
export interface OverrideFilters {
  /** Only of articles of this source. */
  readonly source?: string | undefined;
  /** Only those that an editor made since then. */
  readonly since?: string | undefined;
}

const KINDS = ['statement', 'accusation', 'denial'] as const;
const VERDICTS = { hidden: 'false-positive', confirmed: 'true-positive', 're-ascribed': 'wrong-parties' } as const;

/**
 * What editors said of findings that may be shown, beside what the engine read, oldest first: hidden ones too, so that it takes the
 * rights of the owner of the read models. Of articles that are withheld there is nothing. Fails as `Reader` says.
 */
export function readOverrides(reader: Reader, filters: OverrideFilters): Promise<readonly OverrideRecord[]> {
  return reader.snapshot(async (source) => {
    const schema = await activeSchema(source);
    const records: OverrideRecord[] = [];
    for (const kind of KINDS) records.push(...(await source.rows<ViewRow>(overridesQuery(schema, kind, filters))).map((row) => toOverride(kind, row)));
    return records.toSorted((a, b) => (a.overriddenAt === b.overriddenAt ? compare(a.finding.key, b.finding.key) : compare(a.overriddenAt, b.overriddenAt)));
  });
}

async function activeSchema(source: RowSource): Promise<string> {
  const [row] = await source.rows<{ readonly number: number }>(sql`SELECT number FROM on_record.generations WHERE state = 'active'`);
  if (row === undefined) throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', 'The database knows no active generation of the read models: run the setup of this release.');
  return schemaOf(row.number);
}

/** Of the revisions that have the finding the one that readers see, or else the last. */
function overridesQuery(schema: string, kind: FindingRef['kind'], { source, since }: OverrideFilters): Sql {
  const at = (name: string): Sql => nameOf(`${schema}.${name}`);
  const conditions = [
    sql`o.kind = ${kind}`, sql`o.change <> 'as-read'`, equals('v.source', source),
    since === undefined ? undefined : sql`o.overridden_at >= ${new Date(since).toISOString()}`,
  ];
  const roles = partyRoles[kind].map((role) => sql`o.parties -> ${columnOf(role)} AS ${nameOf(`${columnOf(role)}_said`)}`);
  return sql`
    SELECT DISTINCT ON (o.article_id, o.key) v.*, o.change, o.overridden_at, CASE WHEN v.text_policy <> 'none' THEN o.reason END AS edit_reason, ${joinSql(roles, sql`, `)}
    FROM ${at('finding_overrides')} o JOIN ${at(`${kind}s_as_read`)} v ON v.article_id = o.article_id AND v.key = o.key JOIN ${at('articles')} a ON a.article_id = o.article_id
    ${whereAll(conditions)}
    ORDER BY o.article_id, o.key, v.run_id IS NOT DISTINCT FROM a.run_id DESC, v.recorded_at DESC, v.revision_id`;
}

function toOverride(kind: FindingRef['kind'], row: ViewRow): OverrideRecord {
  // The query gives no other change.
  const change = row['change'] as keyof typeof VERDICTS;
  const parties = Object.fromEntries(partyRoles[kind].map((role) => [role, row[`${columnOf(role)}_said`] === null ? readParty(row, columnOf(role)) : saidParty(row[`${columnOf(role)}_said`])]));
  return checked(overrideRecordSchema, {
    kind, change, verdict: VERDICTS[change], parties: change === 'hidden' ? undefined : parties,
    overriddenAt: row['overridden_at'], reason: row['edit_reason'], finding: toFinding(kind, asRead(kind, row)),
  });
}

/** No words that stand where a merge or an edit would be told of: this is what was read. */
function asRead(kind: FindingRef['kind'], row: ViewRow): ViewRow {
  const read = partyRoles[kind].map(columnOf).flatMap((role) => [
    [`${role}_read_canonical`, row[`${role}_canonical`]], [`${role}_read_name`, row[`${role}_name`]], [`${role}_read_unknown_reason`, row[`${role}_unknown_reason`]],
  ] as const);
  return { ...row, ...Object.fromEntries(read), edited: null };
}

function toFinding(kind: FindingRef['kind'], row: ViewRow): object {
  if (kind === 'statement') return toStatement(row);
  if (kind === 'denial') return toDenial(row);
  const { denials: _none, ...accusation } = toAccusation(row, []);
  return accusation;
}

function readParty(row: ViewRow, role: string): ViewRow {
  return partyBy(row, { canonical: `${role}_canonical`, name: `${role}_name`, unknown: `${role}_unknown_reason` });
}

/** A party as the table of corrections holds it: an empty object where nobody is named. */
function saidParty(said: unknown): unknown {
  return typeof said === 'object' && said !== null && 'canonical' in said ? said : { unknown: 'not-named' };
}

function columnOf(role: string): string {
  return role === 'deniedAccuser' ? 'denied_accuser' : role;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
