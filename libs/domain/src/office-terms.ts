import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { OfficeHeld } from './events/office-held';
import { makeEvent } from './make-event';
import { compareText } from './order-key';
import { deterministicId } from './uuid';

/** The fact that an operator said who holds an office from a day on, or took that back; the same act at the same moment is the same fact. */
export function officeHeldEvent(act: Omit<OfficeHeld, 'heldId'>, causationId?: string): Event<'OfficeHeld'> {
  const heldId = deterministicId('event', ['OfficeHeld', canonicalJson(act)]);
  const cause = causationId ?? heldId;
  return makeEvent('OfficeHeld', { id: heldId, subject: act.office, time: act.heldAt, correlationId: cause, causationId: cause }, { heldId, ...act });
}

/** A term as an operator gave it: from a day or ever on, to its last day where one is known. */
export interface StandingTerm {
  readonly office: string;
  readonly from: string;
  readonly holder: string;
  readonly until?: string | undefined;
}

/** The days on which an office means one holder: both are part of it; without a last day it goes on. */
export interface Tenure {
  readonly office: string;
  readonly holder: string;
  readonly firstDay: string;
  readonly lastDay?: string | undefined;
}

/**
 * On which days each office means whom: a term ends with its last day, or on the day before the next term of the office begins.
 * So of terms that overlap the one that begins later counts from its day, and an earlier one does not come back behind it. Of
 * one office and first day there must be one term, and a term that ends before it begins means nobody. A function of the set of
 * terms, by office and day.
 */
export function resolveTerms(terms: readonly StandingTerm[]): readonly Tenure[] {
  const inOrder = terms.toSorted((a, b) => compareText(a.office, b.office) || compareTermStarts(a.from, b.from));
  return inOrder.flatMap(({ office, from, holder, until }, place) => {
    const next = inOrder[place + 1];
    const lastDay = earlier(until, next?.office === office ? dayBefore(next.from) : undefined);
    return lastDay !== undefined && compareTermStarts(from, lastDay) > 0 ? [] : [{ office, holder, firstDay: from, ...(lastDay !== undefined && { lastDay }) }];
  });
}

/** Compares first days of terms: `ever` comes before all days. */
export function compareTermStarts(a: string, b: string): number {
  return Number(b === 'ever') - Number(a === 'ever') || compareText(a, b);
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
