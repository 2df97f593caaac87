import type { z } from 'zod';

/** Tells of a setting that does not fit another: what would be allowed. */
export type Blame = (key: string, allowed: string) => void;

/** A rule between settings; values that have faults of their own come as they were given. */
export type SettingsRule = (given: Readonly<Record<string, unknown>>, blame: Blame) => void;

/** Adds rules to a schema of settings. They are checked whatever else is wrong, so that all faults are told at once. */
export function withRules<S extends z.ZodObject>(schema: S, rules: readonly SettingsRule[]): S {
  return schema.superRefine((given, context) => {
    const blame: Blame = (key, allowed) => context.addIssue({ code: 'custom', path: [key], message: allowed });
    for (const rule of rules) rule(given, blame);
  }, { when: () => true });
}
