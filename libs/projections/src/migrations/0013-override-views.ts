import { createView, WITHHELD_EMBARGO, type View } from './0002-view';
import { WITH_NOTICE } from './0004-source-notices';
import { HISTORY_VIEWS } from './0010-history-views';
import { CONTENTS_OF_CHOSEN_RUNS } from './0010-revision-views';
import { PART_BY_MERGES, resolvedTogether, ROLES, tableOf, VIEWS_BEFORE as VIEWS_BEFORE_ACTORS, VIEWS_OF_ACTORS, type FindingsTable, type PartMeaning } from './0012-actor-views';

type Column = View['columns'][number];

const kindOf = (table: FindingsTable): string => table.slice(0, -1);

/** What an editor (`o`) says of a party, or else what was read of it. */
const saidOf = (o: string, role: string, [field, read]: readonly [field: string, read: string]): string =>
  `CASE WHEN ${o}.parties ? '${role}' THEN ${o}.parties #>> '{${role},${field}}' ELSE ${read} END`;

/** Whoever an editor says it is, or else who was read. */
function ascribed(role: string): string {
  const said = (field: string, read: string): string => saidOf('o', role, [field, read]);
  return `
    CROSS JOIN LATERAL (SELECT
      ${said('canonical', `f.${role}`)} AS id,
      ${said('name', `f.${role}_name`)} AS name,
      CASE WHEN o.parties ? '${role}' THEN CASE WHEN o.parties #>> '{${role},canonical}' IS NULL THEN 'not-named' END ELSE f.${role}_unknown END AS unknown) ${role}_said`;
}

const OF_GROUP = `gen_1.accusations m LEFT JOIN gen_1.finding_overrides c ON c.article_id = m.article_id AND c.kind = 'accusation' AND c.key = m.key
        WHERE m.article_id = f.article_id AND m.run_id = f.run_id AND m.mutual_group = f.mutual_group`;

/** Where editors changed who accuses whom in a mutual group, an accusation is mutual as long as another one leads back. */
const MUTUAL_GROUP = `
    CASE WHEN f.mutual_group IS NULL OR NOT EXISTS (SELECT FROM ${OF_GROUP} AND c.change IN ('hidden', 're-ascribed')) THEN f.mutual_group
      WHEN EXISTS (SELECT FROM ${OF_GROUP} AND c.change IS DISTINCT FROM 'hidden'
        AND ${saidOf('c', 'accuser', ['canonical', 'm.accuser'])} = accused_said.id AND ${saidOf('c', 'accused', ['canonical', 'm.accused'])} = accuser_said.id) THEN f.mutual_group END AS shown_mutual_group,`;

/** What the id of a party (`<role>_said.id`) means: the joins that say so, the id and the name that come of it, and the same of each of several. */
export interface PartyMeaning {
  readonly joinsOf: (role: string) => string;
  readonly idOf: (role: string) => string;
  readonly nameOf: (role: string) => string;
  readonly ofPart: PartMeaning;
}

/** By merges alone. */
export const BY_MERGES: PartyMeaning = {
  joinsOf: (role) => `LEFT JOIN gen_1.resolved_actors ${role}_means ON ${role}_means.actor = ${role}_said.id`,
  idOf: (role) => `coalesce(${role}_means.canonical, ${role}_said.id)`,
  nameOf: (role) => `${role}_means.shown_name`,
  ofPart: PART_BY_MERGES,
};

/**
 * The statement that makes `resolved_<table>` anew: the rows of a table of findings without those that editors hid, with the
 * parties that editors said, and with what the ids of these mean.
 */
