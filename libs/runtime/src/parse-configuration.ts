import { OnRecordError } from '@on-record/domain';
import type { z } from 'zod';
import type { Environment } from './read-environment';
import { takeSettings, type GivenSettings } from './setting-files';

/**
 * The configuration of a process: parsed once, frozen. Each setting `X` may be given as the path of a file by `X_FILE`;
 * empty values count as not given. Throws CONFIGURATION_INVALID with all faults at once, each with its key, what was given
 * and what is allowed; a key that looks like a secret, and the content of a file, are masked.
 */
export function parseConfiguration<S extends z.ZodObject>(schema: S, environment: Environment): Readonly<z.infer<S>> {
  const given = takeSettings(Object.keys(schema.shape), environment);
  const parsed = schema.safeParse(given.values);
  if (parsed.success && given.faults.size === 0) return Object.freeze(parsed.data);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ key: path.map(String).join('.') || '(all)', message }));
  // A setting whose file cannot be used has one fault, not two.
  const others = issues.filter(({ key }) => !given.faults.has(key)).map(({ key, message }) => `${key}: given ${describe(key, given)}; allowed: ${message}`);
  const faults = [...given.faults.values(), ...others];
  throw new OnRecordError('CONFIGURATION_INVALID', `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
    details: { faults: faults.length },
  });
}

function describe(key: string, { values, files }: GivenSettings): string {
  const [value, file] = [values[key], files.get(key)];
  if (value === undefined) return 'nothing';
  if (file !== undefined) return `the content of ${JSON.stringify(file)}`;
  return /SECRET|PASSWORD|TOKEN|KEY|_TLS_C|_URL$/.test(key) ? '(masked)' : JSON.stringify(value);
}
