import type { Findings } from '../findings';
import type { Mark } from '../marks';

/** One article revision as the engine sees it. */
export interface ExtractionInput {
  /** The canonical text; every span of the result refers to it. */
  readonly text: string;
  /** Structural marks where the format gave them; empty for plain text, whose first line is the headline. */
  readonly marks: readonly Mark[];
  /** RFC 3339 with an offset: the reference for relative dates, never the clock. */
  readonly publishedAt: string;
  /** IANA time zone of the article, for the words of time in it. */
  readonly timeZone: string;
  /** BCP 47, as delivered or as the source is configured. */
  readonly language: string;
  /** Lines of one or two sentences without a headline: the first line is body, not headline. */
  readonly hasHeadline: boolean;
}

/** Something that a person should know about how a revision was read; it never changes a finding. */
export interface ExtractionDiagnostic {
  readonly code: 'language-not-supported' | 'unbalanced-quotation-mark' | 'opaque-run' | 'paragraph-cut' | 'no-body';
  readonly start: number;
  readonly end: number;
}

/** What an engine makes of a revision: findings, or the named reason why there are none. */
export type ExtractionResult =
  | {
      readonly kind: 'extracted';
      readonly findings: Findings;
      readonly diagnostics: readonly ExtractionDiagnostic[];
      /** The work done, in characters and tokens; budgets are counted in it, never in seconds. */
      readonly workUnits: number;
    }
  | { readonly kind: 'failed'; readonly code: 'TEXT_TOO_LONG' | 'WORK_BUDGET_EXCEEDED' | 'ENGINE_BROKE'; readonly reason: string };

/**
 * The linguistic engine: a pure, total function of one article revision. The same input and the same `version` give the
 * same result on every machine. It never throws for any input.
 */
export interface ExtractionEngine {
  /** `<major>.<minor>.<patch>+<hash of sources, lexicons and weights>`. */
  readonly version: string;
  extract(input: ExtractionInput): ExtractionResult;
}