export function correctedFindings(table: FindingsTable, by = BY_MERGES): string {
  const roles = ROLES[table];
  // CASE leaves the dear part to ids of several who act together, which are few.
  const together = (role: string): string => resolvedTogether(`${role}_said.id`, by.ofPart);
  const resolved = roles.map((role) => `
    CASE WHEN ${role}_said.id LIKE '%+%' THEN ${together(role)} ELSE ${by.idOf(role)} END COLLATE "C" AS ${role}_canonical,
    coalesce(CASE WHEN ${role}_said.id LIKE '%+%'
      THEN (SELECT named.shown_name FROM gen_1.resolved_actors named WHERE named.actor = ${together(role)})
      ELSE ${by.nameOf(role)} END, ${role}_said.name) AS ${role}_shown_name`);
  const said = roles.map((role) => `
    ${role}_said.name AS ${role}_said_name, ${role}_said.unknown AS ${role}_said_unknown`);
  return `CREATE OR REPLACE VIEW gen_1.resolved_${table} AS SELECT f.*,${[...resolved, ...said].join(',')},
${table === 'accusations' ? MUTUAL_GROUP : ''}
    o.change AS edited, o.overridden_at AS edited_at, o.reason AS edit_reason
  FROM gen_1.${table} f
    LEFT JOIN gen_1.finding_overrides o ON o.article_id = f.article_id AND o.kind = '${kindOf(table)}' AND o.key = f.key AND o.change <> 'as-read'${roles.map((role) => `${ascribed(role)}
    ${by.joinsOf(role)}`).join('')}
  WHERE o.change IS DISTINCT FROM 'hidden'`;
}

const isHidden = (kind: string): string => `EXISTS (SELECT FROM gen_1.finding_overrides h WHERE h.article_id = f.article_id AND h.kind = '${kind}' AND h.key = x.key AND h.change = 'hidden')`;
/** The id or the key of a finding of the same run that is not hidden. */
const linked = (column: string, table: FindingsTable, reference: string): string =>
  `(SELECT x.${column} FROM gen_1.${table} x WHERE x.article_id = f.article_id AND x.run_id = f.run_id AND x.${kindOf(table)}_id = f.${reference} AND NOT ${isHidden(kindOf(table))})`;

/** Links lead to no finding that is hidden. */
const LINKS: Readonly<Record<string, string>> = {
  answers_id: linked('accusation_id', 'accusations', 'answers_accusation_id'),
  answers_key: linked('key', 'accusations', 'answers_accusation_id'),
  statement_id: linked('statement_id', 'statements', 'in_statement_id'),
  statement_key: linked('key', 'statements', 'in_statement_id'),
};

const EDITED: View['columns'] = [
  ['edited', 'f.edited', 're-ascribed where an editor said who its parties are, confirmed where an editor said that it is right; empty for most.'],
  ['edited_at', 'f.edited_at', 'When the editor said so.'],
  ['edit_reason', `CASE WHEN p.policy <> 'none' THEN f.edit_reason END`, 'Why, in the words of the editor; empty under text policy none, for they may be those of the article.'],
];

/** A view of findings that shows what editors said of them, and behind its other columns that they did. */
function withEdits(view: View): View {
  const isOfStatements = tableOf(view) === 'statements';
  const columns = view.columns.map((column): Column => {
    const [name, expression, comment] = column;
    const link = LINKS[name];
    if (link !== undefined && !isOfStatements) return [name, link, comment];
    if (name === 'mutual_group') return [name, 'f.shown_mutual_group', comment];
    if (name.endsWith('_unknown_reason')) return [name, expression.replace(/_unknown$/, '_said_unknown'), comment];
    // A denial that answers a hidden accusation has no code of it.
    return [name, expression.replaceAll(`x.cameo <> '110')`, `x.cameo <> '110' AND NOT ${isHidden('accusation')})`), comment];
  });
  const read = ROLES[tableOf(view)].map((role): Column => [`${role}_read_unknown_reason`, `f.${role}_unknown`, 'Why the engine read no actor.']);
  return { ...view, columns: [...columns, ...read, ...EDITED] };
}

const KINDS = ['statement', 'accusation', 'denial'] as const;

/** How many findings of a kind of `run` are hidden. Articles without any are passed over by a set that is read once. */
const hiddenIn = (kind: string): string => `CASE WHEN run.article_id IN (SELECT any_hidden.article_id FROM gen_1.finding_overrides any_hidden WHERE any_hidden.change = 'hidden') THEN (
      SELECT count(*) FROM gen_1.finding_overrides o JOIN gen_1.${kind}s x ON x.article_id = o.article_id AND x.key = o.key
      WHERE o.article_id = run.article_id AND x.run_id = run.run_id AND o.kind = '${kind}' AND o.change = 'hidden')::int ELSE 0 END`;

