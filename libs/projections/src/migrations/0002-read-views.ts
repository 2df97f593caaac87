import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accusationColumns, denialColumns, findingSource, statementColumns } from './0002-finding-views';
import { createView, WITHHELD_EMBARGO, type View } from './0002-view';

/**
 * Schema `read_v1`: all that readers may see, and the role `on_record_reader` that may see nothing else.
 *
 * The views enforce what every surface inherits:
 * - findings are those of the shown run of articles in state `visible` or `stale` (`is_stale`), never two runs mixed;
 * - what is retracted or erased, and what is embargoed until a moment that has not come, is left out; of the article its
 *   id and state remain;
 * - the text policy of the source: `full`; `snippet` findings with 200 characters around, no article body; `none`
 *   actors, codes, times and link only. A source that nothing is known of counts as `none`.
 *
 * All views are security barriers: a reader's own conditions see no row and no column that the view withholds, not even
 * through the text of an error. They run with the rights of their owner, so that the reader needs none on `gen_1`.
 */
export class ReadViews1795478400002 implements MigrationInterface {
  readonly name = 'ReadViews1795478400002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA read_v1');
    await runner.query(`COMMENT ON SCHEMA read_v1 IS 'The public read model of On Record: who said what, who accused whom, who denied it.'`);
    for (const view of VIEWS) await runner.query(createView(view));
    await runner.query(READER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA read_v1 CASCADE');
  }
}

/** `read_v1.articles` of this migration. */
export const ARTICLES: View = {
  name: 'articles',
  comment: 'One row for each article, withheld ones too: of these the id and the state remain, and for retracted and erased ones source and reason.',
  from: `gen_1.articles a
    LEFT JOIN gen_1.sources src ON src.source = a.source
    CROSS JOIN LATERAL (SELECT ${WITHHELD_EMBARGO} AS is_embargoed) e
    CROSS JOIN LATERAL (SELECT e.is_embargoed OR a.state IN ('retracted', 'erased') AS is_withheld) w
    LEFT JOIN gen_1.article_revisions r
      ON r.article_id = a.article_id AND r.revision_id = a.revision_id AND NOT w.is_withheld
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p
    WHERE a.state <> 'unheard'`,
  columns: [
    ['article_id', 'a.article_id', 'Id of the article: its source and guid.'],
    ['state', `CASE WHEN e.is_embargoed THEN 'embargoed' ELSE a.state END`, 'visible, stale (the engine failed at a newer revision), pending, failed, retracted, erased or embargoed.'],
    ['is_withheld', 'w.is_withheld', 'True where the content must not be shown now.'],
    ['withheld_reason', `CASE WHEN w.is_withheld AND NOT e.is_embargoed THEN a.withheld_reason END`, 'The reason that an operator gave for a retraction or an erasure.'],
    ['source', 'CASE WHEN NOT e.is_embargoed THEN a.source END', 'Short name of the source.'],
    ['source_name', 'CASE WHEN NOT e.is_embargoed THEN coalesce(src.name, a.source) END', 'Name of the source for people.'],
    ['text_policy', 'CASE WHEN NOT e.is_embargoed THEN p.policy END', 'How much of the text the source lets readers see: full, snippet or none.'],
    ['guid', 'r.guid', 'The id that the source itself gives to the article.'],
    ['url', 'r.url', 'Where the source published the article.'],
    ['headline', `CASE WHEN p.policy <> 'none' THEN r.headline END`, 'Headline; empty under text policy none.'],
    ['byline', `CASE WHEN p.policy <> 'none' THEN r.byline END`, 'Who wrote the article; empty under text policy none.'],
    ['standfirst', `CASE WHEN p.policy = 'full' THEN r.standfirst END`, 'Standfirst; under text policy full only.'],
    ['text', `CASE WHEN p.policy = 'full' THEN r.text END`, 'Canonical text, to which all spans refer; under text policy full only.'],
    ['marks', `CASE WHEN p.policy = 'full' THEN r.marks END`, 'Structural marks of the text: [{kind, start, end}]; under text policy full only.'],
    ['language', 'r.language', 'BCP 47 language tag.'],
    ['time_zone', 'r.time_zone', 'IANA time zone of the article.'],
    ['published_at', 'CASE WHEN NOT w.is_withheld THEN a.published_at END', 'When the source published the shown revision.'],
    ['recorded_at', 'r.recorded_at', 'When On Record received the shown revision.'],
    ['embargoed_until', 'r.embargoed_until', 'The end of an embargo that is over.'],
    ['version', 'r.version', 'Version number of the shown revision, as the source wrote it.'],
    ['version_created', 'r.version_created', 'When the source made the shown revision.'],
    ['newest_revision_id', 'a.newest_revision_id', 'The newest revision received, shown or not.'],
    ['visible_revision_id', 'CASE WHEN a.run_id IS NOT NULL THEN a.revision_id END', 'The revision whose findings are shown.'],
    ['visible_run_id', 'a.run_id', 'The run whose findings are shown.'],
    ['engine_version', 'a.engine_version', 'The engine version of that run.'],
    ['event_id', 'r.event_id', 'The ArticleReceived event of the shown revision.'],
    ['delivery_id', 'r.delivery_id', 'The delivery that brought the shown revision.'],
    ['revision_count', 'a.revision_count', 'Number of revisions received.'],
    ['statement_count', 'CASE WHEN w.is_withheld THEN 0 ELSE a.statement_count END', 'Number of statements shown.'],
    ['accusation_count', 'CASE WHEN w.is_withheld THEN 0 ELSE a.accusation_count END', 'Number of accusations shown, uncertain ones included.'],
    ['denial_count', 'CASE WHEN w.is_withheld THEN 0 ELSE a.denial_count END', 'Number of denials shown, uncertain ones included.'],
  ],
};

