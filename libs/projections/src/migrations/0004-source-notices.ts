import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ARTICLES, FINDINGS, SOURCES } from './0002-read-views';
import { REVISION_FINDINGS } from './0003-revision-views';
import { createView, extendView, type View } from './0002-view';

/**
 * The notice of a source, beside everything of it that readers see: a column more, the last one, in the views of sources,
 * articles and findings, those of earlier revisions too. The views are extended in place.
 */
export class SourceNotices1795478400004 implements MigrationInterface {
  readonly name = 'SourceNotices1795478400004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE gen_1.sources ADD COLUMN notice text');
    for (const view of WITH_NOTICE) await runner.query(extendView(view));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of WITHOUT_NOTICE) {
      await runner.query(`DROP VIEW read_v1.${view.name}`);
      await runner.query(createView(view));
      await runner.query(`GRANT SELECT ON read_v1.${view.name} TO on_record_reader`);
    }
    await runner.query('ALTER TABLE gen_1.sources DROP COLUMN notice');
  }
}

const MEANING = 'What readers must see beside everything of this source; empty for most.';
const ALL_FINDINGS = [...FINDINGS, ...REVISION_FINDINGS];
const WITHOUT_NOTICE = [SOURCES, ARTICLES, ...ALL_FINDINGS];
/** The views of this migration, each with the column of the notice. */
export const WITH_NOTICE: readonly View[] = [
  extended(SOURCES, ['notice', 's.notice', MEANING]),
  extended(ARTICLES, ['source_notice', 'CASE WHEN NOT e.is_embargoed THEN src.notice END', MEANING]),
  ...ALL_FINDINGS.map((view) => extended(view, ['source_notice', 'src.notice', MEANING])),
];

function extended(view: View, column: View['columns'][number]): View {
  return { ...view, columns: [...view.columns, column] };
}
