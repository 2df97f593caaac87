import { compareEngineVersions } from './engine-version';
import { compareText } from './order-key';

/** An activation of an engine version that covers an article. */
export interface Activation {
  readonly activationId: string;
  readonly engineVersion: string;
  readonly activatedAtMs: number;
}

/** Which engine versions count for an article, and which of two of them goes before. */
export interface EngineChoice {
  /** False for versions in shadow: what they find is never shown, and where they fail does not matter. */
  counts(engineVersion: string): boolean;
  /** Positive where the first is preferred to the second; both count. A total order. */
  compare(a: string, b: string): number;
}

/**
 * The choice that activations make: without any all versions count and the greatest goes first; with some only the activated
 * ones count, and that which was activated last goes first. Neither order nor repetition of the activations matters.
 */
export function engineChoiceOf(activations: readonly Activation[]): EngineChoice {
  if (activations.length === 0) return { counts: () => true, compare: compareEngineVersions };
  const oldestFirst = activations.toSorted(compareActivations);
  const ranks = new Map(oldestFirst.map(({ engineVersion }, place) => [engineVersion, place]));
  return { counts: (version) => ranks.has(version), compare: (a, b) => (ranks.get(a) ?? -1) - (ranks.get(b) ?? -1) };
}

/** Compares two activations by their moments, at equal ones by their ids. */
export function compareActivations(a: Activation, b: Activation): number {
  return a.activatedAtMs - b.activatedAtMs || compareText(a.activationId, b.activationId);
}
