/** A view of `read_v1`: every column with its SQL and what it means, so that none is left without a comment. */
export interface View {
  readonly name: string;
  readonly comment: string;
  readonly from: string;
  readonly columns: readonly (readonly [name: string, expression: string, comment: string])[];
}

/** The statements that create a view with its comments. */
export function createView({ name, comment, from, columns }: View): string {
  const list = columns.map(([column, expression]) => `${expression} AS ${column}`).join(',\n    ');
  return [
    `CREATE VIEW read_v1.${name} WITH (security_barrier = true) AS SELECT\n    ${list}\n  FROM ${from}`,
    `COMMENT ON VIEW read_v1.${name} IS ${literal(comment)}`,
    ...columns.map(([column, , meaning]) => `COMMENT ON COLUMN read_v1.${name}.${column} IS ${literal(meaning)}`),
  ].join(';\n');
}

/** The statements that give a view more columns behind those that it has: what stands on it stays, and so do the rights of readers. */
export function extendView(view: View): string {
  return createView(view).replace('CREATE VIEW', 'CREATE OR REPLACE VIEW');
}

/** Says whether the shown revision of article `a` is under an embargo that is not over. */
export const WITHHELD_EMBARGO = `a.embargoed_until IS NOT NULL AND a.embargoed_until > now() AND a.state NOT IN ('retracted', 'erased')`;

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
