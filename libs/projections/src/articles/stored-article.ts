import { compareText, placeRevisions, type Activation, type PlacedRevision, type Recorded, type Retraction, type RevisionFact, type RevisionStanding, type RunFact } from '@on-record/domain';

/** Where a revision stands among those of its article. */
export type Standing = RevisionStanding | 'erased';

/** What is known of a revision when its article is decided; times as the text that Postgres gave. */
export interface StoredRevision extends RevisionFact {
  readonly standing: Standing;
  /** The run whose findings are those of the revision, as its row says. */
  readonly runId: string | null;
  readonly source: string;
  readonly language: string;
  readonly publishedAt: string;
  readonly embargoedUntil: string | null;
  readonly embargoedUntilMs: number | undefined;
}

/** What is known of a run when its article is decided; findings that editors hid are counted by themselves. */
export interface StoredRun extends RunFact, Recorded {
  readonly statementCount: number;
  readonly accusationCount: number;
  readonly denialCount: number;
  readonly hiddenCount: number;
}

/** A retraction with what the article's row tells of it. */
export type StoredRetraction = Retraction & Recorded & { readonly source: string; readonly reason: string | null };

/** A retraction that an operator ended. */
export interface StoredReinstatement extends Recorded {
  readonly retractionId: string;
}

/** All facts of an article that decide what readers see of it. */
export interface StoredArticle {
  readonly articleId: string;
  readonly revisions: StoredRevision[];
  readonly runs: StoredRun[];
  readonly retractions: StoredRetraction[];
  readonly reinstatements: StoredReinstatement[];
  /** Those that cover the article. */
  activations: readonly Activation[];
  erasure: ({ readonly reason: string } & Recorded) | undefined;
}

/** An article that nothing is known of. */
export function emptyArticle(articleId: string): StoredArticle {
  return { articleId, revisions: [], runs: [], retractions: [], reinstatements: [], activations: [], erasure: undefined };
}

/** Its revisions in order, with where the retractions and the other revisions leave them. */
export function placedRevisionsOf({ revisions, retractions, reinstatements }: StoredArticle): readonly PlacedRevision<StoredRevision>[] {
  return placeRevisions({ revisions, retractions, reinstatedRetractionIds: new Set(reinstatements.map(({ retractionId }) => retractionId)) });
}

/** The source of an article: that of its revisions, or of a retraction that came before them. */
export function sourceOf({ revisions, retractions }: Pick<StoredArticle, 'revisions' | 'retractions'>): string | null {
  return [...revisions, ...retractions].map(({ source }) => source).toSorted(compareText)[0] ?? null;
}