const HIDDEN_COUNT = 'Number of its findings that editors have hidden; no part of the other numbers.';

/** A view of contents that counts the findings that are not hidden, and those that are. */
function withoutHidden(view: View): View {
  const columns = view.columns.map((column): Column => {
    const kind = KINDS.find((each) => column[0] === `${each}_count`);
    return kind === undefined ? column : [column[0], `${column[1]} - ${hiddenIn(kind)}`, column[2]];
  });
  return { ...view, columns: [...columns, ['hidden_count', KINDS.map(hiddenIn).join(' + '), HIDDEN_COUNT]] };
}

const named = (views: readonly View[], name: string): readonly View[] => views.filter((view) => view.name === name);

const ARTICLES = named(WITH_NOTICE, 'articles');
const CONTENTS: readonly View[] = [CONTENTS_OF_CHOSEN_RUNS, ...named(HISTORY_VIEWS, 'article_history')];
const FINDINGS = VIEWS_OF_ACTORS.filter(({ name }) => /statement|accusation|denial/.test(name));

/** The views that this migration changes, as they were before. */
export const VIEWS_BEFORE: readonly View[] = [...FINDINGS, ...ARTICLES, ...CONTENTS];

/** The views that this migration changes. */
export const VIEWS_OF_OVERRIDES: readonly View[] = [
  ...FINDINGS.map(withEdits),
  ...ARTICLES.map((view): View => ({ ...view, columns: [...view.columns, ['hidden_count', 'CASE WHEN w.is_withheld THEN 0 ELSE a.hidden_count END', HIDDEN_COUNT]] })),
  ...CONTENTS.map(withoutHidden),
];

/**
 * The statements that make `<table>_as_read`: the findings of every revision that may be shown as the engine read them, hidden or
 * not, cut by the text policy. They stand beside the tables, where readers do not reach: for editors and for evaluation.
 */
export const AS_READ: readonly string[] = VIEWS_BEFORE_ACTORS.filter(({ name }) => name.startsWith('revision_')).map((view) =>
  createView({ ...view, name: `${tableOf(view)}_as_read`, comment: `The ${tableOf(view)} of the run of each revision that counts, as the engine read them, hidden or not.` }).replaceAll('read_v1.', 'gen_1.'));

/** Whether the finding stands in a revision that is not withheld. */
const IN_SHOWN_REVISION = KINDS.map((kind) => `EXISTS (SELECT FROM gen_1.${kind}s_as_read v WHERE v.article_id = o.article_id AND v.key = o.key AND o.kind = '${kind}')`).join(' OR ');

/** `read_v1.finding_overrides` of this migration. */
export const FINDING_OVERRIDES: View = {
  name: 'finding_overrides',
  comment: 'What editors said of findings: a row for each finding that is hidden, re-ascribed or confirmed, in whichever revision it stands. Of articles that are withheld there is none.',
  from: `gen_1.finding_overrides o
    JOIN gen_1.articles a ON a.article_id = o.article_id
    LEFT JOIN gen_1.sources src ON src.source = a.source
    CROSS JOIN LATERAL (SELECT coalesce(src.text_policy, 'none') AS policy) p
    WHERE o.change <> 'as-read' AND a.state IN ('visible', 'stale', 'pending', 'failed') AND NOT (${WITHHELD_EMBARGO})`,
  columns: [
    ['key', 'o.key', 'Key of the finding, as its permalink has it.'],
    ['kind', 'o.kind', 'statement, accusation or denial.'],
    ['article_id', 'o.article_id', 'The article.'],
    ['change', 'o.change', 'hidden: shown nowhere; re-ascribed: its parties are others than were read; confirmed: it is right.'],
    ['reason', `CASE WHEN p.policy <> 'none' AND (${IN_SHOWN_REVISION}) THEN o.reason END`, 'Why, in the words of the editor; empty under text policy none and where the finding stands in withheld revisions only, for they may be those of the article.'],
    ['overridden_at', 'o.overridden_at', 'When the editor said so.'],
  ],
};
