import { OnRecordError } from '@on-record/domain';
import type { z } from 'zod';
import type { Environment } from './read-environment';

/**
 * The configuration of a process: parsed once, frozen. Empty values count as not given. Throws CONFIGURATION_INVALID with
 * all faults at once, each with its key, what was given and what is allowed; a key that looks like a secret is masked.
 */
export function parseConfiguration<S extends z.ZodType>(schema: S, environment: Environment): Readonly<z.infer<S>> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => {
    const key = issue.path.map(String).join('.') || '(all)';
    return `  ${key}: given ${describe(key, given[key])}; allowed: ${issue.message}`;
  });
  throw new OnRecordError('CONFIGURATION_INVALID', `The configuration has ${faults.length} fault(s):\n${faults.join('\n')}`, {
    details: { faults: faults.length },
  });
}

function describe(key: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return /SECRET|PASSWORD|TOKEN|KEY|_URL$/.test(key) ? '(masked)' : JSON.stringify(value);
}
