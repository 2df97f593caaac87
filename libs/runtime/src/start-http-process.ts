import 'reflect-metadata';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import type { EventLogTransport } from './event-log-transport';
import { healthModule, type ReadinessProbe } from './health';
import type { Logger } from './logger';
import { measureRequests } from './metrics/http-metrics';
import type { Metrics } from './metrics/metrics';
import { metricsModule } from './metrics/metrics-module';

/** What a process consists of. */
export interface HttpProcessOptions {
  readonly module: Type | DynamicModule;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly probes: readonly ReadinessProbe[];
  /** Answered at `GET /metrics`, with the requests measured beside them. */
  readonly metrics?: Metrics;
  /** Handles batches of the event log beside the HTTP server. */
  readonly transport?: EventLogTransport;
  /** Closes what the process opened, after the servers have ended. */
  readonly onShutdown?: () => Promise<void>;
  /** Sets up the HTTP server before it listens. Bodies are not parsed unless this does so. */
  readonly configureHttp?: (app: NestExpressApplication) => void;
}

/** A process that listens. */
export interface HttpProcess {
  readonly url: string;
  close(): Promise<void>;
}

const LOOK_FOR_IDLE_EVERY_MS = 50;

class ProcessModule {}

/** Starts a Nest application with health and metrics routes, and its batch consumer where it has one; resolves when both run. */
export async function startHttpProcess(options: HttpProcessOptions): Promise<HttpProcess> {
  const { host, port, logger, metrics, transport, onShutdown } = options;
  const plumbing = [healthModule(options.probes), ...(metrics ? [metricsModule(metrics)] : [])];
  const root: DynamicModule = { module: ProcessModule, imports: [options.module, ...plumbing] };
  const app = await NestFactory.create<NestExpressApplication>(root, {
    bodyParser: false,
    abortOnError: false,
    logger: quietNestLogger(logger),
  });
  app.disable('x-powered-by');
  if (metrics) app.use(measureRequests(metrics));
  options.configureHttp?.(app);
  if (transport) {
    app.connectMicroservice({ strategy: transport });
    await app.startAllMicroservices();
  }
  await app.listen(port, host);
  const url = await app.getUrl();
  logger.info('Listening.', { url });
  const close = once(async () => {
    await whileEndingIdleConnections(app.getHttpServer(), () => app.close());
    await onShutdown?.();
    logger.info('Stopped.');
  });
  return { url, close };
}

/**
 * Does the closing of a server without waiting for clients that keep a connection open. Node ends the connections that
 * are idle when the server closes, and leaves those that fall idle a moment later until their keep-alive time is over.
 */
async function whileEndingIdleConnections(server: Server, closing: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_EVERY_MS);
  await closing().finally(() => clearInterval(timer));
}

/** Calls the work once; later calls get the same promise. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

/** Nest tells of each route and module it loads; only its warnings and errors are of use to an operator. */
function quietNestLogger(logger: Logger): LoggerService {
  const fields = (rest: readonly unknown[]): { readonly context: string } => ({ context: String(rest.at(-1) ?? '') });
  return {
    log: () => undefined,
    warn: (message: unknown, ...rest: readonly unknown[]) => logger.warn('Nest warned.', { ...fields(rest), reason: String(message) }),
    error: (message: unknown, ...rest: readonly unknown[]) => logger.error('Nest failed.', { ...fields(rest), reason: String(message) }),
  };
}
