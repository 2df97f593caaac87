import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createView, extendView } from './0002-view';
import { generations, within } from './0011-event-codes';
import { ACTOR_REGISTRY, VIEWS_BEFORE, VIEWS_OF_ACTORS, resolvedFindings, type FindingsTable } from './0012-actor-views';

/**
 * Which ids mean one actor, and under which name readers see it, as operators decided; in every generation that there is.
 *
 * - *Facts* `actor_merges`, `actor_names`: one row for each id, of the latest event about it. No actor and no name in it means
 *   that an earlier decision was undone.
 * - *Derived* `resolved_actors`: what each id means in the end, for ids that are merged or renamed only; computed from all facts
 *   whenever one is new. `article_pairs` and `article_actors` hold what ids mean, and are computed anew where that changes.
 * - Rows of findings keep what the engine read. The views `resolved_*` beside them say what it means; those that readers see
 *   stand on them, and have what was read in columns of its own.
 */
export class ActorRegistry1795478400012 implements MigrationInterface {
  readonly name = 'ActorRegistry1795478400012';

  async up(runner: QueryRunner): Promise<void> {
    for (const generation of await generations(runner)) {
      const made = [TABLES, ...FINDINGS.map(resolvedFindings), ...VIEWS_OF_ACTORS.map(extendView), createView(ACTOR_REGISTRY)];
      for (const sql of made) await runner.query(within(generation, sql));
    }
    await runner.query(`GRANT SELECT ON read_v1.${ACTOR_REGISTRY.name} TO on_record_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const generation of await generations(runner)) {
      const gone = [`DROP VIEW read_v1.${ACTOR_REGISTRY.name}`, ...VIEWS_BEFORE.flatMap((view) => [`DROP VIEW read_v1.${view.name}`, createView(view)]), BENEATH_BEFORE];
      for (const sql of gone) await runner.query(within(generation, sql));
    }
    await runner.query(`GRANT SELECT ON ${VIEWS_BEFORE.map(({ name }) => `read_v1.${name}`).join(', ')} TO on_record_reader`);
  }
}

const FINDINGS: readonly FindingsTable[] = ['statements', 'accusations', 'denials'];

const BENEATH_BEFORE = `
  DROP VIEW ${FINDINGS.map((table) => `gen_1.resolved_${table}`).join(', ')};
  DROP TABLE gen_1.resolved_actors, gen_1.actor_names, gen_1.actor_merges;
`;

const EVENT_COLUMNS = `
    operator text NOT NULL,
    reason text NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL`;

const TABLES = `
  CREATE TABLE gen_1.actor_merges (
    actor text COLLATE "C" PRIMARY KEY,
    -- The actor that it is the same as; empty where it stands for itself again.
    into_actor text COLLATE "C",
    merged_at timestamptz NOT NULL,${EVENT_COLUMNS}
  );

  CREATE TABLE gen_1.actor_names (
    actor text COLLATE "C" PRIMARY KEY,
    -- Empty where readers see the names of the articles again.
    name text,
    renamed_at timestamptz NOT NULL,${EVENT_COLUMNS}
  );

  CREATE TABLE gen_1.resolved_actors (
    actor text COLLATE "C" PRIMARY KEY,
    canonical text COLLATE "C" NOT NULL,
    -- The name that was given to what it means; empty where readers see the names of the articles.
    shown_name text
  );
`;
