import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what became of deliveries, as `on-record refusals` asks for hundreds at a time, without a look at every revision. */
export class DeliveryIndexes1795478400008 implements MigrationInterface {
  readonly name = 'DeliveryIndexes1795478400008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX article_revisions_by_delivery ON gen_1.article_revisions (delivery_id);
      CREATE INDEX retractions_by_delivery ON gen_1.retractions (delivery_id) WHERE delivery_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX gen_1.article_revisions_by_delivery; DROP INDEX gen_1.retractions_by_delivery');
  }
}
