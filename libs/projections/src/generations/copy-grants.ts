import type { PoolClient } from 'pg';

interface GrantRow {
  /** `SCHEMA`, or `TABLE` for a view. */
  readonly kind: 'SCHEMA' | 'TABLE';
  readonly name: string | null;
  readonly column: string | null;
  readonly privilege: string;
  readonly grantee: string;
  readonly isGrantable: boolean;
}

const grantee = `CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee, a.is_grantable AS "isGrantable"`;

/** Who but the owner may do what with a schema, with its views, and with columns of these. */
const GRANTS = `
  SELECT 'SCHEMA' AS kind, NULL AS name, NULL AS column, a.privilege_type AS privilege, ${grantee}
  FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE n.nspname = $1::text AND a.grantee <> n.nspowner
  UNION ALL
  SELECT 'TABLE', c.relname, NULL, a.privilege_type, ${grantee}
  FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE c.relnamespace = ($1::text)::regnamespace AND c.relkind = 'v' AND a.grantee <> c.relowner
  UNION ALL
  SELECT 'TABLE', c.relname, quote_ident(t.attname), a.privilege_type, ${grantee}
  FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid CROSS JOIN LATERAL aclexplode(t.attacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE c.relnamespace = ($1::text)::regnamespace AND c.relkind = 'v' AND a.grantee <> c.relowner`;

/**
 * Gives all that may read the views of one schema just their rights to those of another, and takes the way into the first from them.
 * Rights that the other has from an earlier time go first: what was revoked since must not come back.
 */
export async function moveGrants(client: PoolClient, from: string, to: string): Promise<void> {
  const [given, old] = [await grantsOf(client, from), await grantsOf(client, to)];
  const sql = [
    ...old.map((grant) => `REVOKE ${on(grant, to)} FROM ${grant.grantee}`),
    ...given.map((grant) => `GRANT ${on(grant, to)} TO ${grant.grantee}${grant.isGrantable ? ' WITH GRANT OPTION' : ''}`),
    ...given.filter(({ kind }) => kind === 'SCHEMA').map((grant) => `REVOKE ${on(grant, from)} FROM ${grant.grantee}`),
  ];
  if (sql.length > 0) await client.query(sql.join('; '));
}

async function grantsOf(client: PoolClient, schema: string): Promise<readonly GrantRow[]> {
  return (await client.query<GrantRow>(GRANTS, [schema])).rows;
}

function on({ kind, name, column, privilege }: GrantRow, schema: string): string {
  return kind === 'SCHEMA' ? `${privilege} ON SCHEMA ${schema}` : `${privilege}${column === null ? '' : ` (${column})`} ON ${schema}.${name ?? ''}`;
}
