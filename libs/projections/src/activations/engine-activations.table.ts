import type { EngineVersionActivated } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** Every activation of an engine version; no source means that it covers all articles. */
export const engineActivationsTable = {
  name: 'engine_activations',
  key: ['activation_id'],
  columns: { activation_id: 'uuid', engine_version: 'text', source: 'text', activated_at: 'timestamptz', operator: 'text', reason: 'text' },
} as const satisfies FactTable;

/** The row of an activation; its moment is as precise as history is. */
export function toEngineActivationRow({ activationId, engineVersion, scope, activatedAt, by }: EngineVersionActivated) {
  return {
    activation_id: activationId,
    engine_version: engineVersion,
    source: scope.kind === 'source' ? scope.source : null,
    activated_at: new Date(activatedAt).toISOString(),
    operator: by.actor,
    reason: by.reason,
  };
}
