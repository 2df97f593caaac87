import type { RefusalCode, TopicPartition } from '@on-record/domain';
import type { PoolClient } from 'pg';

/** A record that is no event that can be projected: set aside with its position, code and reason. */
export interface RefusedRecord extends TopicPartition {
  readonly offset: bigint;
  readonly code: RefusalCode;
  readonly reason: string;
}

const MAX_REASON_LENGTH = 500;

/** Stores refused records; one whose position is there already stays as it is. */
export async function storeRefusedRecords(client: PoolClient, records: readonly RefusedRecord[]): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `INSERT INTO refused_records (topic, partition, "offset", code, reason)
     SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [
      records.map(({ topic }) => topic),
      records.map(({ partition }) => partition),
      records.map(({ offset }) => String(offset)),
      records.map(({ code }) => code),
      records.map(({ reason }) => toStorableReason(reason)),
    ],
  );
}

/** A reason may quote what was refused: cut to a length, without what Postgres does not take. */
export function toStorableReason(reason: string): string {
  return reason.slice(0, MAX_REASON_LENGTH).replaceAll('\0', '\ufffd').toWellFormed();
}
