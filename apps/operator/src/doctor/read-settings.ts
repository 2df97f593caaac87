import { OnRecordError } from '@on-record/domain';
import { parseConfiguration, type Environment } from '@on-record/runtime';
import type { z } from 'zod';
import { databaseConfiguration, logConfiguration, setupConfiguration } from '../operator.config';
import type { Check } from './check';

/** What the settings allow to be looked at. */
export interface DoctorSettings {
  /** The check of the settings themselves. */
  readonly checks: readonly Check[];
  /** Undefined where the settings of the log have faults. */
  readonly log: z.infer<typeof logConfiguration> | undefined;
  readonly database: z.infer<typeof databaseConfiguration> | undefined;
  readonly groups: { readonly extractor: string; readonly projector: string };
}

/** Reads the settings of all verbs; what is faulty is told by the check, and the rest is looked at all the same. */
export function readDoctorSettings(environment: Environment): DoctorSettings {
  const log = parsed(logConfiguration, environment);
  return {
    checks: [judgeSettings(environment)],
    log,
    database: parsed(databaseConfiguration, environment),
    groups: { extractor: log?.EXTRACTOR_GROUP ?? '', projector: log?.PROJECTOR_GROUP ?? '' },
  };
}

function judgeSettings(environment: Environment): Check {
  try {
    parseConfiguration(setupConfiguration, environment);
    return { check: 'settings', verdict: 'ok', found: 'All that the verbs need is set.' };
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    return { check: 'settings', verdict: 'wrong', found: error.message.replaceAll(/\n\s*/g, ' '), remedy: 'Set them as docs/settings.md says.' };
  }
}

function parsed<S extends z.ZodObject>(schema: S, environment: Environment): Readonly<z.infer<S>> | undefined {
  try {
    return parseConfiguration(schema, environment);
  } catch {
    // The check of the settings tells of it, with all other faults.
    return undefined;
  }
}
