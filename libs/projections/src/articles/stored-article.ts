import type { OrderKey, Retraction, RunFact } from '@on-record/domain';

/** Where a revision stands among those of its article. */
export type Standing = 'standing' | 'folded' | 'retracted' | 'erased';

/** What is known of a revision when its article is decided; times as the text that Postgres gave. */
export interface StoredRevision {
  readonly revisionId: string;
  readonly orderKey: OrderKey;
  readonly standing: Standing;
  readonly source: string;
  readonly language: string;
  readonly publishedAt: string;
  readonly embargoedUntil: string | null;
}

/** What is known of a run when its article is decided. */
export interface StoredRun extends RunFact {
  readonly statementCount: number;
  readonly accusationCount: number;
  readonly denialCount: number;
}

/** A retraction with what the article's row tells of it. */
export type StoredRetraction = Retraction & { readonly source: string; readonly reason: string | null };

/** All facts of an article that decide what readers see of it. */
export interface StoredArticle {
  readonly articleId: string;
  readonly revisions: StoredRevision[];
  readonly runs: StoredRun[];
  readonly retractions: StoredRetraction[];
  readonly reinstatedRetractionIds: Set<string>;
  /** The reason of its erasure; undefined where it was not erased. */
  erasedBecause: string | undefined;
}

/** An article that nothing is known of. */
export function emptyArticle(articleId: string): StoredArticle {
  return { articleId, revisions: [], runs: [], retractions: [], reinstatedRetractionIds: new Set(), erasedBecause: undefined };
}
