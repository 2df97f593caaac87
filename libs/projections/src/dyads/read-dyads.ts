import type { Reader } from '../queries/reader';
import { sql } from '../queries/sql';
import type { ViewRow } from '../queries/to-record';
import type { DyadRecord } from './dyad-record';
import { dyadFindingsQuery, type DyadFilters } from './dyads-query';
import { toDyads } from './to-dyads';

const ROWS_AT_ONCE = 1_000;
const FETCH = sql`FETCH 1000 FROM dyad_findings`;

/**
 * Hands over all dyads that readers may see, some at a time, all of one and the same state of the read models: oldest
 * publication first, the dyads of an article together. Holds no more than what it hands over and one article. Gives back how
 * many there were. Fails as `Reader` says.
 */
export function readDyads(reader: Reader, filters: DyadFilters, take: (dyads: readonly DyadRecord[]) => Promise<void>): Promise<number> {
  return reader.snapshot(async (source) => {
    await source.rows(sql`DECLARE dyad_findings NO SCROLL CURSOR FOR ${dyadFindingsQuery(filters)}`);
    let [open, count]: [readonly ViewRow[], number] = [[], 0];
    for (let hasMore = true; hasMore; ) {
      const rows = await source.rows<ViewRow>(FETCH);
      hasMore = rows.length === ROWS_AT_ONCE;
      const { whole, rest } = wholeArticles([...open, ...rows], hasMore);
      const dyads = whole.flatMap(toDyads);
      if (dyads.length > 0) await take(dyads);
      [open, count] = [rest, count + dyads.length];
    }
    return count;
  });
}

/** Rows by article; of the last article more may follow. */
function wholeArticles(rows: readonly ViewRow[], hasMore: boolean): { readonly whole: readonly (readonly ViewRow[])[]; readonly rest: readonly ViewRow[] } {
  const articles = [...Map.groupBy(rows, (row) => row['article_id']).values()];
  const rest = hasMore ? (articles.at(-1) ?? []) : [];
  return { whole: hasMore ? articles.slice(0, -1) : articles, rest };
}
