import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Generations of the read models: which there are, and which of them readers see. Generation N lives in schema `gen_N`; the
 * views of the active one are schema `read_v1`, those of another `read_v1_gen_N`. The table is no read model: it speaks of
 * this database, is computed from no fact, and has wall clocks in it.
 */
export class Generations1795478400009 implements MigrationInterface {
  readonly name = 'Generations1795478400009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE on_record.generations');
  }
}

const TABLE = `
  CREATE TABLE on_record.generations (
    number int PRIMARY KEY CHECK (number > 0),
    state text NOT NULL CHECK (state IN ('building', 'following', 'active', 'previous', 'scratch', 'retired')),
    phase text CHECK (phase IN ('loading', 'indexing', 'deriving')),
    -- Where loading ends: [{topic, partition, nextOffset}].
    load_until jsonb,
    -- The last article that was decided.
    derived_to uuid,
    started_at timestamptz NOT NULL DEFAULT now(),
    built_at timestamptz,
    switched_at timestamptz,
    retired_at timestamptz,
    -- Deferred, so that two may change places.
    CONSTRAINT one_active EXCLUDE USING btree ((1) WITH =) WHERE (state = 'active') DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT one_standby EXCLUDE USING btree ((1) WITH =) WHERE (state IN ('building', 'following', 'previous')) DEFERRABLE INITIALLY DEFERRED
  );
  COMMENT ON TABLE on_record.generations IS
    'Operational, no read model: the generations of the read models. Readers see the active one; at most one other is kept beside it.';
  INSERT INTO on_record.generations (number, state, built_at, switched_at) VALUES (1, 'active', now(), now());
`;
