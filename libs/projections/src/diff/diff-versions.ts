import type { FindingKind } from '@on-record/domain';
import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';
import { renderSql, sql, whereAll } from '../queries/sql';
import { compareRuns, type FindingDifference, type RunComparison } from './comparable-finding';
import { loadFindings } from './load-findings';

/** Which revisions are compared; what is left out does not matter. */
export interface DiffFilters {
  readonly source?: string | undefined;
  /** Received at this moment or later; ISO 8601. */
  readonly since?: string | undefined;
  /** Received before this moment; ISO 8601. */
  readonly until?: string | undefined;
  readonly articleIds?: readonly string[] | undefined;
}

/** What two versions found of one kind. */
export interface KindCounts {
  readonly same: number;
  readonly added: number;
  readonly lost: number;
  readonly changed: number;
}

/** A finding that differs, with the revision that it is of. */
export type DiffExample = FindingDifference & { readonly articleId: string; readonly revisionId: string };

/** How two engine versions compare. */
export interface VersionDiff {
  /** Revisions that both read, of which some differ, and those that only one of them has read. */
  readonly revisions: { readonly both: number; readonly differing: number; readonly onlyBefore: number; readonly onlyAfter: number };
  readonly articles: { readonly both: number; readonly differing: number };
  readonly findings: Readonly<Record<FindingKind, KindCounts>>;
  /** How many findings changed in what. */
  readonly traits: Readonly<Record<string, number>>;
  /** The first ones of each kind and change, in the order of the articles' ids. */
  readonly examples: readonly DiffExample[];
}

/** What is compared, and how many examples of each kind and change are kept. */
export interface DiffOptions extends DiffFilters {
  readonly before: string;
  readonly after: string;
  readonly examplesOfEach: number;
}

const ARTICLES_AT_ONCE = 200;
const REVISIONS_AT_ONCE = 50;

/**
 * Compares what two engine versions found in the revisions of which both have a whole run; erased articles are left out. Reads
 * page by page, each in a transaction of its own, and holds some revisions at a time. Fails with DATABASE_UNAVAILABLE.
 */
export async function diffVersions(database: Database, options: DiffOptions): Promise<VersionDiff> {
  const tally = new DiffTally(options.examplesOfEach);
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    after = await database.transaction('comparing engine versions', (client) => diffPage(client, { ...options, from }, tally));
  }
  return tally.result;
}

/** Compares a page of articles; gives the last of them, and nothing where there was none. */
async function diffPage(client: PoolClient, options: DiffOptions & { readonly from: string }, tally: DiffTally): Promise<string | undefined> {
  const articleIds = await pageOf(client, options);
  const pairs = pairRuns(await runsOf(client, options, articleIds), options);
  for (const { beforeRun, afterRun } of pairs) if (beforeRun === undefined || afterRun === undefined) tally.addOnly(beforeRun === undefined ? 'onlyAfter' : 'onlyBefore');
  const both = pairs.filter(isBoth);
  for (let at = 0; at < both.length; at += REVISIONS_AT_ONCE) {
    const some = both.slice(at, at + REVISIONS_AT_ONCE);
    const findings = await loadFindings(client, some.flatMap(({ articleId, beforeRun, afterRun }) => [{ articleId, runId: beforeRun }, { articleId, runId: afterRun }]));
    for (const pair of some) tally.add(pair, compareRuns(findings.get(pair.beforeRun) ?? [], findings.get(pair.afterRun) ?? []));
  }
  return articleIds.at(-1);
}

async function pageOf(client: PoolClient, { before, after, from, articleIds }: DiffOptions & { readonly from: string }): Promise<readonly string[]> {
  const { text, values } = renderSql(sql`
    SELECT DISTINCT article_id FROM runs ${whereAll([
      sql`engine_version = ANY (${[before, after]}::text[]) AND outcome = 'completed' AND is_whole`,
      from === '' ? undefined : sql`article_id > ${from}::uuid`,
      articleIds === undefined ? undefined : sql`article_id = ANY (${articleIds}::uuid[])`,
    ])} ORDER BY article_id LIMIT ${ARTICLES_AT_ONCE}`);
  return (await client.query<{ readonly article_id: string }>(text, [...values])).rows.map((row) => row.article_id);
}

interface RunRow {
  readonly articleId: string;
  readonly revisionId: string;
  readonly runId: string;
  readonly engineVersion: string;
}

