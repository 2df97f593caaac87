import { decodeCursor, encodeCursor, type Position } from './cursor';
import type { z } from 'zod';

/** What part of a listing is asked for. */
export interface PageRequest {
  /** At most 200. */
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/** A page of a listing; `next` is there where more follows. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** How the rows of a listing are ordered: its name, the shape of a position, and the position of a row. */
export interface ListingOrder<Row, P extends Position> {
  readonly listing: string;
  readonly position: z.ZodType<P>;
  positionOf(row: Row): P;
}

/** The position after which a page begins, if it is not the first. Fails with QUERY_INVALID. */
export function startOf<Row, P extends Position>(order: ListingOrder<Row, P>, page: PageRequest): P | undefined {
  return page.after === undefined ? undefined : decodeCursor(order.listing, page.after, order.position);
}

/** A page of rows of which one more than the limit was asked for, to know whether more follow. */
export function pageOf<Row, P extends Position, T>(
  order: ListingOrder<Row, P>,
  { rows, limit }: { readonly rows: readonly Row[]; readonly limit: number },
  toItem: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(toItem);
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(order.listing, order.positionOf(last)) } : { items };
}
