import { partyRoles, type FindingRef } from '@on-record/domain';
import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';

/** Who a party is, as the engine read it, or as an editor says. */
export type NamedParty = { readonly canonical: string; readonly name: string } | { readonly unknown: string };

/** A finding as somebody who is about to correct it needs to know it. */
export interface FoundFinding extends FindingRef {
  readonly articleId: string;
  /** The ids or keys that were asked for and mean it. */
  readonly asked: readonly string[];
  /** Whether the run that readers see has it. */
  readonly isShown: boolean;
  /** Its parties by their roles, as they were read; undefined where the article is withheld. */
  readonly asRead: Readonly<Record<string, NamedParty>> | undefined;
}

type MatchRow = Omit<FoundFinding, 'asRead'>;

interface PartiesRow extends FindingRef {
  readonly articleId: string;
  readonly parties: Readonly<Record<string, NamedParty>>;
}

const KINDS = ['statement', 'accusation', 'denial'] as const;

const MATCH = KINDS.map((kind) => `
  SELECT '${kind}' AS kind, named.key, named.article_id AS "articleId", array_agg(DISTINCT named.asked) AS asked,
    coalesce(bool_or(EXISTS (SELECT FROM ${kind}s f JOIN articles a USING (article_id, run_id) WHERE f.article_id = named.article_id AND f.key = named.key)), false) AS "isShown"
  FROM (
    SELECT asked.id::text AS asked, f.article_id, f.key FROM unnest($1::uuid[]) AS asked (id) JOIN ${kind}s f ON f.key = asked.id
    UNION SELECT asked.id::text, f.article_id, f.key FROM unnest($1::uuid[]) AS asked (id) JOIN ${kind}s f ON f.${kind}_id = asked.id) AS named
  GROUP BY named.article_id, named.key`).join(' UNION ALL ');

/** The column of a role. */
const columnOf = (role: string): string => (role === 'deniedAccuser' ? 'denied_accuser' : role);

const PARTIES = KINDS.map((kind) => `
  SELECT * FROM (
    SELECT DISTINCT ON (v.article_id, v.key) '${kind}' AS kind, v.key, v.article_id AS "articleId", jsonb_build_object(${partyRoles[kind].map((role) => `'${role}', ${partySql(columnOf(role))}`).join(', ')}) AS parties
    FROM ${kind}s_as_read v JOIN articles a ON a.article_id = v.article_id
    WHERE v.article_id = ANY ($1::uuid[]) AND v.key = ANY ($2::uuid[])
    ORDER BY v.article_id, v.key, v.run_id IS NOT DISTINCT FROM a.run_id DESC, v.recorded_at DESC, v.revision_id) AS ${kind}s_read`).join(' UNION ALL ');

function partySql(column: string): string {
  return `CASE WHEN v.${column}_canonical IS NULL THEN jsonb_build_object('unknown', v.${column}_unknown_reason) ELSE jsonb_build_object('canonical', v.${column}_canonical, 'name', v.${column}_name) END`;
}

/** The findings that these ids or keys name, of any revision, hidden or not; what nothing is known of is left out. Fails with DATABASE_UNAVAILABLE. */
export function findFindings(database: Database, ids: readonly string[]): Promise<readonly FoundFinding[]> {
  return database.transaction('looking for findings', async (client) => {
    const { rows } = await client.query<MatchRow>(`${MATCH} ORDER BY "articleId", kind, key`, [ids]);
    const parties = await partiesOf(client, rows);
    return rows.map((row) => ({ ...row, asRead: parties.get(nameOf(row)) }));
  });
}

async function partiesOf(client: PoolClient, found: readonly MatchRow[]): Promise<ReadonlyMap<string, PartiesRow['parties']>> {
  const { rows } = await client.query<PartiesRow>(PARTIES, [found.map(({ articleId }) => articleId), found.map(({ key }) => key)]);
  return new Map(rows.map((row) => [nameOf(row), row.parties]));
}

function nameOf({ articleId, kind, key }: FindingRef & { readonly articleId: string }): string {
  return `${articleId} ${kind} ${key}`;
}
