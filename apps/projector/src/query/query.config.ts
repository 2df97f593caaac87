import { settings } from '@on-record/runtime';
import { z } from 'zod';

/** What the query process is told by its environment. */
export const queryConfigSchema = z.object({
  /** A database address of the role that can only read. */
  QUERY_DATABASE_URL: settings.databaseUrl,
  QUERY_HOST: settings.host,
  QUERY_PORT: settings.port,
  LOG_LEVEL: settings.logLevel,
});

/** The configuration of the query process. */
export type QueryConfig = z.infer<typeof queryConfigSchema>;
