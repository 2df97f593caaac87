import type { PoolClient } from 'pg';

/** How many records the one table of checkpoints has handled that the other has not; gaps in the offsets count. */
export async function countBehind(client: PoolClient, tables: { readonly ahead: string; readonly other: string }): Promise<number> {
  const { rows } = await client.query<{ readonly behind: string }>(`
    SELECT coalesce(sum(greatest(a.next_offset - coalesce(o.next_offset, 0), 0)), 0) AS behind
    FROM ${tables.ahead} a LEFT JOIN ${tables.other} o USING (projection, topic, partition)`);
  return Number(rows[0]?.behind ?? 0);
}
