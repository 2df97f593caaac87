import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first generation of read models: schema `gen_1`, and schema `on_record` for what outlives generations.
 *
 * - *Facts* (`article_revisions`, `retractions`, `reinstatements`, `erasures`, `runs`, `statements`, `accusations`,
 *   `denials`, `sources`) hold one row for each event, of every run and revision. Their key begins with the article, so
 *   that what is touched together lies together, and so that no event can move a row from one article to another.
 *   Of two copies of an event the one with the later `recorded_at` counts, as compaction keeps the later one; at equal
 *   times the greater `event_id`, then `event_digest`. So the rows are a function of the set of events.
 * - *Derived* (`articles`, the columns `standing` and `is_whole`, `article_pairs`, `article_actors`) is computed from the
 *   facts of an article whenever these change. Aggregates are views that sum the contribution rows of shown articles.
 * - *Bookkeeping* (`checkpoints`, `refused_records`) speaks of positions in the log, not of the world.
 *
 * There are no foreign keys: any event may arrive first. Identifiers of actors are at most 512 bytes long (the writer
 * shortens longer ones), so that every index entry fits. `aligned_text` is the text with each character outside the Basic
 * Multilingual Plane written twice, only where there is one: its code points then count as UTF-16 code units count.
 */
export class ReadModels1795478400001 implements MigrationInterface {
  readonly name = 'ReadModels1795478400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMAS);
    await runner.query(ARTICLE_FACTS);
    await runner.query(WITHDRAWALS);
    await runner.query(findingTable('statements', STATEMENT_COLUMNS));
    await runner.query(findingTable('accusations', ACCUSATION_COLUMNS));
    await runner.query(findingTable('denials', DENIAL_COLUMNS));
    await runner.query(FINDING_INDEXES);
    await runner.query(DERIVED);
    await runner.query(BOOKKEEPING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA gen_1 CASCADE');
    await runner.query('DROP FUNCTION on_record.utf16_slice(text, text, int, int)');
  }
}

const SCHEMAS = `
  CREATE SCHEMA gen_1;
  CREATE SCHEMA IF NOT EXISTS on_record;

  -- The characters [first, past) in UTF-16 code units. A character cut in two at an edge is given whole.
  CREATE FUNCTION on_record.utf16_slice(body text, aligned text, first int, past int) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN past <= first THEN ''
    WHEN aligned IS NULL THEN substr(body, first + 1, past - first)
    ELSE regexp_replace(substr(aligned, first + 1, past - first), '([\\U00010000-\\U0010FFFF])\\1', '\\1', 'g')
  END;
`;

/** What every fact knows of its event. */
const EVENT_COLUMNS = `
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_digest uuid NOT NULL`;

const ARTICLE_FACTS = `
  CREATE TABLE gen_1.sources (
    source text PRIMARY KEY,
    name text NOT NULL,
    language text NOT NULL,
    time_zone text NOT NULL,
    text_policy text NOT NULL,
    configured_at timestamptz NOT NULL,${EVENT_COLUMNS}
  );

  CREATE TABLE gen_1.article_revisions (
    article_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    source text NOT NULL,
    guid text NOT NULL,
    order_key text COLLATE "C" NOT NULL,
    version bigint,
    version_created timestamptz,
    received_at timestamptz NOT NULL,
    text text NOT NULL,
    aligned_text text,
    marks jsonb NOT NULL,
    headline text NOT NULL,
    standfirst text,
    byline text,
    url text,
    language text NOT NULL,
    published_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    embargoed_until timestamptz,
    standing text NOT NULL DEFAULT 'standing' CHECK (standing IN ('standing', 'folded', 'retracted', 'erased')),${EVENT_COLUMNS},
    PRIMARY KEY (article_id, revision_id)
  );

  CREATE TABLE gen_1.runs (
    article_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- One machine may fail where another succeeds: both facts stay.
    outcome text NOT NULL CHECK (outcome IN ('completed', 'failed')),
    revision_id uuid NOT NULL,
    engine_version text NOT NULL,
    statement_ids uuid[] NOT NULL,
    accusation_ids uuid[] NOT NULL,
    denial_ids uuid[] NOT NULL,
    diagnostics jsonb NOT NULL,
    work_units bigint,
    failure_code text,
    failure_reason text,
    is_whole boolean NOT NULL DEFAULT false,${EVENT_COLUMNS},
    PRIMARY KEY (article_id, run_id, outcome)
  );
`;

const WITHDRAWALS = `
  CREATE TABLE gen_1.retractions (
    article_id uuid NOT NULL,
    retraction_id uuid NOT NULL,
    source text NOT NULL,
    guid text NOT NULL,
    retracted_by text NOT NULL CHECK (retracted_by IN ('source', 'operator')),
    order_key text COLLATE "C",
    delivery_id uuid,
    status text,
    operator text,
    reason text,
    retracted_at timestamptz NOT NULL,${EVENT_COLUMNS},
    PRIMARY KEY (article_id, retraction_id)
  );

  CREATE TABLE gen_1.reinstatements (
    article_id uuid NOT NULL,
    retraction_id uuid NOT NULL,
    operator text NOT NULL,
    reason text NOT NULL,
    reinstated_at timestamptz NOT NULL,${EVENT_COLUMNS},
    PRIMARY KEY (article_id, retraction_id)
  );

  CREATE TABLE gen_1.erasures (
    article_id uuid PRIMARY KEY,
    operator text NOT NULL,
    reason text NOT NULL,
    erased_at timestamptz NOT NULL,${EVENT_COLUMNS}
  );
`;

