import { ARTICLE_REVISIONS } from './0002-read-views';
import { WITHHELD_EMBARGO, type View } from './0002-view';
import { REVISION_CONTENTS, REVISION_FINDINGS } from './0003-revision-views';
import { WITH_NOTICE } from './0004-source-notices';

/** A revision whose content may be shown where it is asked for: a reading that was superseded is no longer shown, but no secret. */
const STANDS = `r.standing IN ('standing', 'folded', 'superseded')`;

/** Revisions with the article, the source and its text policy. */
export const REVISIONS = `gen_1.article_revisions r
    JOIN gen_1.articles shown ON shown.article_id = r.article_id
    LEFT JOIN gen_1.sources src ON src.source = r.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p`;

/** What is retracted, erased or embargoed now is withheld, and so is each revision of an article that is. */
export const MAY_BE_SHOWN = `${STANDS}
      AND NOT (r.embargoed_until IS NOT NULL AND r.embargoed_until > now())
      AND shown.state NOT IN ('retracted', 'erased', 'unheard')
      AND NOT (${WITHHELD_EMBARGO.replaceAll('a.', 'shown.')})`;

const CHOSEN_RUN = `gen_1.runs run ON run.article_id = r.article_id AND run.run_id = r.run_id AND run.outcome = 'completed'`;

/** The findings of revisions, of the run that was chosen for each when its article was decided. */
export const FINDINGS_OF_CHOSEN_RUNS: readonly View[] = (['statements', 'accusations', 'denials'] as const).map((kind) => ({
  name: `revision_${kind}`,
  comment: `The ${kind} of the run of each revision that counts; of the shown revision they are those of read_v1.${kind}.`,
  from: `${REVISIONS}
    JOIN ${CHOSEN_RUN}
    CROSS JOIN LATERAL (
      SELECT run.engine_version, r.published_at, r.source, r.language,
        CASE WHEN shown.state = 'stale' AND shown.revision_id = r.revision_id THEN 'stale' ELSE 'visible' END AS state) a
    JOIN gen_1.${kind} f ON f.article_id = r.article_id AND f.run_id = run.run_id
    WHERE ${MAY_BE_SHOWN}`,
  columns: columnsOf(`revision_${kind}`),
}));

/** `read_v1.revision_contents` with the run that was chosen. */
export const CONTENTS_OF_CHOSEN_RUNS: View = {
  ...REVISION_CONTENTS,
  from: `${REVISIONS} LEFT JOIN ${CHOSEN_RUN} WHERE ${MAY_BE_SHOWN}`,
  columns: REVISION_CONTENTS.columns.map((column) => (column[0] === 'run_id' ? ['run_id', 'run.run_id', 'Its run that counts; empty where the engine has not read it, or failed.'] : column)),
};

/** `read_v1.article_revisions` that knows superseded readings. */
export const ARTICLE_REVISIONS_WITH_READINGS: View = {
  ...ARTICLE_REVISIONS,
  from: ARTICLE_REVISIONS.from.replace(`r.standing IN ('standing', 'folded')`, STANDS),
  columns: ARTICLE_REVISIONS.columns.map((column) => (column[0] === 'standing'
    ? ['standing', `CASE WHEN ${STANDS} AND e.is_embargoed THEN 'embargoed' ELSE r.standing END`,
      'standing, folded (equal in content to the revision before it), superseded (its delivery was read again), retracted, erased or embargoed.']
    : column)),
};

/** The columns of a view of findings of revisions, the notice of the source included. */
function columnsOf(name: string): View['columns'] {
  return [...WITH_NOTICE, ...REVISION_FINDINGS].find((view) => view.name === name)?.columns ?? [];
}
