import { z } from 'zod';
import { endOf, type FindingFilters } from './filters';
import { pageOf, startOf, type ListingOrder, type Page, type PageRequest } from './page';
import type { Reader, RowSource } from './reader';
import { timeSchema } from './record-parts';
import { nameOf, sql, whereAll, type Sql } from './sql';
import type { ViewRow } from './to-record';

/** A view of findings, and how its rows become records. */
export interface FindingView<T> {
  readonly name: `${'' | 'revision_'}${'statements' | 'accusations' | 'denials'}` | `${'statement' | 'accusation' | 'denial'}_history`;
  /** What all rows that are looked at must meet, where the view has more of them. */
  readonly only?: Sql | undefined;
  /** Where the finding begins in the text, for text order; the view gives nothing here where the policy keeps it back. */
  readonly startColumn: string;
  toRecords(source: RowSource, rows: readonly ViewRow[]): Promise<readonly T[]>;
}

/** The sort columns of a row. A row stays in its place when its article is revised, so that paging has no holes. */
interface PlaceRow {
  readonly published_at: string;
  readonly article_id: string;
  readonly start: number;
  readonly key: string;
}

type Place = readonly [publishedAt: string, articleId: string, start: number, key: string];

const placeSchema: z.ZodType<Place> = z.tuple([timeSchema, z.uuid(), z.int().min(0).max(2_147_483_647), z.uuid()]);

/** What part of a view is asked for; `within` repeats the filters among the conditions that narrow the time. */
export interface FindingRequest {
  readonly conditions: readonly (Sql | undefined)[];
  readonly page: PageRequest;
  readonly within: Pick<FindingFilters, 'article' | 'from' | 'to'>;
}

/** Beyond so many days it is no better to look through a stretch of time than through everything. */
const MAX_DEPTH_DAYS = 90;

/**
 * A page of findings: newest publication first, within an article in text order. The rows are chosen by their sort columns
 * alone and read in full afterwards: the contexts of findings are cut out of whole articles, which is dear to do for all.
 */
export async function listFindings<T>(reader: Reader, view: FindingView<T>, { conditions, page, within }: FindingRequest): Promise<Page<T>> {
  const order: ListingOrder<PlaceRow, Place> = {
    listing: view.name,
    position: placeSchema,
    positionOf: (row) => [row.published_at, row.article_id, row.start, row.key],
  };
  const start = startOf(order, page);
  return reader.snapshot(async (source) => {
    const query = (since: Sql | undefined): Sql => placesQuery(view, [...conditions, since, afterPlace(view, start)], page.limit + 1);
    const places = await nearestPlaces(source, query, { within, start, wanted: page.limit + 1 });
    const byKey = await findingsAt(source, view, places.slice(0, page.limit));
    const { items, next } = pageOf(order, { rows: places, limit: page.limit }, ({ key }) => byKey.get(key));
    return { items: items.filter((item) => item !== undefined), ...(next === undefined ? {} : { next }) };
  });
}

/** The finding with this key, stale or not; nothing where there is none that may be shown. */
export async function findFinding<T>(reader: Reader, view: FindingView<T>, key: string): Promise<T | undefined> {
  return reader.snapshot(async (source) => {
    const places = await source.rows<PlaceRow>(placesQuery(view, [sql`key = ${key}`], 1));
    return (await findingsAt(source, view, places)).get(key);
  });
}

/** All findings of an article, or of one revision of it, in text order. */
export async function findingsWhere<T>(source: RowSource, view: FindingView<T>, conditions: readonly Sql[]): Promise<readonly T[]> {
  const rows = await source.rows<ViewRow>(sql`
    SELECT * FROM ${relationOf(view)} ${whereAll([view.only, ...conditions])} ORDER BY ${startOfText(view)}, key`);
  return view.toRecords(source, rows);
}

/** The query that chooses the places of a page, with one more to know whether more follow. */
export function placesQuery<T>(view: FindingView<T>, conditions: readonly (Sql | undefined)[], limit: number): Sql {
  return sql`
    SELECT published_at, article_id, ${startOfText(view)} AS start, key
    FROM ${relationOf(view)} ${whereAll([view.only, ...conditions])}
    ORDER BY published_at DESC, article_id, start, key
    LIMIT ${limit}`;
}

async function findingsAt<T>(source: RowSource, view: FindingView<T>, places: readonly PlaceRow[]): Promise<ReadonlyMap<string, T>> {
  if (places.length === 0) return new Map();
  const isOfPlaces = sql`article_id = ANY(${[...new Set(places.map((place) => place.article_id))]}::uuid[]) AND key = ANY(${places.map(({ key }) => key)}::uuid[])`;
  const rows = await source.rows<ViewRow>(sql`SELECT * FROM ${relationOf(view)} ${whereAll([view.only, isOfPlaces])}`);
  const records = await view.toRecords(source, rows);
  // One record for each row, in the same order, is what toRecords promises.
  return new Map(rows.map((row, place) => [String(row['key']), records[place] as T]));
}

interface Stretch {
  readonly within: FindingRequest['within'];
  readonly start: Place | undefined;
  readonly wanted: number;
}

/**
 * The places of a page, looked for in the last day before its beginning; then as far back as that day lets expect; then in
 * everything. The views keep the database from reading in the order of the listing, but not from reading a stretch of time
 * only. Where nothing or less than wanted is found, the last query has looked through everything: the answer is the same.
 */
async function nearestPlaces(source: RowSource, query: (since: Sql | undefined) => Sql, stretch: Stretch): Promise<readonly PlaceRow[]> {
  const { within, start, wanted } = stretch;
  const isNarrow = within.article !== undefined || within.from !== undefined;
  const newest = start?.[0] ?? (within.to === undefined ? undefined : endOf(within.to).toISOString());
  const begin = newest === undefined ? sql`now()` : sql`${newest}::timestamptz`;
  for (let days = isNarrow ? undefined : 1; ; ) {
    const places = await source.rows<PlaceRow>(query(days === undefined ? undefined : sql`published_at >= ${begin} - make_interval(days => ${days})`));
    if (days === undefined || places.length >= wanted) return places;
    days = days === 1 ? furtherDepth(places.length, wanted) : undefined;
  }
}

/** How many days to look back when so many were found in one; undefined for all. */
function furtherDepth(found: number, wanted: number): number | undefined {
  const days = found === 0 ? Infinity : Math.ceil((3 * wanted) / found);
  return days > MAX_DEPTH_DAYS ? undefined : days;
}

function afterPlace<T>(view: FindingView<T>, place: Place | undefined): Sql | undefined {
  if (place === undefined) return undefined;
  const [publishedAt, articleId, start, key] = place;
  return sql`published_at <= ${publishedAt} AND (published_at < ${publishedAt}
    OR (article_id, ${startOfText(view)}, key) > (${articleId}::uuid, ${start}::int, ${key}::uuid))`;
}

function relationOf<T>(view: FindingView<T>): Sql {
  return nameOf(`read_v1.${view.name}`);
}

function startOfText<T>(view: FindingView<T>): Sql {
  return sql`coalesce(${nameOf(view.startColumn)}, 0)`;
}
