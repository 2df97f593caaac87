import type { FindingKind } from '@on-record/domain';

/** A finding as far as two engine versions can differ in it. */
export interface ComparableFinding {
  readonly kind: FindingKind;
  readonly articleId: string;
  readonly runId: string;
  readonly id: string;
  /** What follows a finding through revisions and engine versions: it is made of its words. */
  readonly key: string;
  /** Statements: the content; accusations and denials: the trigger and the allegation. */
  readonly words: string;
  readonly who: string;
  /** Nobody where a finding is a statement. */
  readonly whom: string | undefined;
  /** All that a finding says of itself beside its words, by name; equal where two findings say the same. */
  readonly traits: Readonly<Record<string, string>>;
}

/** A finding that two versions differ in. */
export type FindingDifference =
  | { readonly change: 'added' | 'lost'; readonly finding: ComparableFinding }
  | { readonly change: 'changed'; readonly finding: ComparableFinding; readonly after: ComparableFinding; readonly traits: readonly TraitDifference[] };

/** What a finding said of itself before, and what it says now. */
export interface TraitDifference {
  readonly trait: string;
  readonly before: string;
  readonly after: string;
}

/** How two runs over one revision compare. */
export interface RunComparison {
  readonly same: readonly ComparableFinding[];
  readonly differences: readonly FindingDifference[];
}

/**
 * Compares the findings of two runs over one revision: findings of one kind and key are one finding, which may have changed in
 * its parties, spans or circumstances. Pure.
 */
export function compareRuns(before: readonly ComparableFinding[], after: readonly ComparableFinding[]): RunComparison {
  const earlier = new Map(withLinks(before).map((each) => [nameOf(each), each]));
  const later = new Map(withLinks(after).map((each) => [nameOf(each), each]));
  const same: ComparableFinding[] = [];
  const differences: FindingDifference[] = [];
  for (const [name, finding] of earlier) {
    const counterpart = later.get(name);
    const traits = counterpart === undefined ? [] : traitDifferences(finding, counterpart);
    if (counterpart === undefined) differences.push({ change: 'lost', finding });
    else if (traits.length > 0) differences.push({ change: 'changed', finding, after: counterpart, traits });
    else same.push(finding);
  }
  for (const [name, finding] of later) if (!earlier.has(name)) differences.push({ change: 'added', finding });
  return { same, differences };
}

/** Traits whose values are ids of other findings of the run: these ids differ from run to run, and their keys do not. */
export const LINKS = ['answers', 'in statement'] as const;

function withLinks(findings: readonly ComparableFinding[]): readonly ComparableFinding[] {
  const keys = new Map(findings.map(({ id, key }) => [id, key]));
  const resolved = (id: string | undefined): string => (id === undefined || id === '' ? '' : (keys.get(id) ?? 'another'));
  return findings.map((finding) => {
    const links = LINKS.filter((link) => link in finding.traits).map((link) => [link, resolved(finding.traits[link])]);
    return links.length === 0 ? finding : { ...finding, traits: { ...finding.traits, ...Object.fromEntries(links) } };
  });
}

function nameOf({ kind, key }: ComparableFinding): string {
  return `${kind} ${key}`;
}

function traitDifferences(before: ComparableFinding, after: ComparableFinding): readonly TraitDifference[] {
  const traits = [...new Set([...Object.keys(before.traits), ...Object.keys(after.traits)])];
  return traits
    .map((trait) => ({ trait, before: before.traits[trait] ?? '', after: after.traits[trait] ?? '' }))
    .filter((each) => each.before !== each.after);
}
