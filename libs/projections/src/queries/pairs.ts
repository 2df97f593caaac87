import { z } from 'zod';
import { anyOf, canonicalIs, isCanonical, phraseIn } from './filters';
import { withMeanings } from './meanings';
import { pageOf, startOf, type ListingOrder, type Page, type PageRequest } from './page';
import { actorsAt, pairsAt } from './past-summaries';
import type { Reader, RowSource } from './reader';
import { nameOf, sql, whereAll, type Sql } from './sql';
import { pairRecordSchema, type PairRecord } from './summary-records';
import { checked, type ViewRow } from './to-record';

/** What pairs can be asked for. */
export interface PairFilters {
  readonly accuser?: string | undefined;
  readonly accused?: string | undefined;
  /** Accuser or accused. */
  readonly party?: string | undefined;
  /** At least so many certain accusations; 1 unless given. 0 shows pairs with uncertain ones or denials only, too. */
  readonly min?: number | undefined;
  /** What readers saw at this moment; what they see now unless given. */
  readonly asOf?: string | undefined;
}

type Place = readonly [accusations: number, accuser: string, accused: string];

const order: ListingOrder<ViewRow, Place> = {
  listing: 'pairs',
  position: z.tuple([z.int().min(0).max(2_147_483_647), z.string(), z.string()]),
  positionOf: (row) => [Number(row['accusations']), String(row['accuser_canonical']), String(row['accused_canonical'])],
};

/** A page of pairs, those with the most accusations first. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listPairs(reader: Reader, asked: PairFilters, page: PageRequest): Promise<Page<PairRecord>> {
  const filters = await withMeanings(reader, asked, ['accuser', 'accused', 'party']);
  const query = pairPlacesQuery(filters, page);
  return reader.snapshot(async (source) => {
    const places = await source.rows<ViewRow>(query);
    const pairs = await pairsOf(source, filters, places.slice(0, page.limit));
    return pageOf(order, { rows: places, limit: page.limit }, (place) => toPair(pairs.get(nameOfPlace(place)) ?? place));
  });
}

/**
 * The query that chooses the pairs of a page, with one more to know whether more follow. It asks for no names: to find out
 * the usual name of an actor the view looks through all of its articles, which is dear to do for every pair there is.
 */
export function pairPlacesQuery(filters: PairFilters, page: PageRequest): Sql {
  const after = startOf(order, page);
  const conditions = [
    isActor('accuser_canonical', filters.accuser, filters),
    isActor('accused_canonical', filters.accused, filters),
    anyOf([isActor('accuser_canonical', filters.party, filters), isActor('accused_canonical', filters.party, filters)]),
    sql`accusations >= ${filters.min ?? 1}`,
    after && sql`(accusations < ${after[0]} OR accusations = ${after[0]} AND (accuser_canonical, accused_canonical) > (${after[1]}, ${after[2]}))`,
  ];
  return sql`
    SELECT accusations, accuser_canonical, accused_canonical FROM ${relationOf(filters)} ${whereAll(conditions)}
    ORDER BY accusations DESC, accuser_canonical, accused_canonical
    LIMIT ${page.limit + 1}`;
}

/** An actor by id, or all those whose usual name has this part. */
function isActor(column: string, wanted: string | undefined, { asOf }: PairFilters): Sql | undefined {
  if (wanted === undefined || isCanonical(wanted)) return canonicalIs(column, wanted);
  return sql`${nameOf(column)} IN (SELECT canonical FROM ${asOf === undefined ? sql`read_v1.actors` : actorsAt(asOf)} ${whereAll([phraseIn(['name'], wanted)])})`;
}

/** The rows of these pairs, by their place. */
async function pairsOf(source: RowSource, filters: PairFilters, places: readonly ViewRow[]): Promise<ReadonlyMap<string, ViewRow>> {
  if (places.length === 0) return new Map();
  const isOneOf = anyOf(places.map((place) => sql`(accuser_canonical = ${String(place['accuser_canonical'])} AND accused_canonical = ${String(place['accused_canonical'])})`));
  const rows = await source.rows<ViewRow>(sql`SELECT * FROM ${relationOf(filters)} ${whereAll([isOneOf])}`);
  return new Map(rows.map((row) => [nameOfPlace(row), row]));
}

function relationOf({ asOf }: PairFilters): Sql {
  return asOf === undefined ? sql`read_v1.pairs` : pairsAt(asOf);
}

function nameOfPlace(row: ViewRow): string {
  return JSON.stringify([row['accuser_canonical'], row['accused_canonical']]);
}

function toPair(row: ViewRow): PairRecord {
  return checked(pairRecordSchema, {
    accuser: { canonical: row['accuser_canonical'], name: row['accuser_name'] },
    accused: { canonical: row['accused_canonical'], name: row['accused_name'] },
    accusations: row['accusations'],
    uncertainAccusations: row['uncertain_accusations'],
    mutual: row['mutual'],
    denials: row['denials'],
    articles: row['articles'],
    firstAt: row['first_at'],
    lastAt: row['last_at'],
  });
}
