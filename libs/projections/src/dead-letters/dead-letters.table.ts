import type { DeadLetterResolved, EventDeadLettered } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** Every record that a consumer gave up. */
export const deadLettersTable = {
  name: 'dead_letters',
  key: ['dead_letter_id'],
  columns: {
    dead_letter_id: 'uuid', stage: 'text', topic: 'text', partition: 'int', offset: 'bigint', key: 'text', value_sha256: 'text',
    failed_event_id: 'text', event_type: 'text', code: 'text', reason: 'text', fingerprint: 'text', attempts: 'int',
    first_failed_at: 'timestamptz', last_failed_at: 'timestamptz',
  },
} as const satisfies FactTable;

/** The latest resolution of each dead letter that an operator settled. */
export const deadLetterResolutionsTable = {
  name: 'dead_letter_resolutions',
  key: ['dead_letter_id'],
  columns: { dead_letter_id: 'uuid', resolution: 'text', operator: 'text', reason: 'text', resolved_at: 'timestamptz' },
} as const satisfies FactTable;

/** The row of a dead letter. */
export function toDeadLetterRow(payload: EventDeadLettered) {
  return {
    dead_letter_id: payload.deadLetterId,
    stage: payload.stage,
    topic: payload.topic,
    partition: payload.partition,
    offset: payload.offset,
    key: payload.key,
    value_sha256: payload.valueSha256 ?? null,
    failed_event_id: payload.eventId ?? null,
    event_type: payload.eventType ?? null,
    code: payload.code,
    reason: payload.reason,
    fingerprint: payload.fingerprint,
    attempts: payload.attempts,
    first_failed_at: payload.firstFailedAt,
    last_failed_at: payload.lastFailedAt,
  };
}

/** The row of a resolution. */
export function toDeadLetterResolutionRow({ deadLetterId, resolution, resolvedAt, by }: DeadLetterResolved) {
  return { dead_letter_id: deadLetterId, resolution, operator: by.actor, reason: by.reason, resolved_at: resolvedAt };
}