const REVISION_SHOWN = `r.standing IN ('standing', 'folded') AND NOT e.is_embargoed`;

/** `read_v1.article_revisions` of this migration. */
export const ARTICLE_REVISIONS: View = {
  name: 'article_revisions',
  comment: 'One row for each revision received, without its text. Withheld revisions keep ids and times of receipt.',
  from: `gen_1.article_revisions r
    JOIN gen_1.articles a ON a.article_id = r.article_id
    LEFT JOIN gen_1.sources src ON src.source = r.source
    CROSS JOIN LATERAL (SELECT r.embargoed_until IS NOT NULL AND r.embargoed_until > now() AND r.standing <> 'erased' AS is_embargoed) e
    CROSS JOIN LATERAL (SELECT ${REVISION_SHOWN} AS is_shown) w
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p`,
  columns: [
    ['article_id', 'r.article_id', 'The article.'],
    ['revision_id', 'r.revision_id', 'Id of the revision: article, order key and content.'],
    ['standing', `CASE WHEN r.standing IN ('standing', 'folded') AND e.is_embargoed THEN 'embargoed' ELSE r.standing END`, 'standing, folded (equal in content to the revision before it), retracted, erased or embargoed.'],
    ['is_visible', 'w.is_shown AND a.run_id IS NOT NULL AND r.revision_id = a.revision_id', 'True for the revision whose findings are shown.'],
    ['position', 'row_number() OVER (PARTITION BY r.article_id ORDER BY r.order_key)', 'Place among the revisions of the article, from 1, oldest first.'],
    ['version', 'CASE WHEN w.is_shown THEN r.version END', 'Version number as the source wrote it.'],
    ['version_created', 'CASE WHEN w.is_shown THEN r.version_created END', 'When the source made the revision.'],
    ['published_at', 'CASE WHEN w.is_shown THEN r.published_at END', 'When the source published it.'],
    ['received_at', 'r.received_at', 'When it was received.'],
    ['recorded_at', 'r.recorded_at', 'Time of the event that recorded it.'],
    ['headline', `CASE WHEN w.is_shown AND p.policy <> 'none' THEN r.headline END`, 'Headline; empty under text policy none.'],
    ['url', 'CASE WHEN w.is_shown THEN r.url END', 'Where it was published.'],
    ['language', 'CASE WHEN w.is_shown THEN r.language END', 'BCP 47 language tag.'],
    ['event_id', 'r.event_id', 'The ArticleReceived event.'],
    ['delivery_id', 'r.delivery_id', 'The delivery that brought it.'],
  ],
};

/** Articles whose contributions count: shown, not stale, and embargoed no longer. */
const COUNTED = `JOIN gen_1.articles a ON a.article_id = c.article_id AND a.state = 'visible' AND NOT (${WITHHELD_EMBARGO})`;
const TIMES: View['columns'] = [
  ['articles', 'count(*)', 'Number of articles.'],
  ['first_at', 'min(a.published_at)', 'When the first of these articles was published.'],
  ['last_at', 'max(a.published_at)', 'When the last of these articles was published.'],
];
/** Of the names that articles use the most frequent one, of equals the longest, of equals the first. */
const usualName = (actor: string, name: string): string => `(SELECT n.${name} FROM gen_1.article_${name === 'name' ? 'actors' : 'pairs'} n
      JOIN gen_1.articles b ON b.article_id = n.article_id AND b.state = 'visible' AND NOT (${WITHHELD_EMBARGO.replaceAll('a.', 'b.')})
      WHERE n.${actor} = c.${actor} GROUP BY n.${name} ORDER BY count(*) DESC, length(n.${name}) DESC, n.${name} COLLATE "C" LIMIT 1)`;

