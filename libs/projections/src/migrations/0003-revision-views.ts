import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accusationColumns, denialColumns, statementColumns } from './0002-finding-views';
import { createView, WITHHELD_EMBARGO, type View } from './0002-view';

/**
 * What each revision of an article said, shown to readers now or not: its content, and the findings of its greatest whole
 * run, never two runs mixed. The rules of the other views hold: what is retracted, erased or embargoed now is left out,
 * whichever revision is asked for, and so is every revision of an article that is withheld; the text policy of the source
 * cuts the same columns. Folded revisions are there: they are equal in content to the one before them.
 */
export class RevisionViews1795478400003 implements MigrationInterface {
  readonly name = 'RevisionViews1795478400003';

  async up(runner: QueryRunner): Promise<void> {
    for (const view of VIEWS) await runner.query(createView(view));
    await runner.query(`GRANT SELECT ON ${VIEWS.map(({ name }) => `read_v1.${name}`).join(', ')} TO on_record_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of VIEWS) await runner.query(`DROP VIEW read_v1.${name}`);
  }
}

/** The order of `compareEngineVersions` in the domain: by the three numbers, then by the whole text. */
const RELEASE = `CASE WHEN engine_version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}[+]'
        THEN string_to_array(split_part(engine_version, '+', 1), '.')::int[] ELSE ARRAY[-1, -1, -1] END`;

const GREATEST_WHOLE_RUN = `(
      SELECT * FROM gen_1.runs
      WHERE article_id = r.article_id AND revision_id = r.revision_id AND outcome = 'completed' AND is_whole
      ORDER BY ${RELEASE} DESC, engine_version COLLATE "C" DESC, run_id DESC LIMIT 1) run`;

const REVISIONS = `gen_1.article_revisions r
    JOIN gen_1.articles shown ON shown.article_id = r.article_id
    LEFT JOIN gen_1.sources src ON src.source = r.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p`;

const MAY_BE_SHOWN = `r.standing IN ('standing', 'folded')
      AND NOT (r.embargoed_until IS NOT NULL AND r.embargoed_until > now())
      AND shown.state NOT IN ('retracted', 'erased', 'unheard')
      AND NOT (${WITHHELD_EMBARGO.replaceAll('a.', 'shown.')})`;

/** The findings of one kind, with what the columns of findings ask of their article taken from the revision. */
function findingsOfRevisions(kind: 'statements' | 'accusations' | 'denials', columns: View['columns']): View {
  return {
    name: `revision_${kind}`,
    comment: `The ${kind} of the greatest whole run of each revision; of the shown revision they are those of read_v1.${kind}.`,
    from: `${REVISIONS}
    CROSS JOIN LATERAL ${GREATEST_WHOLE_RUN}
    CROSS JOIN LATERAL (
      SELECT run.engine_version, r.published_at, r.source, r.language,
        CASE WHEN shown.state = 'stale' AND shown.revision_id = r.revision_id THEN 'stale' ELSE 'visible' END AS state) a
    JOIN gen_1.${kind} f ON f.article_id = r.article_id AND f.run_id = run.run_id
    WHERE ${MAY_BE_SHOWN}`,
    columns,
  };
}

/** The view of the contents of revisions of this migration. */
export const REVISION_CONTENTS: View = {
  name: 'revision_contents',
  comment: 'One row for each revision that may be shown, with its content as the text policy of its source lets it through.',
  from: `${REVISIONS} LEFT JOIN LATERAL ${GREATEST_WHOLE_RUN} ON true WHERE ${MAY_BE_SHOWN}`,
  columns: [
    ['article_id', 'r.article_id', 'The article.'],
    ['revision_id', 'r.revision_id', 'The revision.'],
    ['run_id', 'run.run_id', 'Its greatest whole run; empty where the engine has not read it, or failed.'],
    ['engine_version', 'run.engine_version', 'The engine version of that run.'],
    ['guid', 'r.guid', 'The id that the source itself gives to the article.'],
    ['url', 'r.url', 'Where the source published it.'],
    ['headline', `CASE WHEN p.policy <> 'none' THEN r.headline END`, 'Headline; empty under text policy none.'],
    ['byline', `CASE WHEN p.policy <> 'none' THEN r.byline END`, 'Who wrote it; empty under text policy none.'],
    ['standfirst', `CASE WHEN p.policy = 'full' THEN r.standfirst END`, 'Standfirst; under text policy full only.'],
    ['text', `CASE WHEN p.policy = 'full' THEN r.text END`, 'Canonical text, to which all spans refer; under text policy full only.'],
    ['marks', `CASE WHEN p.policy = 'full' THEN r.marks END`, 'Structural marks of the text: [{kind, start, end}]; under text policy full only.'],
    ['language', 'r.language', 'BCP 47 language tag.'],
    ['time_zone', 'r.time_zone', 'IANA time zone of the article.'],
    ['published_at', 'r.published_at', 'When the source published it.'],
    ['recorded_at', 'r.recorded_at', 'When On Record received it.'],
    ['statement_count', 'coalesce(cardinality(run.statement_ids), 0)', 'Number of statements of the run.'],
    ['accusation_count', 'coalesce(cardinality(run.accusation_ids), 0)', 'Number of accusations of the run, uncertain ones included.'],
    ['denial_count', 'coalesce(cardinality(run.denial_ids), 0)', 'Number of denials of the run, uncertain ones included.'],
  ],
};

/** The views of the findings of each revision. */
export const REVISION_FINDINGS: readonly View[] = [
  findingsOfRevisions('statements', statementColumns),
  findingsOfRevisions('accusations', accusationColumns),
  findingsOfRevisions('denials', denialColumns),
];

const VIEWS: readonly View[] = [REVISION_CONTENTS, ...REVISION_FINDINGS];
