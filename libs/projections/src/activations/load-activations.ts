import type { Activation } from '@on-record/domain';
import type { PoolClient } from 'pg';

/** An activation with the source that it is about; null for all. */
export interface StoredActivation extends Activation {
  readonly source: string | null;
}

interface ActivationRow {
  readonly activation_id: string;
  readonly engine_version: string;
  readonly source: string | null;
  readonly activated_at: Date;
}

/** All activations; there are a handful. To be read after the articles are locked, so that none is missed. */
export async function loadActivations(client: PoolClient): Promise<readonly StoredActivation[]> {
  const { rows } = await client.query<ActivationRow>('SELECT activation_id, engine_version, source, activated_at FROM engine_activations');
  return rows.map((row) => ({
    activationId: row.activation_id, engineVersion: row.engine_version, source: row.source, activatedAtMs: row.activated_at.getTime(),
  }));
}

/** Those that cover the articles of a source. */
export function activationsOf(activations: readonly StoredActivation[], source: string | null): readonly StoredActivation[] {
  return activations.filter((each) => each.source === null || each.source === source);
}
