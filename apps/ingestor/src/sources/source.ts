import type { TextPolicy } from '@on-record/domain';

/** The settings of a source that change rows; published as `SourceConfigured`. */
export interface SourceSettings {
  readonly source: string;
  readonly name: string;
  readonly language: string;
  readonly timeZone: string;
  readonly textPolicy: TextPolicy;
  /** What readers see beside everything of this source. */
  readonly notice?: string | undefined;
}

/** A newsroom that may push: its settings, and how its deliveries prove that they are its own. */
export interface Source extends SourceSettings {
  /** At most two, so that a secret can be exchanged without a gap. Never logged, never published. */
  readonly secrets: readonly string[];
  readonly allowUnsigned: boolean;
  readonly allowSha1: boolean;
}
