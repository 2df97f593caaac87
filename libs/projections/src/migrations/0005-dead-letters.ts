import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROJECTION_STATUS } from './0002-read-views';
import { createView, type View } from './0002-view';

/**
 * Dead letters in place of refused records: facts of the log with how they were settled, where there was a list of
 * positions. What stood in the list is still in the log, and becomes dead letters when the read models are made anew.
 */
export class DeadLetters1795478400005 implements MigrationInterface {
  readonly name = 'DeadLetters1795478400005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await replaceStatus(runner, STATUS_WITH_DEAD_LETTERS);
    await runner.query('DROP TABLE gen_1.refused_records');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSED_RECORDS);
    await replaceStatus(runner, PROJECTION_STATUS);
    await runner.query('DROP VIEW gen_1.dead_letter_states; DROP TABLE gen_1.dead_letters; DROP TABLE gen_1.dead_letter_resolutions');
  }
}

const OPEN = `(SELECT count(*) FROM gen_1.dead_letter_states d WHERE d.state = 'open' AND d.topic = c.topic AND d.partition = c.partition)`;

/** The view of positions, with the number of open dead letters as its last column. */
export const STATUS_WITH_DEAD_LETTERS: View = {
  ...PROJECTION_STATUS,
  columns: [
    ...PROJECTION_STATUS.columns.filter(([name]) => name !== 'refused_records'),
    ['dead_letters', OPEN, 'Number of records set aside that no operator has settled.'],
  ],
};

async function replaceStatus(runner: QueryRunner, view: View): Promise<void> {
  await runner.query(`DROP VIEW read_v1.${view.name}`);
  await runner.query(createView(view));
  await runner.query(`GRANT SELECT ON read_v1.${view.name} TO on_record_reader`);
}

/** A view for operators only: reasons may quote what readers must not see. */
const TABLES = `
  CREATE TABLE gen_1.dead_letters (
    dead_letter_id uuid PRIMARY KEY,
    stage text NOT NULL,
    topic text NOT NULL,
    partition int NOT NULL,
    "offset" bigint NOT NULL,
    key text NOT NULL,
    value_sha256 text,
    failed_event_id text,
    event_type text,
    code text NOT NULL,
    reason text NOT NULL,
    fingerprint text NOT NULL,
    attempts int NOT NULL,
    first_failed_at timestamptz NOT NULL,
    last_failed_at timestamptz NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL
  );
  CREATE INDEX dead_letters_fingerprint ON gen_1.dead_letters (fingerprint);

  CREATE TABLE gen_1.dead_letter_resolutions (
    dead_letter_id uuid PRIMARY KEY,
    resolution text NOT NULL,
    operator text NOT NULL,
    reason text NOT NULL,
    resolved_at timestamptz NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL
  );

  CREATE VIEW gen_1.dead_letter_states AS
  SELECT d.dead_letter_id, d.stage, d.topic, d.partition, d."offset", d.key, d.value_sha256, d.failed_event_id, d.event_type, d.code,
    d.reason, d.fingerprint, d.attempts, d.first_failed_at, d.last_failed_at, coalesce(r.resolution, 'open') AS state,
    r.resolved_at, r.operator AS resolved_by, r.reason AS resolution_reason
  FROM gen_1.dead_letters d LEFT JOIN gen_1.dead_letter_resolutions r USING (dead_letter_id);
`;

const REFUSED_RECORDS = `
  CREATE TABLE gen_1.refused_records (
    topic text NOT NULL,
    partition int NOT NULL,
    "offset" bigint NOT NULL,
    code text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (topic, partition, "offset")
  );
`;
