import { nameOf, storyBegins } from '../story/story.ts';
import { runName } from './expected-record.ts';
import type { Sql } from './sql.ts';

/** What the rows say of an article. */
export interface RealArticle {
  readonly guid: string;
  readonly state: string;
  /** The revision and engine that are shown. */
  readonly shown: string | undefined;
  /** What readers find through the public views. */
  readonly findings: readonly string[];
}

/** A record that was set aside. */
export interface DeadLetter {
  readonly stage: string;
  readonly key: string;
  /** `<topic>/<partition> offset <offset>`. */
  readonly place: string;
  readonly code: string;
  readonly reason: string;
  readonly state: string;
}

/** What is in the record; several rows of one name stand one after the other. */
export interface RealRecord {
  readonly articles: readonly RealArticle[];
  /** Names of revisions. */
  readonly revisions: readonly string[];
  /** Names of retractions. */
  readonly retractions: readonly string[];
  readonly runs: readonly { readonly name: string; readonly findings: readonly string[] }[];
  readonly pairs: ReadonlyMap<string, string>;
  readonly deadLetters: readonly DeadLetter[];
}

interface ArticleRow { readonly article_id: string; readonly state: string; readonly revision_id: string | null; readonly run_id: string | null; readonly engine_version: string | null }
interface RevisionRow { readonly article_id: string; readonly revision_id: string; readonly guid: string; readonly version: number; readonly version_created: Date }
interface RetractionRow { readonly article_id: string; readonly guid: string; readonly order_key: string }
interface RunRow { readonly run_id: string; readonly revision_id: string; readonly engine_version: string }
interface Line { readonly of: string; readonly line: string }

const STATEMENT = `'statement ' || coalesce(speaker_name, '?') || ': ' || content_text`;
const ACCUSATION = `'accusation ' || coalesce(accuser_name, '?') || ' > ' || coalesce(accused_name, '?') || ': ' || coalesce(allegation_text, '?')`;
const DENIAL = `'denial ' || coalesce(denier_name, '?') || ' > ' || coalesce(denied_accuser_name, '?') || ': ' || coalesce(allegation_text, '?')`;

/** All findings of a schema as lines, each with the id in a column that says what it belongs to. */
function findingLines(schema: 'read_v1' | 'gen_active', of: 'article_id' | 'run_id'): string {
  const kinds = [['statements', STATEMENT], ['accusations', ACCUSATION], ['denials', DENIAL]] as const;
  return kinds.map(([table, line]) => `SELECT ${of} AS of, ${line} AS line FROM ${schema}.${table}`).join(' UNION ALL ');
}

/** Reads what is seen of all articles, in one state of the database. */
export function readShown(sql: Sql): Promise<readonly RealArticle[]> {
  return sql.snapshot(async (snapshot) => articlesOf(snapshot, await revisionRows(snapshot)));
}

/** Reads all rows that the oracle has an opinion of, in one state of the database. */
export function readRecord(sql: Sql): Promise<RealRecord> {
  return sql.snapshot(async (snapshot): Promise<RealRecord> => {
    const revisions = await revisionRows(snapshot);
    const retractions = await snapshot.rows<RetractionRow>('SELECT article_id, guid, order_key FROM gen_active.retractions');
    return {
      articles: await articlesOf(snapshot, [...revisions, ...retractions]),
      revisions: revisions.map(nameOfRow),
      retractions: retractions.map(nameOfRetraction),
      runs: await runsOf(snapshot, revisions),
      pairs: await pairsOf(snapshot),
      deadLetters: await deadLettersOf(snapshot),
    };
  });
}

function revisionRows(sql: Pick<Sql, 'rows'>): Promise<readonly RevisionRow[]> {
  return sql.rows<RevisionRow>('SELECT article_id, revision_id, guid, version::int AS version, version_created FROM gen_active.article_revisions');
}

async function articlesOf(sql: Pick<Sql, 'rows'>, known: readonly (RevisionRow | RetractionRow)[]): Promise<readonly RealArticle[]> {
  const rows = await sql.rows<ArticleRow>('SELECT article_id, state, revision_id, run_id, engine_version FROM gen_active.articles');
  const lines = byOwner(await sql.rows<Line>(findingLines('read_v1', 'article_id')));
  const guids = new Map(known.map(({ article_id: id, guid }) => [id, guid]));
  const revisions = new Map(known.flatMap((row) => ('revision_id' in row ? [[row.revision_id, row] as const] : [])));
  return rows.map((row) => {
    const revision = row.revision_id === null || row.run_id === null ? undefined : revisions.get(row.revision_id);
    return {
      guid: guids.get(row.article_id) ?? `an article without facts, ${row.article_id}`,
      state: row.state,
      shown: revision === undefined ? undefined : runName(placeOf(revision), engineOf(row.engine_version ?? '')),
      findings: lines.get(row.article_id) ?? [],
    };
  });
}

async function runsOf(sql: Pick<Sql, 'rows'>, revisions: readonly RevisionRow[]): Promise<RealRecord['runs']> {
  const rows = await sql.rows<RunRow>('SELECT run_id, revision_id, engine_version FROM gen_active.runs');
  const lines = byOwner(await sql.rows<Line>(findingLines('gen_active', 'run_id')));
  const byId = new Map(revisions.map((row) => [row.revision_id, row]));
  return rows.map(({ run_id: id, revision_id: revisionId, engine_version: engine }) => {
    const revision = byId.get(revisionId);
    const name = revision === undefined ? `a run of a revision that is not there, ${revisionId}` : runName(placeOf(revision), engineOf(engine));
    return { name, findings: lines.get(id) ?? [] };
  });
}

async function pairsOf(sql: Pick<Sql, 'rows'>): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.rows<{ readonly accuser_name: string; readonly accused_name: string; readonly accusations: number; readonly denials: number }>(
    'SELECT accuser_name, accused_name, accusations, denials FROM read_v1.pairs');
  return new Map(rows.map(({ accuser_name: one, accused_name: other, accusations, denials }) => [`${one} > ${other}`, `${accusations} accusations, ${denials} denials`]));
}

function deadLettersOf(sql: Pick<Sql, 'rows'>): Promise<readonly DeadLetter[]> {
  return sql.rows<DeadLetter>(`SELECT stage, key, topic || '/' || partition || ' offset ' || "offset" AS place, code, reason, state FROM gen_active.dead_letter_states`);
}

function byOwner(lines: readonly Line[]): ReadonlyMap<string, readonly string[]> {
  return new Map([...Map.groupBy(lines, ({ of }) => of)].map(([of, found]) => [of, found.map(({ line }) => line).toSorted()]));
}

function engineOf(version: string): 'ours' | 'foreign' {
  return version.startsWith('9.9.9+') ? 'foreign' : 'ours';
}

function placeOf({ guid, version, version_created: created }: RevisionRow) {
  return { guid, version, createdMinute: Math.round((created.getTime() - storyBegins) / 60_000) };
}

function nameOfRow(row: RevisionRow): string {
  return nameOf(placeOf(row));
}

/** An order key begins with the version and the milliseconds of its moment. */
function nameOfRetraction({ guid, order_key: key }: RetractionRow): string {
  const [version = 0, createdMs = 0] = key.split('.').map(Number);
  return nameOf({ guid, version, createdMinute: Math.round((createdMs - storyBegins) / 60_000) });
}
