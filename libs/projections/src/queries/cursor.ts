import { OnRecordError } from '@on-record/domain';
import { z } from 'zod';

const CURSOR_VERSION = 1;
const MAX_CURSOR_CHARACTERS = 1_000;

/** The values by which a row stands in the total order of its listing; what comes after them is the next page. */
export type Position = readonly (string | number)[];

/**
 * A place in a listing for `after=`: opaque to readers, base64url of JSON. It holds sort values that readers see in the row
 * itself and nothing else, so it tells no more than the row did, and a forged one can only ask for another place.
 */
export function encodeCursor(listing: string, position: Position): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, listing, ...position]), 'utf8').toString('base64url');
}

/** The position in a cursor of this listing. Fails with QUERY_INVALID where it is none. */
export function decodeCursor<P extends Position>(listing: string, cursor: string, schema: z.ZodType<P>): P {
  const parsed = z.tuple([z.literal(CURSOR_VERSION), z.literal(listing)], z.unknown()).safeParse(jsonIn(cursor));
  const position = parsed.success ? schema.safeParse(parsed.data.slice(2)) : undefined;
  if (position?.success) return position.data;
  throw new OnRecordError('QUERY_INVALID', `The cursor is not one that a page of ${listing} gave; begin again without it.`, {
    details: { parameter: 'after' },
  });
}

function jsonIn(cursor: string): unknown {
  if (cursor.length > MAX_CURSOR_CHARACTERS || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not JSON is one way of not being a cursor; the caller says so.
    return undefined;
  }
}
