import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createView } from './0002-view';
import { generations, within } from './0011-event-codes';
import { ROLES, type FindingsTable } from './0012-actor-views';
import { correctedFindings } from './0013-override-views';
import { BY_MERGES_AND_OFFICES, OFFICES } from './0014-office-views';

/**
 * Whom offices mean, by the day on which a revision was published, in every generation that there is.
 *
 * - *Fact* `office_terms`: one row for each office and first day, of the latest event about it. No holder in it means that an
 *   earlier decision was undone.
 * - *Derived* `resolved_offices`: stretches of days with one holder, after merges and with its name; those of one office do not
 *   overlap. Computed with `resolved_actors` from all facts of the registry whenever one is new.
 * - The views `resolved_*` ask it for ids that merges end at; all that readers see and all sums stand on them.
 */
export class Offices1795478400014 implements MigrationInterface {
  readonly name = 'Offices1795478400014';

  async up(runner: QueryRunner): Promise<void> {
    for (const generation of await generations(runner)) {
      const made = [TABLES, ...FINDINGS.map((table) => correctedFindings(table, BY_MERGES_AND_OFFICES)), createView(OFFICES)];
      for (const sql of made) await runner.query(within(generation, sql));
    }
    await runner.query(`GRANT SELECT ON read_v1.${OFFICES.name} TO on_record_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const generation of await generations(runner)) {
      const gone = [`DROP VIEW read_v1.${OFFICES.name}`, ...FINDINGS.map((table) => correctedFindings(table)), TABLES_BEFORE];
      for (const sql of gone) await runner.query(within(generation, sql));
    }
  }
}

// The keys of the record are the names of the tables.
const FINDINGS = Object.keys(ROLES) as readonly FindingsTable[];

const TABLES = `
  CREATE TABLE gen_1.office_terms (
    office text COLLATE "C" NOT NULL,
    -- -infinity where the holder has always been the one.
    from_day date NOT NULL,
    -- Empty where it is not known any more.
    holder text COLLATE "C",
    -- The last day of the term, where it is known.
    until_day date,
    held_at timestamptz NOT NULL,
    operator text NOT NULL,
    reason text NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL,
    PRIMARY KEY (office, from_day)
  );

  CREATE TABLE gen_1.resolved_offices (
    office text COLLATE "C" NOT NULL,
    from_day date NOT NULL,
    -- The last day; empty where there is none.
    to_day date,
    canonical text COLLATE "C" NOT NULL,
    -- The name that was given to the holder; empty where readers see the names of the articles.
    shown_name text,
    PRIMARY KEY (office, from_day)
  );
`;

/** Sums hold what offices mean: an older projector computes them anew before it begins. */
const TABLES_BEFORE = `
  INSERT INTO gen_1.articles_to_decide SELECT '00000000-0000-0000-0000-000000000000' WHERE EXISTS (SELECT FROM gen_1.resolved_offices) ON CONFLICT DO NOTHING;
  DROP TABLE gen_1.resolved_offices, gen_1.office_terms;
`;
