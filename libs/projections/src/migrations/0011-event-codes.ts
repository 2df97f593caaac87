import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accusationCodeRow, denialCodeRow, type CodableAccusationRow, type CodableDenialRow } from '../findings/code-columns';
import { createView, extendView } from './0002-view';
import { WITH_CODES, WITHOUT_CODES } from './0011-code-views';

/**
 * The codes of political-science event data on accusations and denials, in every generation that there is. They are derived
 * from the columns of the row itself, by TypeScript alone: rows that are there already get theirs here, page by page, from the
 * function that writes new ones. The defaults say "not specified"; they are for an older projector that is still writing.
 */
export class EventCodes1795478400011 implements MigrationInterface {
  readonly name = 'EventCodes1795478400011';

  async up(runner: QueryRunner): Promise<void> {
    for (const { tables, views } of await generations(runner)) {
      await runner.query(COLUMNS.replaceAll('gen_1.', `${tables}.`));
      await codeRows<CodableAccusationRow>(runner, tables, ACCUSATIONS);
      await codeRows<CodableDenialRow>(runner, tables, DENIALS);
      for (const view of WITH_CODES) await runner.query(within({ tables, views }, extendView(view)));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { tables, views } of await generations(runner)) {
      for (const view of WITHOUT_CODES) {
        await runner.query(`DROP VIEW ${views}.${view.name}`);
        await runner.query(within({ tables, views }, createView(view)));
        if (views === 'read_v1') await runner.query(`GRANT SELECT ON read_v1.${view.name} TO on_record_reader`);
      }
      await runner.query(COLUMNS_BEFORE.replaceAll('gen_1.', `${tables}.`));
    }
  }
}

/** The schemas of one generation. */
export interface Schemas {
  readonly tables: string;
  readonly views: string;
}

/** The generations that have tables: readers see `read_v1`, which is of the active one. */
export async function generations(runner: QueryRunner): Promise<readonly Schemas[]> {
  // The statement gives these two columns.
  return (await runner.query(`
    SELECT 'gen_' || number AS tables, CASE state WHEN 'active' THEN 'read_v1' ELSE 'read_v1_gen_' || number END AS views
    FROM on_record.generations WHERE to_regclass('gen_' || number || '.accusations') IS NOT NULL ORDER BY number`)) as readonly Schemas[];
}

/** SQL about the schemas of the first generation, as it is of another. */
export function within({ tables, views }: Schemas, sql: string): string {
  return sql.replaceAll('gen_1.', `${tables}.`).replaceAll('read_v1.', `${views}.`);
}

const COLUMNS = `
  ALTER TABLE gen_1.accusations ADD COLUMN cameo text NOT NULL DEFAULT '112', ADD COLUMN plover_mode text NOT NULL DEFAULT 'allege', ADD COLUMN plover_contexts text;
  ALTER TABLE gen_1.denials ADD COLUMN denied_cameo text NOT NULL DEFAULT '112', ADD COLUMN plover_contexts text;
`;

const COLUMNS_BEFORE = `
  ALTER TABLE gen_1.denials DROP COLUMN denied_cameo, DROP COLUMN plover_contexts;
  ALTER TABLE gen_1.accusations DROP COLUMN cameo, DROP COLUMN plover_mode, DROP COLUMN plover_contexts;
`;

/** A table whose rows get codes: what is read of a row, and what is written into it. */
interface CodedTable<Row> {
  readonly name: string;
  readonly id: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  codesOf(row: Row): Readonly<Record<string, string | null>>;
}

const ACCUSATIONS: CodedTable<CodableAccusationRow> = {
  name: 'accusations', id: 'accusation_id', read: ['certainty', 'legal', 'allegation_text AS allegation', 'accuser', 'accused'],
  write: ['cameo', 'plover_mode', 'plover_contexts'], codesOf: accusationCodeRow,
};

const DENIALS: CodedTable<CodableDenialRow> = {
  name: 'denials', id: 'denial_id', read: ['legal', 'allegation_text AS allegation', 'denier', 'denied_accuser'],
  write: ['denied_cameo', 'plover_contexts'], codesOf: denialCodeRow,
};

const ROWS_AT_ONCE = 10_000;
const NONE = '00000000-0000-0000-0000-000000000000';

type Keyed<Row> = Row & { readonly article_id: string; readonly run_id: string; readonly id: string };

async function codeRows<Row>(runner: QueryRunner, tables: string, table: CodedTable<Row>): Promise<void> {
  const relation = `${tables}.${table.name}`;
  const page = `SELECT article_id, run_id, ${table.id} AS id, ${table.read.join(', ')} FROM ${relation}
    WHERE (article_id, run_id, ${table.id}) > ($1::uuid, $2::uuid, $3::uuid) ORDER BY article_id, run_id, ${table.id} LIMIT ${ROWS_AT_ONCE}`;
  const update = `UPDATE ${relation} t SET ${table.write.map((column) => `${column} = c.${column}`).join(', ')}
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], ${table.write.map((_, place) => `$${place + 4}::text[]`).join(', ')}) AS c (article_id, run_id, id, ${table.write.join(', ')})
    WHERE t.article_id = c.article_id AND t.run_id = c.run_id AND t.${table.id} = c.id`;
  for (let last = [NONE, NONE, NONE]; ; ) {
    // The statement gives these columns.
    const rows = (await runner.query(page, last)) as readonly Keyed<Row>[];
    const end = rows.at(-1);
    if (end === undefined) return;
    const codes = rows.map((row) => table.codesOf(row));
    await runner.query(update, [
      rows.map((row) => row.article_id), rows.map((row) => row.run_id), rows.map((row) => row.id),
      ...table.write.map((column) => codes.map((each) => each[column] ?? null)),
    ]);
    last = [end.article_id, end.run_id, end.id];
  }
}
