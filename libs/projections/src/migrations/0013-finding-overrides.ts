import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createView, extendView } from './0002-view';
import { generations, within } from './0011-event-codes';
import { resolvedFindings, ROLES, type FindingsTable } from './0012-actor-views';
import { AS_READ, correctedFindings, FINDING_OVERRIDES, VIEWS_BEFORE, VIEWS_OF_OVERRIDES } from './0013-override-views';

/**
 * What editors said of findings, in every generation that there is.
 *
 * - *Fact* `finding_overrides`: one row for each finding, by article, kind and key, of the latest event about it. It is of an
 *   article, which is decided anew when it comes; `as-read` in it means that an earlier correction was undone.
 * - The views `resolved_*` leave out what is hidden and show the parties that editors said; sums of articles and the views that
 *   readers see stand on them, so that tables of findings keep what the engine read.
 * - The views `*_as_read` show all findings as they were read, hidden or not, to editors and for evaluation; readers do not reach them.
 * - *Derived* `articles.hidden_count`: findings of the shown run that are hidden; the counts beside it are of the others.
 */
export class FindingOverrides1795478400013 implements MigrationInterface {
  readonly name = 'FindingOverrides1795478400013';

  async up(runner: QueryRunner): Promise<void> {
    for (const generation of await generations(runner)) {
      const made = [TABLES, ...FINDINGS.map((table) => correctedFindings(table)), ...AS_READ, ...VIEWS_OF_OVERRIDES.map(extendView), createView(FINDING_OVERRIDES)];
      for (const sql of made) await runner.query(within(generation, sql));
    }
    await runner.query(`GRANT SELECT ON read_v1.${FINDING_OVERRIDES.name} TO on_record_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const changed = VIEWS_BEFORE.map(({ name }) => `read_v1.${name}`).join(', ');
    for (const generation of await generations(runner)) {
      const gone = [`DROP VIEW read_v1.${FINDING_OVERRIDES.name}, ${changed}, ${FINDINGS.map((table) => `gen_1.resolved_${table}, gen_1.${table}_as_read`).join(', ')}`, TABLES_BEFORE, ...FINDINGS.map(resolvedFindings), ...VIEWS_BEFORE.map(createView)];
      for (const sql of gone) await runner.query(within(generation, sql));
    }
    await runner.query(`GRANT SELECT ON ${changed} TO on_record_reader`);
  }
}

// The keys of the record are the names of the tables.
const FINDINGS = Object.keys(ROLES) as readonly FindingsTable[];

const TABLES = `
  CREATE TABLE gen_1.finding_overrides (
    article_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('statement', 'accusation', 'denial')),
    key uuid NOT NULL,
    change text NOT NULL CHECK (change IN ('hidden', 're-ascribed', 'confirmed', 'as-read')),
    -- Of what is re-ascribed: {role: {canonical, name}}, and {role: {}} where nobody is named; roles that are left out stay as they were read.
    parties jsonb,
    overridden_at timestamptz NOT NULL,
    editor text NOT NULL,
    reason text NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL,
    PRIMARY KEY (article_id, kind, key)
  );

  ALTER TABLE gen_1.articles ADD COLUMN hidden_count int NOT NULL DEFAULT 0;
`;

/** Sums hold what editors said: an older projector computes them anew before it begins. */
const TABLES_BEFORE = `
  INSERT INTO gen_1.articles_to_decide SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT FROM gen_1.finding_overrides) ON CONFLICT DO NOTHING;
  DROP TABLE gen_1.finding_overrides;
  ALTER TABLE gen_1.articles DROP COLUMN hidden_count;
`;
