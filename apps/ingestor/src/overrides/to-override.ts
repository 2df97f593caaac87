import { catalogue, findingChangeSchema, findingOverriddenEvent, findingRefSchema, type Event } from '@on-record/domain';
import { z } from 'zod';

/** Something wrong in a body, at a place of it. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

/** What became of a body: the fact that it asks for, or all that is wrong with it. */
export type OverrideReading =
  | { readonly kind: 'override'; readonly event: Event<'FindingOverridden'> }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Clocks of two machines differ by so much at most. */
const AHEAD_MS = 60_000;
/** A caller that got no answer may try again for so long. */
const BEHIND_MS = 86_400_000;

const id = z.uuid({ error: 'must be a UUID' }).toLowerCase();

const actSchema = z.strictObject({
  articleId: id,
  finding: z.strictObject({ kind: findingRefSchema.shape.kind, key: id }),
  change: findingChangeSchema,
  by: z.strictObject({ actor: z.string().trim().min(1).max(200), reason: z.string().trim().min(1).max(2_000) }),
  overriddenAt: z.iso.datetime({ error: 'must be a time in UTC' }).optional(),
});

/**
 * Reads the body of a correction: JSON in UTF-8 with the fields of `FindingOverridden`. A time may be given, so that the same
 * act told again is the same fact; one to come is refused, for nothing could be said of the finding after it.
 */
export function toOverride(bytes: Uint8Array, nowMs: number): OverrideReading {
  const value = parse(bytes);
  if (value === undefined) return { kind: 'no-json' };
  const act = actSchema.safeParse(value);
  if (!act.success) return { kind: 'faulty', faults: faultsOf(act.error) };
  const faults = [...textFaults(act.data), ...timeFaults(act.data.overriddenAt, nowMs)];
  if (faults.length > 0) return { kind: 'faulty', faults };
  const event = findingOverriddenEvent({ ...act.data, overriddenAt: new Date(act.data.overriddenAt ?? nowMs).toISOString() }, { producer: 'ingestor' });
  const payload = catalogue.FindingOverridden.schema.safeParse(event.payload);
  return payload.success ? { kind: 'override', event } : { kind: 'faulty', faults: faultsOf(payload.error) };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function timeFaults(overriddenAt: string | undefined, nowMs: number): readonly Fault[] {
  if (overriddenAt === undefined) return [];
  const aheadMs = Date.parse(overriddenAt) - nowMs;
  return aheadMs <= AHEAD_MS && aheadMs >= -BEHIND_MS ? [] : [{ pointer: '/overriddenAt', message: 'must be of the last day, and not of a time to come' }];
}

/** Half surrogate pairs, control characters and ends of lines: Postgres does not take some, and no name or reason has any; nor is it blank. */
function textFaults(value: unknown, pointer = ''): readonly Fault[] {
  if (typeof value === 'string') return value.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(value) && value.trim() !== '' ? [] : [{ pointer, message: 'must be one line of well-formed Unicode, and not blank' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textFaults(inner, `${pointer}/${name}`));
}

function faultsOf({ issues }: z.core.$ZodError): readonly Fault[] {
  return issues.map(({ path, message }) => ({ pointer: path.map((part) => `/${String(part)}`).join(''), message }));
}
