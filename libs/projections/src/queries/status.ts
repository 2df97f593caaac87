import type { Reader, RowSource } from './reader';
import { sql } from './sql';
import { statusRecordSchema, type StatusRecord } from './summary-records';
import { checked, withoutNulls, type ViewRow } from './to-record';

/** How far the read models are, and how much is in them. Fails as `Reader` says. */
export function readStatus(reader: Reader): Promise<StatusRecord> {
  return reader.snapshot(async (source) => {
    const states = await source.rows<ViewRow>(sql`
      SELECT state, count(*) AS articles, sum(statement_count) AS statements, sum(accusation_count) AS accusations, sum(denial_count) AS denials
      FROM read_v1.articles GROUP BY state ORDER BY state`);
    const sumOf = (column: string): number => states.reduce((sum, row) => sum + Number(row[column]), 0);
    return checked(statusRecordSchema, {
      projections: await projectionsOf(source),
      articles: Object.fromEntries(states.map((row) => [String(row['state']), row['articles']])),
      findings: { statements: sumOf('statements'), accusations: sumOf('accusations'), denials: sumOf('denials') },
    });
  });
}

/** How far each projection is in each partition. */
export const projectionStatusQuery = sql`
  SELECT projection, topic, partition, next_offset, last_event_time, dead_letters, end_offset, lag_events, lag_seconds, end_observed_at
  FROM read_v1.projection_status ORDER BY projection, topic, partition`;

async function projectionsOf(source: RowSource): Promise<readonly ViewRow[]> {
  const rows = await source.rows<ViewRow>(projectionStatusQuery);
  return rows.map((row) =>
    withoutNulls({
      projection: row['projection'],
      topic: row['topic'],
      partition: row['partition'],
      nextOffset: row['next_offset'],
      lastEventAt: row['last_event_time'],
      deadLetters: row['dead_letters'],
      endOffset: row['end_offset'],
      lagEvents: row['lag_events'],
      lagSeconds: row['lag_seconds'],
      endObservedAt: row['end_observed_at'],
    }),
  );
}
