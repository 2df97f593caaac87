import { topicNamesOf, type EventLog } from '@on-record/domain';
import { connectVerifiedLog } from '@on-record/event-log';
import { createProjector, openDatabase, type Database } from '@on-record/projections';
import { consumerProbe, createLogger, deadLetterWriter, EventLogTransport, startHttpProcess, type HttpProcess, type Logger } from '@on-record/runtime';
import { PROJECT_EVENTS_OPTIONS, ProjectEventsHandler, type ProjectEventsOptions } from './project-events.handler';
import type { ProjectorConfiguration } from './projector.config';
import { stallProbe } from './stall-probe';

/** Two partitions at a time keep Postgres busy while the next batch is parsed; more only wait for each other. */
const PARTITIONS_AT_ONCE = 2;

/** What a projector works with; `onFailure` is told when its consumer has ended with an error. */
export interface ProjectorParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
  readonly onFailure: (error: unknown) => void;
}

/** Connects log and database and starts the projector; closes both again when the start fails. */
export async function startProjector(
  configuration: ProjectorConfiguration,
  { onFailure }: { readonly onFailure: (error: unknown) => void },
): Promise<HttpProcess> {
  const logger = createLogger({ app: 'projector', level: configuration.LOG_LEVEL });
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const log = await connectVerifiedLog({ brokers: configuration.KAFKA_BROKERS, clientId: 'on-record-projector', logger, topicNames });
  try {
    const database = await openDatabase(configuration.DATABASE_URL);
    return await runProjector(configuration, { log, database, logger, onFailure }).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** Starts a projector on a log and a database that are open: the batch consumer, and health over HTTP. */
export async function runProjector(configuration: ProjectorConfiguration, parts: ProjectorParts): Promise<HttpProcess> {
  const { log, database, logger, onFailure } = parts;
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const topics = configuration.PROJECTOR_TOPICS.map(topicNames);
  const setAside = deadLetterWriter({ log, topicNames, stage: 'projector', logger });
  const projector = await createProjector({ database, log, topics, setAside });
  const transport = new EventLogTransport({
    log,
    groupId: configuration.PROJECTOR_GROUP,
    topicNames,
    topics: configuration.PROJECTOR_TOPICS,
    startOffset: (partition) => projector.startOffset(partition),
    partitionsAtOnce: PARTITIONS_AT_ONCE,
    setAside,
    onFailure,
  });
  const options: ProjectEventsOptions = { projector, logger };
  const stallMs = configuration.PROJECTOR_STALL_SECONDS * 1_000;
  return startHttpProcess({
    module: {
      module: ProjectorModule,
      controllers: [ProjectEventsHandler],
      providers: [{ provide: PROJECT_EVENTS_OPTIONS, useValue: options }],
    },
    host: configuration.PROJECTOR_HOST,
    port: configuration.PROJECTOR_PORT,
    logger,
    probes: [consumerProbe(transport), stallProbe({ database, log, transport, topics, stallMs })],
    transport,
    onShutdown: async () => {
      await database.close();
      await log.close();
    },
  });
}

class ProjectorModule {}
