import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ARTICLE_REVISIONS } from './0002-read-views';
import { createView, extendView, type View } from './0002-view';
import { REVISION_CONTENTS, REVISION_FINDINGS } from './0003-revision-views';
import { WITH_NOTICE } from './0004-source-notices';
import { HISTORY_VIEWS } from './0010-history-views';
import { ARTICLE_REVISIONS_WITH_READINGS, CONTENTS_OF_CHOSEN_RUNS, FINDINGS_OF_CHOSEN_RUNS } from './0010-revision-views';

/**
 * Which engine version's findings readers see, which reading of a delivery, and what they saw when.
 *
 * - *Fact* `engine_activations`: it is of no article; where one is new, all articles that it covers are decided anew.
 * - *Derived* `article_revisions.run_id`: the run whose findings are those of the revision; `article_history`: what readers
 *   saw of an article from one moment to another, by the times of events.
 * - *Bookkeeping* `articles_to_decide`: a row in it asks the next projector to decide all articles behind `after` anew, before
 *   it begins. What is derived is computed by TypeScript alone; here it is asked for where there are articles already.
 */
export class History1795478400010 implements MigrationInterface {
  readonly name = 'History1795478400010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const view of [ARTICLE_REVISIONS_WITH_READINGS, CONTENTS_OF_CHOSEN_RUNS, ...FINDINGS_OF_CHOSEN_RUNS]) await runner.query(extendView(view));
    for (const view of HISTORY_VIEWS) await runner.query(createView(view));
    await runner.query(`GRANT SELECT ON ${HISTORY_VIEWS.map(({ name }) => `read_v1.${name}`).join(', ')} TO on_record_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of HISTORY_VIEWS) await runner.query(`DROP VIEW read_v1.${name}`);
    for (const view of BEFORE) await runner.query(extendView(view));
    await runner.query(TABLES_BEFORE);
  }
}

const REVISIONS = REVISION_FINDINGS.map(({ name }) => name);
const BEFORE: readonly View[] = [ARTICLE_REVISIONS, REVISION_CONTENTS, ...WITH_NOTICE.filter(({ name }) => REVISIONS.includes(name))];

const TABLES = `
  CREATE TABLE gen_1.engine_activations (
    activation_id uuid PRIMARY KEY,
    engine_version text NOT NULL,
    -- The articles of which source it covers; empty for all.
    source text,
    activated_at timestamptz NOT NULL,
    operator text NOT NULL,
    reason text NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL
  );

  CREATE TABLE gen_1.article_history (
    article_id uuid NOT NULL,
    valid_from timestamptz NOT NULL,
    -- Empty for what is still so.
    valid_to timestamptz,
    state text NOT NULL CHECK (state IN ('visible', 'stale', 'pending', 'failed', 'retracted', 'erased', 'embargoed')),
    revision_id uuid,
    run_id uuid,
    PRIMARY KEY (article_id, valid_from)
  );

  ALTER TABLE gen_1.article_revisions ADD COLUMN run_id uuid;
  ALTER TABLE gen_1.article_revisions DROP CONSTRAINT article_revisions_standing_check;
  ALTER TABLE gen_1.article_revisions ADD CONSTRAINT article_revisions_standing_check
    CHECK (standing IN ('standing', 'folded', 'superseded', 'retracted', 'erased'));

  CREATE TABLE gen_1.articles_to_decide (after uuid PRIMARY KEY);
  INSERT INTO gen_1.articles_to_decide SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT FROM gen_1.articles);
`;

const TABLES_BEFORE = `
  DROP TABLE gen_1.articles_to_decide, gen_1.article_history, gen_1.engine_activations;
  UPDATE gen_1.article_revisions SET standing = 'standing' WHERE standing = 'superseded';
  ALTER TABLE gen_1.article_revisions DROP CONSTRAINT article_revisions_standing_check;
  ALTER TABLE gen_1.article_revisions ADD CONSTRAINT article_revisions_standing_check CHECK (standing IN ('standing', 'folded', 'retracted', 'erased'));
  ALTER TABLE gen_1.article_revisions DROP COLUMN run_id;
`;