async function runsOf(client: PoolClient, { before, after, source, since, until }: DiffOptions, articleIds: readonly string[]): Promise<readonly RunRow[]> {
  const { text, values } = renderSql(sql`
    SELECT run.article_id AS "articleId", run.revision_id AS "revisionId", run.run_id AS "runId", run.engine_version AS "engineVersion"
    FROM runs AS run JOIN article_revisions AS revision ON revision.article_id = run.article_id AND revision.revision_id = run.revision_id
    ${whereAll([
      sql`run.article_id = ANY (${articleIds}::uuid[]) AND run.engine_version = ANY (${[before, after]}::text[])`,
      sql`run.outcome = 'completed' AND run.is_whole AND revision.standing <> 'erased'`,
      source === undefined ? undefined : sql`revision.source = ${source}`,
      since === undefined ? undefined : sql`revision.recorded_at >= ${since}::timestamptz`,
      until === undefined ? undefined : sql`revision.recorded_at < ${until}::timestamptz`,
    ])} ORDER BY run.article_id, revision.order_key, run.run_id`);
  return (await client.query<RunRow>(text, [...values])).rows;
}

interface RunPair {
  readonly articleId: string;
  readonly revisionId: string;
  readonly beforeRun: string | undefined;
  readonly afterRun: string | undefined;
}

type BothRuns = RunPair & { readonly beforeRun: string; readonly afterRun: string };

function isBoth(pair: RunPair): pair is BothRuns {
  return pair.beforeRun !== undefined && pair.afterRun !== undefined;
}

/** A revision has one run of a version: its id is computed of both. */
function pairRuns(runs: readonly RunRow[], { before, after }: Pick<DiffOptions, 'before' | 'after'>): readonly RunPair[] {
  return [...Map.groupBy(runs, ({ revisionId }) => revisionId)].map(([revisionId, ofRevision]): RunPair => ({
    articleId: ofRevision[0]?.articleId ?? '',
    revisionId,
    beforeRun: ofRevision.find(({ engineVersion }) => engineVersion === before)?.runId,
    afterRun: ofRevision.find(({ engineVersion }) => engineVersion === after)?.runId,
  }));
}

/** Adds comparisons up. */
class DiffTally {
  private readonly revisions = { both: 0, differing: 0, onlyBefore: 0, onlyAfter: 0 };
  private readonly articles = { both: 0, differing: 0 };
  private readonly findings = { statement: zero(), accusation: zero(), denial: zero() };
  private readonly traits: Record<string, number> = {};
  private readonly examples = new Map<string, DiffExample[]>();
  /** Articles come one after the other, each with all its revisions. */
  private last: { readonly articleId: string; isDiffering: boolean } | undefined;

  constructor(private readonly examplesOfEach: number) {}

  get result(): VersionDiff {
    const kinds = ['accusation', 'denial', 'statement'];
    const order = kinds.flatMap((kind) => ['lost', 'added', 'changed'].map((change) => `${kind} ${change}`));
    return { revisions: this.revisions, articles: this.articles, findings: this.findings, traits: this.traits, examples: order.flatMap((each) => this.examples.get(each) ?? []) };
  }

  addOnly(which: 'onlyBefore' | 'onlyAfter'): void {
    this.revisions[which] += 1;
  }

  add({ articleId, revisionId }: RunPair, { same, differences }: RunComparison): void {
    this.revisions.both += 1;
    this.revisions.differing += differences.length > 0 ? 1 : 0;
    if (this.last?.articleId !== articleId) {
      this.last = { articleId, isDiffering: false };
      this.articles.both += 1;
    }
    if (differences.length > 0 && !this.last.isDiffering) {
      this.last.isDiffering = true;
      this.articles.differing += 1;
    }
    for (const { kind } of same) this.findings[kind].same += 1;
    for (const difference of differences) this.addDifference({ ...difference, articleId, revisionId });
  }

  private addDifference(example: DiffExample): void {
    const { kind } = example.finding;
    this.findings[kind][example.change] += 1;
    if (example.change === 'changed') for (const { trait } of example.traits) this.traits[trait] = (this.traits[trait] ?? 0) + 1;
    const name = `${kind} ${example.change}`;
    const kept = this.examples.get(name) ?? [];
    if (kept.length < this.examplesOfEach) this.examples.set(name, [...kept, example]);
  }
}

function zero() {
  return { same: 0, added: 0, lost: 0, changed: 0 };
}
