import { OnRecordError } from '@on-record/domain';
import type { z } from 'zod';
import { parseConfiguration } from '../../libs/runtime/src/parse-configuration';

/** What a process says of settings that it refuses; throws where it takes them. */
export function configurationFaults(schema: z.ZodObject, environment: Record<string, string>): string {
  try {
    parseConfiguration(schema, environment);
  } catch (error) {
    if (error instanceof OnRecordError) return error.message;
  }
  throw new Error('The configuration was taken.');
}
