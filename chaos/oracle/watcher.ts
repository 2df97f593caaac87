import { setTimeout as delay } from 'node:timers/promises';
import type { Inputs } from '../story/story.ts';
import type { Difference } from './difference.ts';
import { activeRetractions, findingsOf, foreignFindingsOf, isWithheld, runName } from './expected-record.ts';
import { readShown, type RealArticle } from './real-record.ts';
import type { Sql } from './sql.ts';

const lookEveryMs = 75;

interface CheckpointRow { readonly topic: string; readonly partition: number; readonly next_offset: string }

/** What may be seen while a round goes on. */
interface Allowed {
  /** The findings of each run that can become whole, as one text. */
  readonly runs: ReadonlyMap<string, string>;
  /** Revisions that were withheld before the round, and that nothing in the round brings back. */
  readonly withheld: ReadonlySet<string>;
}

/** Looks at the rows all the time, as readers do: what must never be seen must not be seen for a moment either. */
export class Watcher {
  private readonly found = new Map<string, Difference>();
  private readonly furthest = new Map<string, bigint>();
  private allowed: Allowed = { runs: new Map(), withheld: new Set() };
  private isOver = false;
  private watching: Promise<void> | undefined;
  looks = 0;

  private readonly sql: Sql;

  constructor(sql: Sql) {
    this.sql = sql;
  }

  /** Begins a round: what was settled before it, and all that will have happened at its end. */
  begin(before: Inputs, after: Inputs): void {
    this.allowed = allowedBy(before, after);
    this.watching ??= this.watch();
  }

  /** What was seen and must not be since this was last asked. */
  take(): readonly Difference[] {
    const differences = [...this.found.values()];
    this.found.clear();
    return differences;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.watching;
    await this.sql.close();
  }

  private async watch(): Promise<void> {
    while (!this.isOver) {
      const began = performance.now();
      // The server is away at times; that is what the rounds are about.
      await this.look().catch(() => undefined);
      await delay(Math.max(5, began + lookEveryMs - performance.now()));
    }
  }

  private async look(): Promise<void> {
    const { allowed } = this;
    const checkpoints = await this.sql.rows<CheckpointRow>('SELECT topic, partition, next_offset FROM gen_active.checkpoints');
    for (const row of checkpoints) this.lookAtCheckpoint(row);
    const articles = await readShown(this.sql);
    // A look that began in the round before knows other rules.
    if (allowed === this.allowed) articles.forEach((article) => this.lookAtArticle(article));
    this.looks += 1;
  }

  private lookAtCheckpoint({ topic, partition, next_offset: next }: CheckpointRow): void {
    const key = `${topic}/${partition}`;
    const before = this.furthest.get(key) ?? 0n;
    if (BigInt(next) < before) this.report({ kind: 'wrong', words: `The checkpoint of ${key} went back from ${before} to ${next}.` });
    this.furthest.set(key, BigInt(next));
  }

  private lookAtArticle({ guid, shown, findings, state }: RealArticle): void {
    if (shown === undefined) {
      if (findings.length > 0) this.report({ kind: 'resurrected', words: `Article ${guid} is ${state}, and ${findings.length} of its findings were seen.` });
      return;
    }
    const whole = this.allowed.runs.get(shown);
    if (whole === undefined) this.report({ kind: 'wrong', words: `${shown} was shown, and is no run that can be whole.` });
    else if (whole !== findings.join('\n')) this.report({ kind: 'wrong', words: `${shown} was shown by halves: ${findings.join('; ')}.` });
    if (this.allowed.withheld.has(shown)) this.report({ kind: 'resurrected', words: `${shown} was shown again, though its source has retracted it for good.` });
  }

  private report(difference: Difference): void {
    if (!this.found.has(difference.words)) this.found.set(difference.words, difference);
  }
}

function allowedBy(before: Inputs, after: Inputs): Allowed {
  const ours = after.revisions.map((revision) => [runName(revision, 'ours'), findingsOf(revision.content).join('\n')] as const);
  const foreign = after.wholeForeignRuns.map(({ revision }) => [runName(revision, 'foreign'), foreignFindingsOf(revision.content).join('\n')] as const);
  const settled = { retractions: before.retractions, reinstated: after.reinstated };
  const withheld = after.revisions.filter((revision) => isWithheld(revision, activeRetractions(revision.guid, settled)));
  return {
    runs: new Map([...ours, ...foreign]),
    withheld: new Set(withheld.flatMap((revision) => [runName(revision, 'ours'), runName(revision, 'foreign')])),
  };
}
