import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { FindingOverridden } from './events/finding-overridden';
import { makeEvent, type EventContext } from './make-event';
import { compareText } from './order-key';
import { deterministicId } from './uuid';

/**
 * The fact that an editor corrected or confirmed a finding, or took that back; the same act at the same moment is the same fact.
 * Its subject is the article. `producer` is the stage through which the editor came, the operator's verbs unless given.
 */
export function findingOverriddenEvent(
  act: Omit<FindingOverridden, 'overrideId'>,
  { causationId, producer }: { readonly causationId?: string } & Pick<EventContext, 'producer'> = {},
): Event<'FindingOverridden'> {
  const overrideId = deterministicId('event', ['FindingOverridden', canonicalJson(act)]);
  const cause = causationId ?? overrideId;
  const context = { id: overrideId, subject: act.articleId, time: act.overriddenAt, correlationId: cause, causationId: cause };
  return makeEvent('FindingOverridden', { ...context, ...(producer !== undefined && { producer }) }, { overrideId, ...act });
}

/** What holds of findings after all these facts: of those about one finding the latest by time, then by event id; sorted by both. */
export function standingOverridesOf(facts: readonly Event<'FindingOverridden'>[]): readonly Event<'FindingOverridden'>[] {
  const latest = new Map(facts.toSorted(compareFacts).map((fact) => [findingOf(fact), fact]));
  return [...latest.values()].filter(({ payload }) => payload.change.kind !== 'as-read').toSorted(compareFacts);
}

function compareFacts(a: Event<'FindingOverridden'>, b: Event<'FindingOverridden'>): number {
  return Date.parse(a.time) - Date.parse(b.time) || compareText(a.id, b.id);
}

function findingOf({ payload: { articleId, finding } }: Event<'FindingOverridden'>): string {
  return `${articleId} ${finding.kind} ${finding.key}`;
}
