import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The identity of a database: a random UUID, drawn once. The projector commits its group offsets with it, so that a
 * database that was set back to an earlier state knows itself in offsets that are ahead of its checkpoints.
 */
export class DatabaseIdentity1795478400007 implements MigrationInterface {
  readonly name = 'DatabaseIdentity1795478400007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE on_record.database_identity (
        is_the_one boolean PRIMARY KEY DEFAULT true CHECK (is_the_one),
        id uuid NOT NULL
      );
      INSERT INTO on_record.database_identity (id) VALUES (gen_random_uuid());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE on_record.database_identity');
  }
}
