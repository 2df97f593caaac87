export { consumerProbe } from './consumer-probe';
export { EventLogTransport, HandlesBatches, type BatchMethod, type EventLogTransportOptions } from './event-log-transport';
export type { ReadinessProbe } from './health';
export { createLogger, describeError, type LogFields, type Logger } from './logger';
export { parseConfiguration } from './parse-configuration';
export { readEnvironment, type Environment } from './read-environment';
export { fail, runMain } from './run-main';
export { logLevels, settings, type LogLevel } from './settings';
export { startHttpProcess, type HttpProcess, type HttpProcessOptions } from './start-http-process';
