import { AGGREGATES } from './0002-read-views';
import type { View } from './0002-view';
import { WITH_NOTICE } from './0004-source-notices';
import { HISTORY_VIEWS } from './0010-history-views';
import { FINDINGS_OF_CHOSEN_RUNS } from './0010-revision-views';
import { WITH_CODES } from './0011-code-views';

/** The roles of parties in each table of findings. */
export const ROLES = { statements: ['speaker'], accusations: ['accuser', 'accused'], denials: ['denier', 'denied_accuser'] } as const;

/** The tables of findings. */
export type FindingsTable = keyof typeof ROLES;

/** The longest id of an actor in bytes that rows of pairs hold. */
const MAX_ID_BYTES = 512;

/** What one of several who act together (`each.part`) means, and the joins behind it that say so. */
export interface PartMeaning {
  readonly id: string;
  readonly joins: string;
}

/** By merges alone. */
export const PART_BY_MERGES: PartMeaning = { id: 'coalesce(means.canonical, each.part)', joins: 'LEFT JOIN gen_1.resolved_actors means ON means.actor = each.part' };

/** What several who act together mean: each for itself, each once, in their order. An id that would be too long stays as it was read. */
export const resolvedTogether = (id: string, part = PART_BY_MERGES): string => `(
      SELECT CASE WHEN octet_length(string_agg(part, '+' ORDER BY place)) <= ${MAX_ID_BYTES} THEN string_agg(part, '+' ORDER BY place) ELSE ${id} END
      FROM (
        SELECT ${part.id} AS part, min(each.place) AS place
        FROM unnest(string_to_array(${id}, '+')) WITH ORDINALITY AS each (part, place) ${part.joins}
        GROUP BY 1) AS parts)`;

/** The statement that makes `resolved_<table>`: the rows of a table of findings, with what the ids of their parties mean. */
export function resolvedFindings(table: FindingsTable): string {
  const roles = ROLES[table];
  // CASE leaves the dear part to ids of several who act together, which are few.
  const columns = roles.map((role) => `
    CASE WHEN f.${role} LIKE '%+%' THEN ${resolvedTogether(`f.${role}`)} ELSE coalesce(${role}_means.canonical, f.${role}) END COLLATE "C" AS ${role}_canonical,
    coalesce(CASE WHEN f.${role} LIKE '%+%'
      THEN (SELECT named.shown_name FROM gen_1.resolved_actors named WHERE named.actor = ${resolvedTogether(`f.${role}`)})
      ELSE ${role}_means.shown_name END, f.${role}_name) AS ${role}_shown_name`);
  const joins = roles.map((role) => `
    LEFT JOIN gen_1.resolved_actors ${role}_means ON ${role}_means.actor = f.${role}`);
  return `CREATE VIEW gen_1.resolved_${table} AS SELECT f.*,${columns.join(',')}\n  FROM gen_1.${table} f${joins.join('')}`;
}

/** The table of findings that a view shows. */
export const tableOf = ({ name }: View): FindingsTable => (name.includes('statement') ? 'statements' : name.includes('accusation') ? 'accusations' : 'denials');

/** A view of findings that shows what ids of actors mean, and behind its other columns what was read. */
function withActors(view: View): View {
  const table = tableOf(view);
  const roles: readonly string[] = ROLES[table];
  const shown = view.columns.map((column): View['columns'][number] => {
    const [name, , comment] = column;
    const role = roles.find((each) => name === `${each}_canonical` || name === `${each}_name`);
    if (role === undefined) return column;
    return name === `${role}_name`
      ? [name, `f.${role}_shown_name`, `${comment.replace(/fullest name in the article[.]/, 'the name that operators gave to the actor, or the fullest name in the article.')}`]
      : [name, `f.${role}_canonical`, comment];
  });
  const read = roles.flatMap((role): View['columns'] => [
    [`${role}_read_canonical`, `f.${role}`, 'The id of the actor as the engine read it, before operators merged any.'],
    [`${role}_read_name`, `f.${role}_name`, 'The fullest name in the article.'],
  ]);
  return { ...view, from: view.from.replace(`gen_1.${table} f`, `gen_1.resolved_${table} f`), columns: [...shown, ...read] };
}

/** A view of sums that shows the name that operators gave, where they gave one. Its rows hold what ids mean. */
function withNames(view: View): View {
  const columns = view.columns.map((column): View['columns'][number] => {
    const [name, expression, comment] = column;
    if (!/^(accuser_|accused_)?name$/.test(name)) return column;
    const actor = name === 'name' ? 'actor' : name.replace('_name', '');
    return [name, `coalesce((SELECT named.shown_name FROM gen_1.resolved_actors named WHERE named.actor = c.${actor}), ${expression})`, comment.replace('The name that', 'The name that operators gave, or that')];
  });
  return { ...view, columns };
}

const FINDINGS_BEFORE: readonly View[] = [
  ...[...WITH_NOTICE.filter(({ name }) => name === 'statements'), ...FINDINGS_OF_CHOSEN_RUNS, ...HISTORY_VIEWS].filter(({ name }) => name.includes('statement')), ...WITH_CODES,
];

/** The views that this migration changes, as they were before. */
export const VIEWS_BEFORE: readonly View[] = [...FINDINGS_BEFORE, ...AGGREGATES];

/** The views that this migration changes. */
export const VIEWS_OF_ACTORS: readonly View[] = [...FINDINGS_BEFORE.map(withActors), ...AGGREGATES.map(withNames)];

/** `read_v1.actor_registry` of this migration. */
export const ACTOR_REGISTRY: View = {
  name: 'actor_registry',
  comment: 'What operators decided about actors: a row for each id that means another one, or has a name that they gave.',
  from: 'gen_1.resolved_actors m',
  columns: [
    ['read_canonical', 'm.actor', 'Id of an actor, as the engine reads it.'],
    ['canonical', 'm.canonical', 'The id that it means, which all views show in its place.'],
    ['shown_name', 'm.shown_name', 'The name that operators gave to the actor; empty where readers see the names of the articles.'],
  ],
};
