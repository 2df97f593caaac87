import type { Database } from '../database/open-database';
import { isoTime, nameOf, renderSql, sql, whereAll, type Sql } from '../queries/sql';

/** A dead letter and how it was settled, if it was. */
export interface DeadLetter {
  readonly deadLetterId: string;
  readonly stage: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly valueSha256: string | null;
  readonly eventId: string | null;
  readonly eventType: string | null;
  readonly code: string;
  readonly reason: string;
  readonly fingerprint: string;
  readonly attempts: number;
  readonly firstFailedAt: string;
  readonly lastFailedAt: string;
  readonly state: DeadLetterState;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  readonly resolutionReason: string | null;
}

/** Open until an operator settles it; a letter settled twice is what it was settled last. */
export type DeadLetterState = 'open' | 'retried' | 'discarded';

/** Dead letters of one kind. */
export interface DeadLetterGroup extends Pick<DeadLetter, 'fingerprint' | 'code' | 'eventType' | 'stage' | 'reason' | 'firstFailedAt' | 'lastFailedAt'> {
  readonly letters: number;
  /** The one that failed last. */
  readonly exampleId: string;
}

/** Which dead letters are looked for; what is left out does not matter. */
export interface DeadLetterFilters {
  readonly ids?: readonly string[] | undefined;
  readonly state?: DeadLetterState | undefined;
  readonly code?: string | undefined;
  /** The full name. */
  readonly topic?: string | undefined;
  readonly fingerprint?: string | undefined;
  /** Failed last at this moment or later; ISO 8601. */
  readonly since?: string | undefined;
  readonly limit?: number | undefined;
}

const VIEW = nameOf('dead_letter_states');

const LETTER: Sql = { texts: [`
  dead_letter_id AS "deadLetterId", stage, topic, partition, "offset"::text AS offset, key, value_sha256 AS "valueSha256", failed_event_id AS "eventId",
  event_type AS "eventType", code, reason, fingerprint, attempts, ${isoTime('first_failed_at')} AS "firstFailedAt", ${isoTime('last_failed_at')} AS "lastFailedAt",
  state, ${isoTime('resolved_at')} AS "resolvedAt", resolved_by AS "resolvedBy", resolution_reason AS "resolutionReason"`], values: [] };

/** A fingerprint is computed of stage, code, event type and reason, so that these are alike in a group. */
const GROUP: Sql = { texts: [`
  fingerprint, min(stage) AS stage, min(code) AS code, min(event_type) AS "eventType", (array_agg(reason ORDER BY last_failed_at DESC, dead_letter_id))[1] AS reason,
  count(*)::int AS letters, ${isoTime('min(first_failed_at)')} AS "firstFailedAt", ${isoTime('max(last_failed_at)')} AS "lastFailedAt",
  (array_agg(dead_letter_id ORDER BY last_failed_at DESC, dead_letter_id))[1] AS "exampleId"`], values: [] };

/** The dead letters that fit, those that failed last first. Fails with DATABASE_UNAVAILABLE. */
export async function findDeadLetters(database: Database, filters: DeadLetterFilters): Promise<readonly DeadLetter[]> {
  const rows = await rowsOf<Omit<DeadLetter, 'offset'> & { readonly offset: string }>(database, sql`
    SELECT ${LETTER} FROM ${VIEW} ${whereOf(filters)} ORDER BY last_failed_at DESC, dead_letter_id ${limitOf(filters)}`);
  return rows.map((row) => ({ ...row, offset: BigInt(row.offset) }));
}

/** The kinds of dead letters that fit, the most frequent first. Fails with DATABASE_UNAVAILABLE. */
export function groupDeadLetters(database: Database, filters: DeadLetterFilters): Promise<readonly DeadLetterGroup[]> {
  return rowsOf<DeadLetterGroup>(database, sql`
    SELECT ${GROUP} FROM ${VIEW} ${whereOf(filters)} GROUP BY fingerprint ORDER BY letters DESC, fingerprint ${limitOf(filters)}`);
}

function whereOf({ ids, state, code, topic, fingerprint, since }: DeadLetterFilters): Sql {
  return whereAll([
    ids === undefined ? undefined : sql`dead_letter_id = ANY(${ids}::uuid[])`,
    state === undefined ? undefined : sql`state = ${state}`,
    code === undefined ? undefined : sql`code = ${code}`,
    topic === undefined ? undefined : sql`topic = ${topic}`,
    fingerprint === undefined ? undefined : sql`fingerprint = ${fingerprint}`,
    since === undefined ? undefined : sql`last_failed_at >= ${since}::timestamptz`,
  ]);
}

function limitOf({ limit }: DeadLetterFilters): Sql {
  return limit === undefined ? sql`` : sql`LIMIT ${limit}`;
}

async function rowsOf<Row extends object>(database: Database, query: Sql): Promise<readonly Row[]> {
  const { text, values } = renderSql(query);
  return database.transaction('looking for dead letters', async (client) => (await client.query<Row>(text, [...values])).rows);
}