/** The views that sum up what articles contribute, of this migration. */
export const AGGREGATES: readonly View[] = [
  {
    name: 'pairs',
    comment: 'Who accused whom, over all articles that are shown and not stale. Counts are of certain findings unless named otherwise.',
    from: `gen_1.article_pairs c ${COUNTED} GROUP BY c.accuser, c.accused`,
    columns: [
      ['accuser_canonical', 'c.accuser', 'Id of the accuser.'],
      ['accuser_name', usualName('accuser', 'accuser_name'), 'The name that most articles give to the accuser.'],
      ['accused_canonical', 'c.accused', 'Id of the accused.'],
      ['accused_name', usualName('accused', 'accused_name'), 'The name that most articles give to the accused.'],
      ['accusations', 'sum(c.accusations)::int', 'Number of certain accusations.'],
      ['uncertain_accusations', 'sum(c.uncertain_accusations)::int', 'Number of uncertain accusations.'],
      ['mutual', 'sum(c.mutual)::int', 'Number of certain accusations that are one direction of "accused each other".'],
      ['denials', 'sum(c.denials)::int', 'Number of certain denials by the accused of what the accuser alleges.'],
      ...TIMES,
    ],
  },
  {
    name: 'actors',
    comment: 'Who acts in the findings of all articles that are shown and not stale. Counts are of certain findings.',
    from: `gen_1.article_actors c ${COUNTED} GROUP BY c.actor`,
    columns: [
      ['canonical', 'c.actor', 'Id of the actor; several acting together are joined by +.'],
      ['kind', `split_part(c.actor, ':', 1)`, 'country, person, org, group or document; of several together that of the first.'],
      ['name', usualName('actor', 'name'), 'The name that most articles give to the actor.'],
      ['statements', 'sum(c.statements)::int', 'Number of statements by the actor.'],
      ['accusations_made', 'sum(c.accusations_made)::int', 'Number of accusations by the actor.'],
      ['accusations_received', 'sum(c.accusations_received)::int', 'Number of accusations against the actor.'],
      ['denials', 'sum(c.denials_made)::int', 'Number of denials by the actor.'],
      ['denials_received', 'sum(c.denials_received)::int', 'Number of denials of what the actor alleges.'],
      ...TIMES,
    ],
  },
];

/** `read_v1.sources` of this migration. */
export const SOURCES: View = {
  name: 'sources',
  comment: 'The sources as they are configured.',
  from: 'gen_1.sources s',
  columns: [
    ['source', 's.source', 'Short name of the source.'],
    ['name', 's.name', 'Name for people.'],
    ['language', 's.language', 'BCP 47 language tag where an article gives none.'],
    ['time_zone', 's.time_zone', 'IANA time zone where an article gives none.'],
    ['text_policy', 's.text_policy', 'full, snippet or none.'],
    ['configured_at', 's.configured_at', 'When these settings were made.'],
  ],
};

/** The view of positions of this migration. */
export const PROJECTION_STATUS: View = {
  name: 'projection_status',
  comment: 'How far each projection has read each partition of the log.',
  from: 'gen_1.checkpoints c',
  columns: [
    ['projection', 'c.projection', 'Name of the projection.'],
    ['topic', 'c.topic', 'Topic of the log.'],
    ['partition', 'c.partition', 'Partition of the topic.'],
    ['next_offset', 'c.next_offset', 'The offset that is read next.'],
    ['last_event_time', 'c.last_recorded_at', 'The latest time of an event handled.'],
    ['refused_records', '(SELECT count(*) FROM gen_1.refused_records f WHERE f.topic = c.topic AND f.partition = c.partition)', 'Number of records set aside because they are no readable events.'],
  ],
};

/** The views of findings of this migration. */
export const FINDINGS: readonly View[] = [
  { name: 'statements', comment: 'Who said what: the statements of the shown run of each article.', from: findingSource('statements'), columns: statementColumns },
  { name: 'accusations', comment: 'Who accused whom of what: the accusations of the shown run of each article. Denials are no part of it.', from: findingSource('accusations'), columns: accusationColumns },
  { name: 'denials', comment: 'Who denied what: the denials of the shown run of each article.', from: findingSource('denials'), columns: denialColumns },
];

const VIEWS: readonly View[] = [ARTICLES, ARTICLE_REVISIONS, ...FINDINGS, ...AGGREGATES, SOURCES, PROJECTION_STATUS];

/**
 * The role of readers; it cannot log in until it gets a password. Roles belong to the whole server, so that two databases
 * may be migrated at once: losing that race is fine. The settings are made for this database only, for the same reason.
 */
const READER = `
  DO $$
  BEGIN
    CREATE ROLE on_record_reader NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$;
  DO $$
  BEGIN
    EXECUTE format('ALTER ROLE on_record_reader IN DATABASE %I SET statement_timeout = ''10s''', current_database());
    EXECUTE format('ALTER ROLE on_record_reader IN DATABASE %I SET default_transaction_read_only = on', current_database());
    -- A session can make itself writable; without this right it then still has nothing to write to.
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  END $$;
  GRANT USAGE ON SCHEMA read_v1 TO on_record_reader;
  GRANT SELECT ON ALL TABLES IN SCHEMA read_v1 TO on_record_reader;
`;
