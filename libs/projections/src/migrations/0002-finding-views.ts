import { WITHHELD_EMBARGO, type View } from './0002-view';

type Kind = 'statements' | 'accusations' | 'denials';
type Columns = View['columns'];

/** The characters shown on either side of a finding. */
const AROUND = 200;

/** The findings of one kind with the article, revision and source that they belong to. */
export function findingSource(kind: Kind): string {
  return `gen_1.articles a
    JOIN gen_1.${kind} f ON f.article_id = a.article_id AND f.run_id = a.run_id
    JOIN gen_1.article_revisions r ON r.article_id = a.article_id AND r.revision_id = a.revision_id
    LEFT JOIN gen_1.sources src ON src.source = a.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p
    WHERE a.state IN ('visible', 'stale') AND NOT (${WITHHELD_EMBARGO})`;
}

/** A column that text policy none leaves empty. */
const worded = (expression: string): string => `CASE WHEN p.policy <> 'none' THEN ${expression} END`;

/** The three columns of a span that the table holds as {start, end, text}. */
function mention(column: string, meaning: string): Columns {
  return [
    [`${column}_start`, worded(`(f.${column} ->> 'start')::int`), `${meaning}: first character offset, in UTF-16 code units.`],
    [`${column}_end`, worded(`(f.${column} ->> 'end')::int`), `${meaning}: character offset behind the last character.`],
    [`${column}_text`, worded(`f.${column} ->> 'text'`), `${meaning}: the characters.`],
  ];
}

/** The three columns of a span that the table holds in three columns. */
function span(column: string, meaning: string): Columns {
  return [
    [`${column}_start`, worded(`f.${column}_start`), `${meaning}: first character offset, in UTF-16 code units.`],
    [`${column}_end`, worded(`f.${column}_end`), `${meaning}: character offset behind the last character.`],
    [`${column}_text`, worded(`f.${column}_text`), `${meaning}: the characters.`],
  ];
}

function party(role: string, meaning: string): Columns {
  return [
    [`${role}_canonical`, `f.${role}`, `${meaning}: id of the actor.`],
    [`${role}_name`, `f.${role}_name`, `${meaning}: fullest name in the article.`],
    [`${role}_unknown_reason`, `f.${role}_unknown`, `${meaning}: why there is no actor: agentless-passive, hearsay, not-named or unresolved.`],
    ...mention(`${role}_mention`, `${meaning}, as named here`),
  ];
}

/** Text on one side of a finding that runs from `first` to `past`. */
function context(first: string, past: string): Columns {
  const slice = (from: string, to: string): string => worded(`on_record.utf16_slice(r.text, r.aligned_text, ${from}, ${to})`);
  return [
    ['context_before', slice(`greatest(${first} - ${AROUND}, 0)`, first), `Up to ${AROUND} characters before the finding.`],
    ['context_after', slice(past, `${past} + ${AROUND}`), `Up to ${AROUND} characters after the finding.`],
  ];
}

function identity(id: string): Columns {
  return [
    ['key', 'f.key', 'Key for permalinks: follows the finding through the revisions of its article.'],
    ['id', `f.${id}`, 'Id of this finding of this run.'],
    ['article_id', 'f.article_id', 'The article.'],
    ['revision_id', 'f.revision_id', 'The revision that it was read from.'],
    ['run_id', 'f.run_id', 'The run that found it.'],
    ['engine_version', 'a.engine_version', 'The engine version of that run.'],
    ['event_id', 'f.event_id', 'The event that recorded it.'],
    ['article_event_id', 'r.event_id', 'The ArticleReceived event of the revision.'],
    ['delivery_id', 'r.delivery_id', 'The delivery that brought the revision.'],
    ['recorded_at', 'f.recorded_at', 'Time of the event: when On Record received the revision.'],
    ['published_at', 'a.published_at', 'When the source published the article.'],
    ['source', 'a.source', 'Short name of the source.'],
    ['source_name', 'coalesce(src.name, a.source)', 'Name of the source for people.'],
    ['text_policy', 'p.policy', 'full, snippet or none.'],
    ['url', 'r.url', 'Where the source published the article.'],
    ['headline', worded('r.headline'), 'Headline of the article.'],
    ['language', 'a.language', 'BCP 47 language tag of the article.'],
    ['is_stale', `a.state = 'stale'`, 'True where the engine failed at a newer revision: left out of default listings.'],
    ['zone', 'f.zone', 'Where in the article: headline, summary, byline, dateline, body, caption or boilerplate.'],
  ];
}

const circumstances: Columns = [
  ['channel_kind', 'f.channel_kind', 'By which way it was said: social-post, interview, court, …'],
  ['channel_name', worded('f.channel_name'), 'Name of the venue, where the text gives one.'],
  ...mention('channel_mention', 'The words that name the channel'),
  ['said_at_value', 'f.said_at', 'When it was said: ISO 8601 in the zone of the article, as precise as the text is.'],
  ['said_at_precision', 'f.said_at_precision', 'instant, hour, part-of-day, day, week, month or year.'],
  ['said_first', 'f.said_first', 'The first day that the time can mean.'],
  ['said_last', 'f.said_last', 'The last day that the time can mean.'],
  ...mention('said_at_mention', 'The words that give the time'),
];

const keyOfAccusation = `(SELECT x.key FROM gen_1.accusations x WHERE x.article_id = f.article_id AND x.run_id = f.run_id AND x.accusation_id = f.answers_accusation_id)`;
const keyOfStatement = `(SELECT x.key FROM gen_1.statements x WHERE x.article_id = f.article_id AND x.run_id = f.run_id AND x.statement_id = f.in_statement_id)`;

const accusing: Columns = [
  ...span('allegation', 'What is alleged'),
  ...span('trigger', 'The word that accuses or denies'),
  ['certainty', 'f.certainty', 'certain or uncertain.'],
  ['modality', 'f.modality', 'asserted, hedged or historical.'],
  ['legal', 'f.legal', 'none, charge, indictment, lawsuit or complaint.'],
  ['answers_id', 'f.answers_accusation_id', 'Id of the accusation that this one answers.'],
  ['answers_key', keyOfAccusation, 'Key of the accusation that this one answers.'],
  ['statement_id', 'f.in_statement_id', 'Id of the statement that it lies in.'],
  ['statement_key', keyOfStatement, 'Key of the statement that it lies in.'],
  ...circumstances,
  ...context('least(f.trigger_start, f.allegation_start)', 'greatest(f.trigger_end, f.allegation_end)'),
];

/** The columns of `read_v1.statements`. */
export const statementColumns: Columns = [
  ...identity('statement_id'),
  ['kind', 'f.kind', 'direct, indirect or mixed.'],
  ...party('speaker', 'Who speaks'),
  ...span('content', 'What is said'),
  ['parts', worded('f.parts'), 'The parts of a split content: [{start, end, text}].'],
  ...mention('cue', 'The words that report'),
  ...circumstances,
  ...context('f.content_start', 'f.content_end'),
];

/** The columns of `read_v1.accusations`. */
export const accusationColumns: Columns = [
  ...identity('accusation_id'),
  ...party('accuser', 'Who accuses'),
  ...party('accused', 'Who is accused'),
  ['mutual_group', 'f.mutual_group', 'Equal for all directions of "accused each other".'],
  ...accusing,
];

/** The columns of `read_v1.denials`. */
export const denialColumns: Columns = [
  ...identity('denial_id'),
  ...party('denier', 'Who denies'),
  ...party('denied_accuser', 'Whose allegation is denied'),
  ...accusing,
];
