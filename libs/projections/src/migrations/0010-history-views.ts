import { accusationColumns, denialColumns, statementColumns } from './0002-finding-views';
import { WITHHELD_EMBARGO, type View } from './0002-view';
import { MAY_BE_SHOWN } from './0010-revision-views';

const WITHHELD_NOW = WITHHELD_EMBARGO.replaceAll('a.', 'shown.');
const NOTICE = 'What readers must see beside everything of this source; empty for most.';

/** A stretch that begins or ends with an embargo that is not over tells nothing of it. */
const BEGUN = 'h.valid_from <= now()';
const STRETCH: View['columns'] = [
  ['shown_from', 'h.valid_from', 'Since when readers saw this, by the times of events.'],
  ['shown_to', 'CASE WHEN h.valid_to <= now() THEN h.valid_to END', 'Until when; empty where they still do.'],
];

/** What is withheld now is withheld, whenever it was shown. */
function findingsOverTime(kind: 'statements' | 'accusations' | 'denials', columns: View['columns']): View {
  return {
    name: `${kind.slice(0, -1)}_history`,
    comment: `The ${kind} that readers saw over time: those of a moment t are WHERE shown_from <= t AND (shown_to IS NULL OR shown_to > t). What is withheld now is left out.`,
    from: `gen_1.article_history h
    JOIN gen_1.article_revisions r ON r.article_id = h.article_id AND r.revision_id = h.revision_id
    JOIN gen_1.articles shown ON shown.article_id = h.article_id
    JOIN gen_1.runs run ON run.article_id = h.article_id AND run.run_id = h.run_id AND run.outcome = 'completed'
    JOIN gen_1.${kind} f ON f.article_id = h.article_id AND f.run_id = h.run_id
    LEFT JOIN gen_1.sources src ON src.source = r.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p
    CROSS JOIN LATERAL (SELECT run.engine_version, r.published_at, r.source, r.language, h.state) a
    WHERE h.state IN ('visible', 'stale') AND ${BEGUN} AND ${MAY_BE_SHOWN}`,
    columns: [...columns, ['source_notice', 'src.notice', NOTICE], ...STRETCH],
  };
}

const withPolicy = (least: 'snippet' | 'full', column: string): string =>
  `CASE WHEN p.policy ${least === 'full' ? `= 'full'` : `<> 'none'`} THEN r.${column} END`;
const unlessEmbargoed = (expression: string): string => `CASE WHEN NOT e.is_embargoed THEN ${expression} END`;
const counted = (list: string): string => `coalesce(cardinality(run.${list}), 0)`;

const ARTICLE_HISTORY: View = {
  name: 'article_history',
  comment: 'What readers saw of each article over time: those of a moment t are WHERE shown_from <= t AND (shown_to IS NULL OR shown_to > t). Of what is withheld now there are state and times.',
  from: `gen_1.article_history h
    JOIN gen_1.articles shown ON shown.article_id = h.article_id
    CROSS JOIN LATERAL (SELECT ${WITHHELD_NOW} AS is_embargoed) e
    LEFT JOIN gen_1.article_revisions then_shown ON then_shown.article_id = h.article_id AND then_shown.revision_id = h.revision_id
    CROSS JOIN LATERAL (SELECT CASE
      WHEN shown.state IN ('retracted', 'erased') THEN shown.state
      WHEN e.is_embargoed OR then_shown.embargoed_until > now() THEN 'embargoed'
      WHEN then_shown.standing IN ('retracted', 'erased') THEN then_shown.standing END AS withheld_now) w
    LEFT JOIN gen_1.article_revisions r ON r.article_id = h.article_id AND r.revision_id = h.revision_id
      AND w.withheld_now IS NULL AND h.state IN ('visible', 'stale', 'pending', 'failed')
    LEFT JOIN gen_1.runs run ON run.article_id = r.article_id AND run.run_id = h.run_id AND run.outcome = 'completed'
    LEFT JOIN gen_1.sources src ON src.source = shown.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p
    WHERE ${BEGUN}`,
  columns: [
    ['article_id', 'h.article_id', 'The article.'],
    ['state', 'h.state', 'What readers saw of it then: visible, stale, pending, failed, retracted, erased or embargoed.'],
    ['withheld_now', 'w.withheld_now', 'Why the content must not be shown now, whatever was shown then: retracted, erased or embargoed; empty where it may be.'],
    ['withheld_reason', `CASE WHEN shown.state IN ('retracted', 'erased') THEN shown.withheld_reason END`, 'The reason that an operator gave for a retraction or an erasure that holds now.'],
    ['source', unlessEmbargoed('shown.source'), 'Short name of the source.'],
    ['source_name', unlessEmbargoed('coalesce(src.name, shown.source)'), 'Name of the source for people.'],
    ['text_policy', unlessEmbargoed('p.policy'), 'How much of the text the source lets readers see: full, snippet or none.'],
    ['guid', 'r.guid', 'The id that the source itself gives to the article.'],
    ['url', 'r.url', 'Where the source published the article.'],
    ['headline', withPolicy('snippet', 'headline'), 'Headline; empty under text policy none.'],
    ['byline', withPolicy('snippet', 'byline'), 'Who wrote the article; empty under text policy none.'],
    ['standfirst', withPolicy('full', 'standfirst'), 'Standfirst; under text policy full only.'],
    ['text', withPolicy('full', 'text'), 'Canonical text, to which all spans refer; under text policy full only.'],
    ['marks', withPolicy('full', 'marks'), 'Structural marks of the text: [{kind, start, end}]; under text policy full only.'],
    ['language', 'r.language', 'BCP 47 language tag.'],
    ['time_zone', 'r.time_zone', 'IANA time zone of the article.'],
    ['published_at', 'r.published_at', 'When the source published the revision.'],
    ['recorded_at', 'r.recorded_at', 'When On Record received the revision.'],
    ['revision_id', 'h.revision_id', 'The revision that readers saw, or waited for.'],
    ['visible_revision_id', 'CASE WHEN h.run_id IS NOT NULL THEN h.revision_id END', 'The revision whose findings were shown.'],
    ['visible_run_id', 'h.run_id', 'The run whose findings were shown.'],
    ['engine_version', 'run.engine_version', 'The engine version of that run.'],
    ['event_id', 'r.event_id', 'The ArticleReceived event of the revision.'],
    ['delivery_id', 'r.delivery_id', 'The delivery that brought the revision.'],
    ['statement_count', counted('statement_ids'), 'Number of statements of the run.'],
    ['accusation_count', counted('accusation_ids'), 'Number of accusations of the run, uncertain ones included.'],
    ['denial_count', counted('denial_ids'), 'Number of denials of the run, uncertain ones included.'],
    ['source_notice', unlessEmbargoed('src.notice'), NOTICE],
    ...STRETCH,
  ],
};

/** The views of what readers saw over time. */
export const HISTORY_VIEWS: readonly View[] = [
  ARTICLE_HISTORY,
  findingsOverTime('statements', statementColumns),
  findingsOverTime('accusations', accusationColumns),
  findingsOverTime('denials', denialColumns),
];
