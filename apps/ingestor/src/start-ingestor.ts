import type { DynamicModule } from '@nestjs/common';
import type { EventLog, TopicNames } from '@on-record/domain';
import { createMetrics, measureAppends, startHttpProcess, type Environment, type HttpProcess, type Logger, type Metrics, type ReadinessProbe } from '@on-record/runtime';
import { createBearerCheck } from './authentication/bearer-check';
import { onRecordJson } from './formats/on-record-json/on-record-json.format';
import { OVERRIDES_PARTS, OverridesController, type OverridesParts } from './overrides/overrides.controller';
import { createOverrideTally } from './overrides/override-tally';
import { createAnswerTally, type AnswerTally } from './push/answer-tally';
import { guardServer } from './push/guard-server';
import { createIntake, type IntakeLimits } from './push/intake';
import { ProblemFilter } from './push/problem.filter';
import { PUSH_PARTS, PushController, type PushParts } from './push/push.controller';
import type { BodyLimits } from './push/read-body';
import { ReceiveDeliveryHandler } from './push/receive-delivery.handler';
import { createAcknowledgedFacts } from './recording/acknowledged-facts';
import { createFactWriter } from './recording/fact-writer';
import { createRefusalAllowance } from './recording/refusal-allowance';
import { followSources, type FollowedSources } from './sources/follow-sources';
import { createSourcePublisher } from './sources/publish-sources';

/** What an ingestor is made of. */
export interface IngestorOptions {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  readonly sourcesFile: string;
  /** Where secrets named by `{env: NAME}` are looked up. */
  readonly environment: Environment;
  /** What an operator shows instead of a source's signature; nobody can where it is left out. */
  readonly operatorToken?: string | undefined;
  /** What editors show at the door of corrections; nobody can where it is left out. */
  readonly editorToken?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly nowMs: () => number;
  readonly intakeLimits?: IntakeLimits;
  readonly bodyLimits?: Partial<BodyLimits>;
  readonly reloadEveryMs?: number;
  /** Closes what the ingestor was given, after it has stopped. */
  readonly onShutdown?: () => Promise<void>;
}

const ACKNOWLEDGED_REMEMBERED = 100_000;
/** Memory peaks at some six times the bytes in work: raw, base64 and JSON of the largest bodies stand side by side. */
const INTAKE_LIMITS: IntakeLimits = { deliveries: 256, bytes: 50_000_000 };
const BODY_LIMITS: BodyLimits = { keptBytes: 10_000_000, headBytes: 65_536, readBytes: 32_000_000, timeoutMs: 25_000 };

/** Starts an ingestor; resolves when it listens. Fails with CONFIGURATION_INVALID when the sources file has faults. */
export async function startIngestor(options: IngestorOptions): Promise<HttpProcess> {
  const { logger, host, port, log, topicNames } = options;
  const sources = await followSources({
    path: options.sourcesFile,
    environment: options.environment,
    publish: createSourcePublisher(options),
    logger,
    ...(options.reloadEveryMs === undefined ? {} : { everyMs: options.reloadEveryMs }),
  });
  const metrics = createMetrics({ app: 'ingestor' });
  const tally = createAnswerTally({ logger, metrics });
  const onShutdown = async (): Promise<void> => {
    sources.close();
    tally.close();
    await options.onShutdown?.();
  };
  return startHttpProcess({
    module: ingestorModule(partsOf(options, { sources, tally, metrics })),
    host, port, logger, metrics, onShutdown,
    probes: [sources.probe, logProbe(log, topicNames)],
    configureHttp: (app) => {
      guardServer(app.getHttpServer());
      app.useGlobalFilters(new ProblemFilter(logger));
    },
  });
}

class IngestorModule {}

interface DoorParts {
  readonly push: PushParts;
  readonly overrides: OverridesParts;
}

function ingestorModule({ push, overrides }: DoorParts): DynamicModule {
  return {
    module: IngestorModule,
    controllers: [PushController, OverridesController],
    providers: [{ provide: PUSH_PARTS, useValue: push }, { provide: OVERRIDES_PARTS, useValue: overrides }],
  };
}

interface StartedParts {
  readonly sources: FollowedSources;
  readonly tally: AnswerTally;
  readonly metrics: Metrics;
}

function partsOf(options: IngestorOptions, { sources, tally, metrics }: StartedParts): DoorParts {
  const { logger, nowMs, log, topicNames } = options;
  const beginAppending = createFactWriter({ log: measureAppends(metrics, log), topicNames });
  const receiver = new ReceiveDeliveryHandler({
    beginAppending,
    formats: [onRecordJson],
    acknowledged: createAcknowledgedFacts(ACKNOWLEDGED_REMEMBERED),
    allowance: createRefusalAllowance(),
    logger,
  });
  const intake = createIntake(options.intakeLimits ?? INTAKE_LIMITS);
  const isOperator = createBearerCheck(options.operatorToken);
  return {
    push: { receiver, tally, logger, nowMs, isOperator, intake, findSource: sources.find, bodyLimits: { ...BODY_LIMITS, ...options.bodyLimits } },
    overrides: { beginAppending, intake, logger, nowMs, isEditor: createBearerCheck(options.editorToken), count: createOverrideTally(metrics) },
  };
}

function logProbe(log: EventLog, topicNames: TopicNames): ReadinessProbe {
  return {
    name: 'event-log',
    check: async () => {
      await log.offsets([topicNames('deliveries'), topicNames('articles'), topicNames('refusals')]);
      return { isReady: true };
    },
  };
}
