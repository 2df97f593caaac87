import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createView, extendView, type View } from './0002-view';
import { STATUS_WITH_DEAD_LETTERS } from './0005-dead-letters';

/**
 * Where the partitions of the log end, as the projector sees it: readers then know the lag without a broker. The table is
 * no read model and belongs to no generation: it speaks of the log at some moment, is computed from no fact, and unlike
 * rows of read models has wall clocks in it.
 */
export class LogEnds1795478400006 implements MigrationInterface {
  readonly name = 'LogEnds1795478400006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(extendView(WITH_ENDS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW read_v1.projection_status');
    await runner.query(createView(STATUS_WITH_DEAD_LETTERS));
    await runner.query('GRANT SELECT ON read_v1.projection_status TO on_record_reader');
    await runner.query('DROP TABLE on_record.log_ends');
  }
}

const TABLE = `
  CREATE TABLE on_record.log_ends (
    projection text NOT NULL,
    topic text NOT NULL,
    partition int NOT NULL,
    end_offset bigint NOT NULL,
    waiting_since timestamptz,
    observed_at timestamptz NOT NULL,
    PRIMARY KEY (projection, topic, partition)
  ) WITH (fillfactor = 50);
  COMMENT ON TABLE on_record.log_ends IS
    'Operational, no read model: where partitions of the log ended when a projector last looked, every few seconds, by the clock of this database. A rebuild neither needs nor makes it.';
  COMMENT ON COLUMN on_record.log_ends.waiting_since IS
    'Estimated time at which the event was appended that the projection handles next; null where none waited.'`;

const FROM = `${STATUS_WITH_DEAD_LETTERS.from}
  LEFT JOIN on_record.log_ends e ON e.projection = c.projection AND e.topic = c.topic AND e.partition = c.partition`;
const WAITS = 'e.end_offset > c.next_offset';

/** `read_v1.projection_status` from this migration on. */
export const WITH_ENDS: View = {
  ...STATUS_WITH_DEAD_LETTERS,
  from: FROM,
  columns: [
    ...STATUS_WITH_DEAD_LETTERS.columns,
    ['end_offset', 'e.end_offset', 'The offset that the next event of the partition would have got when the projector last looked; empty before it first did.'],
    ['lag_events', 'CASE WHEN e.end_offset IS NOT NULL THEN greatest(e.end_offset - c.next_offset, 0) END', 'Events that wait; gaps in the offsets count too.'],
    [
      'lag_seconds',
      `CASE WHEN ${WAITS} THEN greatest(extract(epoch FROM now() - coalesce(e.waiting_since, e.observed_at)), 0)::float8 WHEN e.end_offset IS NOT NULL THEN 0 END`,
      'For how long the next event has waited, estimated from when the end passed it.',
    ],
    ['end_observed_at', 'e.observed_at', 'When the projector last looked. A time long past says that no projector runs, or that it cannot reach the log.'],
  ],
};
