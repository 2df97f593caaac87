import type { Database } from '../database/open-database';

/**
 * Where a generation stands:
 * - `building`: it is filled from the log, in the phases `loading`, `indexing`, `deriving`; nobody follows the log for it;
 * - `following`: it is built, and a projector keeps it up to date beside the active one;
 * - `active`: the one that readers see; `previous`: the one that they saw before, kept up to date for a rollback;
 * - `scratch`: filled for a comparison only, and dropped after it; `retired`: dropped.
 */
export type GenerationState = 'building' | 'following' | 'active' | 'previous' | 'scratch' | 'retired';

/** What is done with a generation that is building. */
export type BuildPhase = 'loading' | 'indexing' | 'deriving';

/** A generation of the read models; times are ISO 8601 by the database's clock. */
export interface Generation {
  readonly number: number;
  readonly state: GenerationState;
  readonly phase: BuildPhase | null;
  readonly startedAt: string;
  readonly builtAt: string | null;
  /** When it became active, or ceased to be so. */
  readonly switchedAt: string | null;
  /** With its indexes, in bytes; 0 for one that is retired. */
  readonly bytes: number;
}

const LIST = `
  SELECT number, state, phase, started_at, built_at, switched_at,
    (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'gen_' || g.number AND c.relkind = 'r') AS bytes
  FROM on_record.generations g ORDER BY number`;

interface GenerationRow {
  readonly number: number;
  readonly state: GenerationState;
  readonly phase: BuildPhase | null;
  readonly started_at: Date;
  readonly built_at: Date | null;
  readonly switched_at: Date | null;
  readonly bytes: number;
}

/** All generations that there are or were, oldest first. Fails as `Database.connection` does. */
export async function listGenerations(database: Database): Promise<readonly Generation[]> {
  const { rows } = await database.connection('looking at the generations', (client) => client.query<GenerationRow>(LIST));
  return rows.map((row) => ({
    number: row.number,
    state: row.state,
    phase: row.phase,
    startedAt: row.started_at.toISOString(),
    builtAt: row.built_at?.toISOString() ?? null,
    switchedAt: row.switched_at?.toISOString() ?? null,
    bytes: row.bytes,
  }));
}

/** The states of a generation that is kept beside the active one. */
export function isStandby({ state }: Pick<Generation, 'state'>): boolean {
  return state === 'building' || state === 'following' || state === 'previous';
}
