import { settings } from '@on-record/runtime';
import { z } from 'zod';

/** The settings of the query process. */
export const queryConfiguration = z.object({
  /** A database address of the role that can only read. */
  QUERY_DATABASE_URL: settings.databaseUrl,
  QUERY_HOST: settings.host,
  QUERY_PORT: settings.port,
  LOG_LEVEL: settings.logLevel,
});

/** The settings of the query process. */
export type QueryConfiguration = Readonly<z.infer<typeof queryConfiguration>>;
