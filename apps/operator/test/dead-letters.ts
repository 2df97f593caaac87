import { sha256Hex, type StoredRecord } from '@on-record/domain';
import type { DeadLetter } from '@on-record/projections';

/** A dead letter about a record, as the read models tell of it. */
export function deadLetterOf({ topic, partition, offset, key, value, headers }: StoredRecord, change: Partial<DeadLetter> = {}): DeadLetter {
  return {
    deadLetterId: '0b9f6c1e-4d1a-5c55-8f0e-2f3f6f1f9a11', stage: 'projector', topic, partition, offset, key,
    valueSha256: value === null ? null : sha256Hex(value), eventId: headers['ce_id'] ?? null, eventType: headers['ce_type'] ?? null,
    code: 'HANDLER_BROKE', reason: 'It broke.', fingerprint: '0123456789abcdef', attempts: 3,
    firstFailedAt: '2026-03-02T12:00:00.000Z', lastFailedAt: '2026-03-02T12:00:01.000Z', state: 'open', resolvedAt: null, resolvedBy: null, resolutionReason: null, ...change,
  };
}
