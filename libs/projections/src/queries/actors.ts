import { z } from 'zod';
import { equals, phraseIn } from './filters';
import { meaningsOf } from './meanings';
import { pageOf, startOf, type ListingOrder, type Page, type PageRequest } from './page';
import { actorsAt } from './past-summaries';
import type { Reader } from './reader';
import { sql, whereAll, type Sql } from './sql';
import { actorRecordSchema, type ActorRecord } from './summary-records';
import { checked, type ViewRow } from './to-record';

/** What actors can be asked for. */
export interface ActorFilters {
  /** A part of the name or of the canonical id, in any case. */
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  /** What readers saw at this moment; what they see now unless given. */
  readonly asOf?: string | undefined;
}

type Place = readonly [findings: number, canonical: string];

const order: ListingOrder<ViewRow, Place> = {
  listing: 'actors',
  position: z.tuple([z.int().min(0).max(2_147_483_647), z.string()]),
  positionOf: (row) => [Number(row['findings']), String(row['canonical'])],
};

/** A page of actors, those of whom most is on record first. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listActors(reader: Reader, filters: ActorFilters, page: PageRequest): Promise<Page<ActorRecord>> {
  const query = actorPlacesQuery(filters, page);
  return reader.snapshot(async (source) => {
    const places = await source.rows<ViewRow>(query);
    const ids = places.slice(0, page.limit).map((place) => String(place['canonical']));
    const rows = ids.length === 0 ? [] : await source.rows<ViewRow>(sql`SELECT * FROM ${relationOf(filters)} WHERE canonical = ANY(${ids})`);
    const actors = new Map(rows.map((row) => [row['canonical'], row]));
    return pageOf(order, { rows: places, limit: page.limit }, (place) => toActor(actors.get(place['canonical']) ?? place));
  });
}

/** The actor that this id means, which may have another one since a merge; undefined where there is none in articles that are shown. Fails as `Reader` says. */
export async function findActor(reader: Reader, canonical: string): Promise<ActorRecord | undefined> {
  const meant = (await meaningsOf(reader, [canonical])).get(canonical) ?? canonical;
  const [row] = await reader.rows<ViewRow>(sql`SELECT * FROM read_v1.actors WHERE canonical = ${meant}`);
  return row === undefined ? undefined : toActor(row);
}

/** The other ids that mean the same actor since operators merged them, sorted. Fails as `Reader` says. */
export async function listMergedIds(reader: Reader, canonical: string): Promise<readonly string[]> {
  const rows = await reader.rows<ViewRow>(sql`SELECT read_canonical FROM read_v1.actor_registry WHERE canonical = ${canonical} AND read_canonical <> canonical ORDER BY read_canonical`);
  return rows.map((row) => String(row['read_canonical']));
}

/** Days of publication on which an office means one holder: both are part of it; without a first or a last day it goes on in that direction. */
export interface OfficeDays {
  readonly office: string;
  readonly holder: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
}

/** Which offices the actor held that this id means, or who held that office, by office and first day. Fails as `Reader` says. */
export async function listOfficeDays(reader: Reader, canonical: string): Promise<readonly OfficeDays[]> {
  const meant = (await meaningsOf(reader, [canonical])).get(canonical) ?? canonical;
  const rows = await reader.rows<ViewRow>(sql`
    SELECT office, canonical, nullif(from_day, '-infinity')::text AS first_day, to_day::text AS last_day
    FROM read_v1.offices WHERE office = ${meant} OR canonical = ${meant} ORDER BY office, from_day`);
  return rows.map((row) => ({
    office: String(row['office']), holder: String(row['canonical']), ...(typeof row['first_day'] === 'string' && { firstDay: row['first_day'] }), ...(typeof row['last_day'] === 'string' && { lastDay: row['last_day'] }),
  }));
}

/**
 * The query that chooses the actors of a page, with one more to know whether more follow. It asks for names only when they
 * are searched: to find out the usual name of an actor the view looks through all of its articles.
 */
export function actorPlacesQuery(filters: ActorFilters, page: PageRequest): Sql {
  const after = startOf(order, page);
  const conditions = [
    phraseIn(['name', 'canonical'], filters.q),
    equals('kind', filters.kind),
    after && sql`(${FINDINGS} < ${after[0]} OR ${FINDINGS} = ${after[0]} AND canonical > ${after[1]})`,
  ];
  return sql`
    SELECT ${FINDINGS} AS findings, canonical FROM ${relationOf(filters)} ${whereAll(conditions)}
    ORDER BY findings DESC, canonical
    LIMIT ${page.limit + 1}`;
}

const FINDINGS = sql`(statements + accusations_made + accusations_received + denials + denials_received)`;

function relationOf({ asOf }: ActorFilters): Sql {
  return asOf === undefined ? sql`read_v1.actors` : actorsAt(asOf);
}

function toActor(row: ViewRow): ActorRecord {
  return checked(actorRecordSchema, {
    canonical: row['canonical'],
    kind: row['kind'],
    name: row['name'],
    statements: row['statements'],
    accusationsMade: row['accusations_made'],
    accusationsReceived: row['accusations_received'],
    denials: row['denials'],
    denialsReceived: row['denials_received'],
    articles: row['articles'],
    firstAt: row['first_at'],
    lastAt: row['last_at'],
  });
}
