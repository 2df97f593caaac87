import type { PoolClient } from 'pg';

interface GrantRow {
  readonly name: string | null;
  readonly privilege: string;
  readonly grantee: string;
}

/** Who but the owner may do what with a schema (no name) and with its views. */
const GRANTS = `
  SELECT NULL AS name, a.privilege_type AS privilege, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END AS grantee
  FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE n.nspname = $1 AND a.grantee <> n.nspowner
  UNION ALL
  SELECT c.relname, a.privilege_type, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END
  FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'v' AND a.grantee <> c.relowner`;

/** Gives all that may read the views of one schema the same rights to those of another; and takes the way to the first from them. */
export async function moveGrants(client: PoolClient, from: string, to: string): Promise<void> {
  const { rows } = await client.query<GrantRow>(GRANTS, [from]);
  const sql = rows.flatMap(({ name, privilege, grantee }) => (name === null
    ? [`GRANT ${privilege} ON SCHEMA ${to} TO ${grantee}`, `REVOKE ${privilege} ON SCHEMA ${from} FROM ${grantee}`]
    : [`GRANT ${privilege} ON ${to}.${name} TO ${grantee}`]));
  if (sql.length > 0) await client.query(sql.join('; '));
}
