import { databasePassword, databaseUrl, onePassword, settings, withRules } from '@on-record/runtime';
import { z } from 'zod';

/** The settings of the query process. */
export const queryConfiguration = withRules(z.object({
  /** A database address of the role that can only read. */
  QUERY_DATABASE_URL: databaseUrl,
  QUERY_DATABASE_PASSWORD: databasePassword,
  QUERY_HOST: settings.host,
  QUERY_PORT: settings.port,
  /** Whether search engines may list the pages of actors, who are accused and have not been asked. */
  QUERY_INDEX_ACTORS: settings.flag,
  LOG_LEVEL: settings.logLevel,
}), [onePassword('QUERY_DATABASE_URL', 'QUERY_DATABASE_PASSWORD')]);

/** The settings of the query process. */
export type QueryConfiguration = Readonly<z.infer<typeof queryConfiguration>>;
