import { databasePassword, databaseUrl, onePassword, settings, withRules } from '@on-record/runtime';
import { z } from 'zod';

const OVERRIDES_URL = 'an address such as http://host:port/v1/overrides, without user, password and query';

/** The settings of the query process. */
export const queryConfiguration = withRules(z.object({
  /** A database address of the role that can only read. */
  QUERY_DATABASE_URL: databaseUrl,
  QUERY_DATABASE_PASSWORD: databasePassword,
  QUERY_HOST: settings.host,
  QUERY_PORT: settings.port,
  /** Whether search engines may list the pages of actors, who are accused and have not been asked. */
  QUERY_INDEX_ACTORS: settings.flag,
  /** The ingestor's door of corrections; without it the pages have no form for them. */
  QUERY_OVERRIDES_URL: z.string({ error: OVERRIDES_URL }).regex(/^https?:\/\/[^\s@?#]+$/, { error: OVERRIDES_URL }).refine(URL.canParse, { error: OVERRIDES_URL }).optional(),
  LOG_LEVEL: settings.logLevel,
}), [onePassword('QUERY_DATABASE_URL', 'QUERY_DATABASE_PASSWORD')]);

/** The settings of the query process. */
export type QueryConfiguration = Readonly<z.infer<typeof queryConfiguration>>;
