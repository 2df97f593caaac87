import { joinSql, nameOf, sql, type Sql } from './sql';

const DAY_MS = 86_400_000;
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** Filters that all findings have. Days are `YYYY-MM-DD`; moments are days or RFC 3339 times. */
export interface FindingFilters {
  readonly source?: string | undefined;
  readonly article?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  readonly channel?: string | undefined;
  /** Published at this moment or later. */
  readonly from?: string | undefined;
  /** Published before this moment; a day is taken in whole. */
  readonly to?: string | undefined;
  readonly saidFrom?: string | undefined;
  readonly saidTo?: string | undefined;
  readonly q?: string | undefined;
  readonly includeStale?: boolean | undefined;
  /** What readers saw at this moment; what they see now unless given. */
  readonly asOf?: string | undefined;
}

/** Filters that accusations and denials have. */
export interface AccusingFilters extends FindingFilters {
  /** `certain` unless given. */
  readonly certainty?: 'certain' | 'uncertain' | 'all' | undefined;
  readonly modality?: string | undefined;
  readonly legal?: string | undefined;
}

/** An actor by canonical id, which finds those acting together with it too, or by a part of the name, as shown or as read. */
export function actorIs(role: string, wanted: string | undefined): Sql | undefined {
  if (wanted === undefined || isCanonical(wanted)) return canonicalIs(`${role}_canonical`, wanted);
  return phraseIn([`${role}_name`, `${role}_read_name`], wanted);
}

/** Says whether a text is meant as the id of an actor. */
export function isCanonical(text: string): boolean {
  return /^(country|person|org|group|document):/.test(text);
}

/** A column that holds this id of an actor, alone or among those who act together. */
export function canonicalIs(column: string, id: string | undefined): Sql | undefined {
  return id === undefined ? undefined : sql`(${nameOf(column)} = ${id} OR ${id} = ANY(string_to_array(${nameOf(column)}, '+')))`;
}

/** At least one of the conditions; nothing where none is asked for. */
export function anyOf(conditions: readonly (Sql | undefined)[]): Sql | undefined {
  const present = conditions.filter((condition) => condition !== undefined);
  return present.length < 2 ? present[0] : sql`(${joinSql(present, sql` OR `)})`;
}

/** A column that is equal to what is asked for. */
export function equals(column: string, wanted: string | boolean | undefined): Sql | undefined {
  return wanted === undefined ? undefined : sql`${nameOf(column)} = ${wanted}`;
}

/**
 * A phrase in one of the columns, in any case. The views give no text of sources whose policy is `none`, so there is
 * nothing of theirs to be found; a text outside of what a view shows is never searched.
 */
export function phraseIn(columns: readonly string[], phrase: string | undefined): Sql | undefined {
  if (phrase === undefined) return undefined;
  return anyOf(columns.map((column) => sql`${nameOf(column)} ILIKE ${containing(phrase)}`));
}

/** In a view of history: shown at this moment. A day is meant at its beginning. */
export function shownAt(moment: string): Sql {
  const time = new Date(moment).toISOString();
  return sql`shown_from <= ${time}::timestamptz AND (shown_to IS NULL OR shown_to > ${time}::timestamptz)`;
}

/** Published from the one moment and before the other. */
export function publishedWithin({ from, to }: Pick<FindingFilters, 'from' | 'to'>): readonly (Sql | undefined)[] {
  return [
    from === undefined ? undefined : sql`published_at >= ${new Date(from).toISOString()}`,
    to === undefined ? undefined : sql`published_at < ${endOf(to).toISOString()}`,
  ];
}

/** What all findings can be asked for. */
export function findingConditions(filters: FindingFilters): readonly (Sql | undefined)[] {
  const { language, saidFrom, saidTo } = filters;
  return [
    filters.includeStale === true ? undefined : sql`NOT is_stale`,
    equals('source', filters.source),
    equals('article_id', filters.article),
    equals('zone', filters.zone),
    equals('channel_kind', filters.channel),
    language === undefined ? undefined : sql`(lower(language) = ${language.toLowerCase()} OR lower(language) LIKE ${`${escaped(language.toLowerCase())}-%`})`,
    saidFrom === undefined ? undefined : sql`said_last >= ${saidFrom}`,
    saidTo === undefined ? undefined : sql`said_first <= ${saidTo}`,
    ...publishedWithin(filters),
  ];
}

/** What accusations and denials can be asked for. */
export function accusingConditions(filters: AccusingFilters): readonly (Sql | undefined)[] {
  const { certainty = 'certain' } = filters;
  return [
    certainty === 'all' ? undefined : equals('certainty', certainty),
    equals('modality', filters.modality),
    equals('legal', filters.legal),
    ...findingConditions(filters),
  ];
}

/** A pattern that finds the text anywhere, with nothing in it taken for a wildcard. */
function containing(text: string): string {
  return `%${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** The end of a moment that is named: a day ends when the next begins. The last day that can be written has none. */
export function endOf(moment: string): Date {
  const time = Date.parse(moment) + (moment.includes('T') ? 0 : DAY_MS);
  return new Date(Math.min(time, LAST_MS));
}
