import { compareText, resolveTerms } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { EVER } from './actor-registry.table';

/** What an office means from its first to its last day; without a last day from then on. */
export interface ResolvedOffice {
  readonly office: string;
  readonly fromDay: string;
  readonly toDay: string | null;
  readonly canonical: string;
  readonly shownName: string | null;
}

/** What offices meant until now, and what they mean from now on. */
export interface Resolution {
  readonly before: readonly ResolvedOffice[];
  readonly after: readonly ResolvedOffice[];
}

/** What merges and names make of ids. */
export interface Meanings {
  readonly ends: ReadonlyMap<string, string>;
  readonly nameOf: ReadonlyMap<string, string>;
}

interface TermRow {
  readonly office: string;
  readonly from_day: string;
  readonly holder: string;
  readonly until_day: string | null;
}

const REPLACE = `
  WITH told AS (SELECT * FROM unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[]) AS told (office, from_day, to_day, canonical, shown_name)),
  gone AS (DELETE FROM resolved_offices AS resolved WHERE NOT EXISTS (SELECT FROM told WHERE told.office = resolved.office AND told.from_day = resolved.from_day))
  INSERT INTO resolved_offices AS resolved (office, from_day, to_day, canonical, shown_name) SELECT * FROM told ORDER BY office, from_day
  ON CONFLICT (office, from_day) DO UPDATE SET to_day = excluded.to_day, canonical = excluded.canonical, shown_name = excluded.shown_name`;

/**
 * Computes what offices mean on which days from all terms, and writes it; a holder means what merges make of it, and an id that
 * is merged is no office. Gives what was written before.
 */
export async function resolveOffices(client: PoolClient, meanings: Meanings): Promise<Resolution> {
  const before = await client.query<ResolvedOffice>(`
    SELECT office, from_day::text AS "fromDay", to_day::text AS "toDay", canonical, shown_name AS "shownName" FROM resolved_offices ORDER BY office, from_day`);
  const after = resolve(await loadTerms(client), meanings);
  await client.query(REPLACE, [
    after.map(({ office }) => office), after.map(({ fromDay }) => fromDay), after.map(({ toDay }) => toDay), after.map(({ canonical }) => canonical), after.map(({ shownName }) => shownName),
  ]);
  return { before: before.rows, after };
}

async function loadTerms(client: PoolClient): Promise<readonly TermRow[]> {
  const { rows } = await client.query<TermRow>('SELECT office, from_day::text, holder, until_day::text FROM office_terms WHERE holder IS NOT NULL');
  return rows;
}

function resolve(terms: readonly TermRow[], { ends, nameOf }: Meanings): readonly ResolvedOffice[] {
  const standing = terms.map((row) => ({ office: row.office, from: row.from_day === EVER ? 'ever' : row.from_day, holder: row.holder, until: row.until_day ?? undefined }));
  return resolveTerms(standing.filter(({ office }) => !ends.has(office))).map(({ office, holder, firstDay, lastDay }) => {
    const canonical = ends.get(holder) ?? holder;
    return { office, fromDay: firstDay === 'ever' ? EVER : firstDay, toDay: lastDay ?? null, canonical, shownName: nameOf.get(canonical) ?? null };
  });
}

/** The offices of which some day means another actor than before, sorted. */
export function movedOffices({ before, after }: Resolution): readonly string[] {
  const [gone, come] = [missingFrom(after, before), missingFrom(before, after)];
  return [...new Set([...gone, ...come].map(({ office }) => office))].sort(compareText);
}

/** The rows of the second list that are not in the first one, names aside. */
export function missingFrom(list: readonly ResolvedOffice[], others: readonly ResolvedOffice[]): readonly ResolvedOffice[] {
  const known = new Set(list.map(placeOf));
  return others.filter((row) => !known.has(placeOf(row)));
}

/** Ids hold no blanks. */
function placeOf({ office, fromDay, toDay, canonical }: ResolvedOffice): string {
  return [office, fromDay, toDay ?? '', canonical].join(' ');
}
