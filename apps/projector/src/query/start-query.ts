import { openReader, reachesBeneathViews, verifyReadModels, type Reader } from '@on-record/projections';
import { createMetrics, databaseAccess, startHttpProcess, type HttpProcess, type Logger, type ReadinessProbe } from '@on-record/runtime';
import { createOverridesDoor } from '../pages/corrections/overrides-door';
import type { PageSettings } from '../pages/serving/page-settings';
import { createMethodGuard, setAnswerHeaders } from './http-edges';
import type { QueryConfiguration } from './query.config';
import { queryModule } from './query.module';

/**
 * Starts the query process: it needs the database only, never the broker. Fails with DATABASE_SCHEMA_MISMATCH where the
 * views of `read_v1` are not there, and with DATABASE_UNAVAILABLE where the database does not answer.
 */
export async function startQuery(config: QueryConfiguration, logger: Logger): Promise<HttpProcess> {
  const reader = openReader(databaseAccess(config.QUERY_DATABASE_URL, config.QUERY_DATABASE_PASSWORD));
  try {
    await verifyReadModels(reader);
    if (await reachesBeneathViews(reader)) {
      logger.warn('The database role may read more than the views.', { remedy: 'Let QUERY_DATABASE_URL name the role on_record_reader.' });
    }
    return await startHttpProcess({
      module: queryModule(reader, { logger, pages: pageSettings(config, logger) }),
      host: config.QUERY_HOST,
      port: config.QUERY_PORT,
      logger,
      metrics: createMetrics({ app: 'query' }),
      probes: [databaseProbe(reader)],
      onShutdown: () => reader.close(),
      configureHttp: (app) => {
        app.use(setAnswerHeaders);
        app.use(createMethodGuard(config.QUERY_OVERRIDES_URL !== undefined));
      },
    });
  } catch (error) {
    await reader.close();
    throw error;
  }
}

function pageSettings({ QUERY_INDEX_ACTORS: areActorsListed, QUERY_OVERRIDES_URL: url }: QueryConfiguration, logger: Logger): PageSettings {
  return { areActorsListed, overridesDoor: url === undefined ? undefined : createOverridesDoor({ url, logger, nowMs: () => Date.now() }) };
}

function databaseProbe(reader: Reader): ReadinessProbe {
  return {
    name: 'database',
    check: async () => {
      await reader.ping();
      return { isReady: true };
    },
  };
}