/** A table of findings; its key leads through article and run, which is how findings are always reached together. */
function findingTable(kind: 'statements' | 'accusations' | 'denials', columns: string): string {
  const id = `${kind.slice(0, -1)}_id`;
  return `
  CREATE TABLE gen_1.${kind} (
    article_id uuid NOT NULL,
    run_id uuid NOT NULL,
    ${id} uuid NOT NULL,
    revision_id uuid NOT NULL,
    key uuid NOT NULL,
    zone text NOT NULL,${columns}
    channel_kind text,
    channel_name text,
    channel_mention jsonb,
    said_at text,
    said_at_precision text,
    said_at_mention jsonb,
    -- The first and the last day that \`said_at\` can mean, in the article's own zone.
    said_first date,
    said_last date,${EVENT_COLUMNS},
    PRIMARY KEY (article_id, run_id, ${id})
  );`;
}

/** A party: an actor with id and name, or a reason why there is none; the mention is {start, end, text}. */
function party(role: string): string {
  return `
    ${role} text COLLATE "C",
    ${role}_name text,
    ${role}_unknown text,
    ${role}_mention jsonb,`;
}

const STATEMENT_COLUMNS = `
    kind text NOT NULL,${party('speaker')}
    content_start int NOT NULL,
    content_end int NOT NULL,
    content_text text NOT NULL,
    parts jsonb,
    cue jsonb,`;

const ACCUSING_COLUMNS = `
    allegation_start int,
    allegation_end int,
    allegation_text text,
    trigger_start int NOT NULL,
    trigger_end int NOT NULL,
    trigger_text text NOT NULL,
    certainty text NOT NULL,
    modality text NOT NULL,
    legal text NOT NULL,
    answers_accusation_id uuid,
    in_statement_id uuid,`;

const ACCUSATION_COLUMNS = `${party('accuser')}${party('accused')}${ACCUSING_COLUMNS}
    mutual_group uuid,`;

const DENIAL_COLUMNS = `${party('denier')}${party('denied_accuser')}${ACCUSING_COLUMNS}`;

const FINDING_INDEXES = `
  CREATE INDEX statements_by_key ON gen_1.statements (key);
  CREATE INDEX statements_by_speaker ON gen_1.statements (speaker, recorded_at);
  CREATE INDEX accusations_by_key ON gen_1.accusations (key);
  CREATE INDEX accusations_by_accuser ON gen_1.accusations (accuser, recorded_at);
  CREATE INDEX accusations_by_accused ON gen_1.accusations (accused, recorded_at);
  CREATE INDEX denials_by_key ON gen_1.denials (key);
  CREATE INDEX denials_by_denier ON gen_1.denials (denier, recorded_at);
  CREATE INDEX denials_by_denied_accuser ON gen_1.denials (denied_accuser, recorded_at);
`;

const DERIVED = `
  -- What readers see of an article: its state, and the revision and run that are shown. Copied from the shown revision
  -- (where there is none, from the newest): what listings filter and sort by.
  CREATE TABLE gen_1.articles (
    article_id uuid PRIMARY KEY,
    state text NOT NULL DEFAULT 'unheard'
      CHECK (state IN ('visible', 'stale', 'pending', 'failed', 'retracted', 'erased', 'unheard')),
    source text,
    revision_id uuid,
    run_id uuid,
    engine_version text,
    newest_revision_id uuid,
    language text,
    published_at timestamptz,
    embargoed_until timestamptz,
    withheld_reason text,
    revision_count int NOT NULL DEFAULT 0,
    statement_count int NOT NULL DEFAULT 0,
    accusation_count int NOT NULL DEFAULT 0,
    denial_count int NOT NULL DEFAULT 0
  );
  CREATE INDEX articles_by_time ON gen_1.articles (published_at DESC, article_id);
  CREATE INDEX articles_by_source ON gen_1.articles (source, published_at DESC);

  -- What the shown run of an article contributes to a pair of actors. Counts are of certain findings unless named otherwise.
  CREATE TABLE gen_1.article_pairs (
    article_id uuid NOT NULL,
    accuser text COLLATE "C" NOT NULL,
    accused text COLLATE "C" NOT NULL,
    accuser_name text NOT NULL,
    accused_name text NOT NULL,
    accusations int NOT NULL,
    uncertain_accusations int NOT NULL,
    mutual int NOT NULL,
    denials int NOT NULL,
    PRIMARY KEY (article_id, accuser, accused)
  );
  CREATE INDEX article_pairs_by_accuser ON gen_1.article_pairs (accuser, accused);
  CREATE INDEX article_pairs_by_accused ON gen_1.article_pairs (accused);

  CREATE TABLE gen_1.article_actors (
    article_id uuid NOT NULL,
    actor text COLLATE "C" NOT NULL,
    name text NOT NULL,
    statements int NOT NULL,
    accusations_made int NOT NULL,
    accusations_received int NOT NULL,
    denials_made int NOT NULL,
    denials_received int NOT NULL,
    PRIMARY KEY (article_id, actor)
  );
  CREATE INDEX article_actors_by_actor ON gen_1.article_actors (actor);
`;

const BOOKKEEPING = `
  CREATE TABLE gen_1.checkpoints (
    projection text NOT NULL,
    topic text NOT NULL,
    partition int NOT NULL,
    next_offset bigint NOT NULL,
    cluster_id text NOT NULL,
    topic_id text NOT NULL,
    -- The greatest \`time\` of the events handled, for display.
    last_recorded_at timestamptz,
    PRIMARY KEY (projection, topic, partition)
  );

  CREATE TABLE gen_1.refused_records (
    topic text NOT NULL,
    partition int NOT NULL,
    "offset" bigint NOT NULL,
    code text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (topic, partition, "offset")
  );
`;
