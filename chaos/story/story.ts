import type { Malformation } from '../../test/support/malformed-records.ts';

/** What a reader should find in a text: one line of words for each finding, in a form that rows can be put into too. */
export interface ExpectedFindings {
  /** `speaker: content`. */
  readonly statements: readonly string[];
  /** `accuser > accused: allegation`. */
  readonly accusations: readonly string[];
  /** `denier > denied accuser: allegation`. */
  readonly denials: readonly string[];
}

/** A sentence of a story, and all that is said in it. */
export interface Sentence extends ExpectedFindings {
  readonly text: string;
  /** The words that the foreign engine takes for the allegation; none where the sentence accuses nobody. */
  readonly foreign?: { readonly accuser: string; readonly accused: string; readonly allegation: string };
}

/** What makes two revisions equal or not. */
export interface Content {
  readonly headline: string;
  readonly sentences: readonly Sentence[];
}

/** A state of an article, as its source numbers it. */
export interface Revision {
  readonly guid: string;
  readonly version: number;
  /** Parts revisions of one version number: minutes after the article's beginning. */
  readonly createdMinute: number;
  readonly content: Content;
}

/** A source's word that an article is not to be shown. */
export interface SourceRetraction {
  readonly guid: string;
  readonly version: number;
  readonly createdMinute: number;
  readonly reason: string;
}

/** A run of an engine that is no product of ours, with a greater version than ours has. */
export interface ForeignRun {
  readonly revision: Revision;
  /** `never`: some of its findings never come, so that it never becomes whole. */
  readonly rest: 'soon' | 'later' | 'never';
}

/** A record that nobody can read: an event of a revision, made wrong in some way. Somebody writes it who is not ours. */
export interface Poison {
  /** Its own: no good record has it. */
  readonly key: string;
  readonly topic: 'articles' | 'extractions';
  readonly revision: Revision;
  readonly malformation: Malformation;
}

/** One thing that happens in a round. */
export type Step =
  | { readonly kind: 'revision'; readonly revision: Revision; readonly sending: number }
  | { readonly kind: 'retraction'; readonly retraction: SourceRetraction; readonly sending: number }
  | { readonly kind: 'foreign-run'; readonly run: ForeignRun }
  | { readonly kind: 'rest-of-foreign-run'; readonly run: ForeignRun }
  | { readonly kind: 'reinstatement'; readonly retraction: SourceRetraction }
  | { readonly kind: 'poison'; readonly poison: Poison };

/** All that a record should know by now: the inputs from which the oracle computes what must be seen. */
export interface Inputs {
  readonly revisions: readonly Revision[];
  readonly retractions: readonly SourceRetraction[];
  readonly reinstated: readonly SourceRetraction[];
  readonly foreignRuns: readonly ForeignRun[];
  /** Those of the foreign runs of which everything has been appended. */
  readonly wholeForeignRuns: readonly ForeignRun[];
  readonly poison: readonly Poison[];
}

/** The name of a state or of a retraction of an article: the same for copies of it, and for its rows. */
export function nameOf({ guid, version, createdMinute }: Pick<Revision, 'guid' | 'version' | 'createdMinute'>): string {
  return `${guid} v${version}/${createdMinute}`;
}

/** When minute 0 of every story is. */
export const storyBegins = Date.parse('2026-03-02T08:00:00Z');

/** The moment of a minute of a story, in ISO 8601. */
export function momentOf(minute: number): string {
  return new Date(storyBegins + minute * 60_000).toISOString();
}
