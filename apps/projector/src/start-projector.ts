import type { DynamicModule } from '@nestjs/common';
import { topicNamesOf, type EventLog, type LogIdentity } from '@on-record/domain';
import { connectVerifiedLog } from '@on-record/event-log';
import { createProjector, openDatabase, readCheckpoints, recordLogEnds, type Database } from '@on-record/projections';
import {
  ConsumerMonitor, consumerTimes, ControlFollower, createLogger, createMetrics, databaseAccess, deadLetterWriter, EventLogTransport, kafkaAccess, StagePause,
  startHttpProcess, type HttpProcess, type Logger, type Metrics,
} from '@on-record/runtime';
import { PROJECT_EVENTS_OPTIONS, ProjectEventsHandler, type ProjectEventsOptions } from './project-events.handler';
import type { ProjectorConfiguration } from './projector.config';
import { StandbyFollower } from './standby/standby-follower';

/** Two partitions at a time keep Postgres busy while the next batch is parsed; more only wait for each other. */
const PARTITIONS_AT_ONCE = 2;

/** What a projector works with; `onFailure` is told when its consumer has ended with an error. */
export interface ProjectorParts {
  readonly log: EventLog;
  /** That of the log, where it was read already. */
  readonly identity?: LogIdentity;
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
  const { log, identity } = await connectVerifiedLog({
    ...kafkaAccess(configuration), clientId: 'on-record-projector', logger, topicNames, consumer: consumerTimes(configuration),
  });
  try {
    const database = await openDatabase(databaseAccess(configuration.DATABASE_URL, configuration.DATABASE_PASSWORD));
    return await runProjector(configuration, { log, identity, database, logger, onFailure }).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    await log.close();
    throw error;
  }
}

/**
 * Starts a projector on a log and a database that are open: the batch consumer, and health and metrics over HTTP. What stands in
 * the control topic is read first: a projector that is paused starts paused.
 */
export async function runProjector(configuration: ProjectorConfiguration, parts: ProjectorParts): Promise<HttpProcess> {
  const { log, database, logger, onFailure } = parts;
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const topics = configuration.PROJECTOR_TOPICS.map(topicNames);
  const metrics = createMetrics({ app: 'projector' });
  const pause = new StagePause('projector', logger);
  const monitor = monitorOf(configuration, { ...parts, metrics, pause });
  const facts = metrics.counter({ name: 'facts_total', help: 'Facts whose rows were written, by table; a fact that comes again counts again.', labels: ['table'] });
  const setAside = deadLetterWriter({ log, topicNames, stage: 'projector', logger, onDeadLettered: ({ code }) => monitor.countDeadLetter(code) });
  const onProjected = (table: string, count: number): void => facts.inc({ table }, count);
  const identity = parts.identity ?? (await log.identity(topics));
  const groupId = configuration.PROJECTOR_GROUP;
  const onDecidedAnew = (articles: number): void => logger.info('Deciding articles anew after an upgrade.', { articles });
  const projector = await createProjector({ database, log, topics, groupId, setAside, onProjected, onDecidedAnew, identity });
  const standby = new StandbyFollower({ database, log, identity, topics, groupId, pause, logger, metrics });
  const transport = new EventLogTransport({
    log,
    groupId,
    topicNames,
    topics: configuration.PROJECTOR_TOPICS,
    startOffset: (partition) => projector.startOffset(partition),
    partitionsAtOnce: PARTITIONS_AT_ONCE,
    offsetMetadata: projector.databaseId,
    setAside,
    pause,
    groupOffsets: 'for-display',
    observer: monitor.observer,
    onFailure,
  });
  const control = new ControlFollower({ log, topicNames, logger, listeners: [pause] });
  await control.start();
  const started = await startHttpProcess({
    module: projectorModule({ projector, logger }),
    host: configuration.PROJECTOR_HOST,
    port: configuration.PROJECTOR_PORT,
    logger, metrics, transport,
    probes: monitor.watch(transport),
    onShutdown: async () => {
      await standby.stop();
      await Promise.all([control.stop(), monitor.stop()]);
      await database.close();
      await log.close();
    },
  });
  standby.start();
  return started;
}

function projectorModule(options: ProjectEventsOptions): DynamicModule {
  return { module: ProjectorModule, controllers: [ProjectEventsHandler], providers: [{ provide: PROJECT_EVENTS_OPTIONS, useValue: options }] };
}

/** The positions that count are the checkpoints; the ends that are seen are recorded beside them, for readers without a broker. */
function monitorOf(configuration: ProjectorConfiguration, { log, database, metrics, logger, pause }: ProjectorParts & { readonly metrics: Metrics; readonly pause: StagePause }): ConsumerMonitor {
  return new ConsumerMonitor({
    metrics, log, logger, pause,
    topics: configuration.PROJECTOR_TOPICS.map(topicNamesOf(configuration.TOPIC_PREFIX)),
    groupId: configuration.PROJECTOR_GROUP,
    clusterName: configuration.KAFKA_CLUSTER_NAME,
    stallMs: configuration.PROJECTOR_STALL_SECONDS * 1_000,
    positions: () => readCheckpoints(database),
    onLook: ({ partitions }) => recordLogEnds(database, partitions),
  });
}

class ProjectorModule {}
