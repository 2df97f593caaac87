import { OnRecordError } from '@on-record/domain';
import { pino, type Logger as Pino } from 'pino';
import type { LogLevel } from './settings';

/**
 * The data of a log line. Fixed names where they fit: eventId, eventType, stream, topic, partition, offset, projection,
 * correlationId, errorCode, stage.
 */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes structured lines: the message is a fixed capitalised sentence, data goes into the fields. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

/** A logger that writes JSON lines to standard output. An `error` field is written with code, message and cause. */
export function createLogger(options: { readonly app: string; readonly level: LogLevel }): Logger {
  return fromPino(
    pino({
      level: options.level,
      base: { app: options.app },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
    }),
  );
}

/** An error as plain fields: name, code, message, details, and its cause to a depth of four. Never a stack of secrets. */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error);
  const known = error instanceof OnRecordError ? { errorCode: error.code, details: error.details } : { stack: error.stack };
  const cause = error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) };
  return { name: error.name, message: error.message, ...known, ...cause };
}

function fromPino(target: Pino): Logger {
  return {
    debug: (message, fields) => target.debug(fields ?? {}, message),
    info: (message, fields) => target.info(fields ?? {}, message),
    warn: (message, fields) => target.warn(fields ?? {}, message),
    error: (message, fields) => target.error(fields ?? {}, message),
    child: (fields) => fromPino(target.child(fields)),
  };
}
