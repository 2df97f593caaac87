/** What may stand for a parameter of a statement. */
export type SqlValue = string | number | boolean | Date | null | readonly string[] | readonly number[];

/** A piece of SQL with its parameters apart: text from outside can only become a parameter, never SQL. */
export interface Sql {
  readonly texts: readonly string[];
  readonly values: readonly (SqlValue | Sql)[];
}

/** SQL whose interpolated values become parameters; interpolated pieces of SQL are joined in. */
export function sql(texts: TemplateStringsArray, ...values: readonly (SqlValue | Sql)[]): Sql {
  return { texts, values };
}

/** The name of a column or relation, which cannot be a parameter. Throws where it is not a plain name. */
export function nameOf(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$/.test(name)) throw new RangeError('A name in SQL is lower-case letters, digits and underscores.');
  return { texts: [name], values: [] };
}

/** The SQL of a moment as text: ISO 8601, UTC, with milliseconds. The expression is code, never text from outside. */
export function isoTime(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The pieces one after the other, with a separator between. */
export function joinSql(pieces: readonly Sql[], separator: Sql): Sql {
  const values = pieces.flatMap((piece, place) => (place === 0 ? [piece] : [separator, piece]));
  return { texts: ['', ...values.map(() => '')], values };
}

/** A WHERE clause of all conditions that are there; nothing where there is none. */
export function whereAll(conditions: readonly (Sql | undefined)[]): Sql {
  const present = conditions.filter((condition) => condition !== undefined);
  return present.length === 0 ? sql`` : sql`WHERE ${joinSql(present, sql` AND `)}`;
}

/** Text and parameters as the database driver takes them: `$1`, `$2`, … in order of appearance. */
export function renderSql(query: Sql): { readonly text: string; readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  const render = (piece: Sql): string =>
    piece.texts.reduce((text, part, place) => {
      if (place === 0) return part;
      // A template has one value between each two texts.
      const value = piece.values[place - 1] as SqlValue | Sql;
      return text + (isSql(value) ? render(value) : `$${values.push(value)}`) + part;
    }, '');
  return { text: render(query), values };
}

function isSql(value: SqlValue | Sql): value is Sql {
  return typeof value === 'object' && value !== null && 'texts' in value;
}
