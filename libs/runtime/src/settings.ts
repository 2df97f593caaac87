import { z } from 'zod';

/** The levels at which a process may log. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** The level from which a process logs. */
export type LogLevel = (typeof logLevels)[number];

const LOG_LEVELS = `one of ${logLevels.join(', ')}`;

/** A second line feed at the end of a file, or a carriage return, is a login that fails for no visible reason. */
export const ONE_LINE = 'one line without control characters';
const NO_CONTROLS = /^[^\p{Cc}]+$/u;

function wholeNumber(least: number, most: number): z.ZodCoercedNumber {
  const error = `a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** Building blocks of configuration schemas: each reads one environment variable. */
export const settings = {
  /** A TCP port; 0 lets the system choose. */
  port: z.coerce.number({ error: 'a port from 0 to 65535' }).int().min(0).max(65_535),
  /** An address to listen on; loopback unless given. */
  host: z.string().min(1).default('127.0.0.1'),
  /** The first part of all topic names. */
  topicPrefix: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, { error: 'at most 100 lower-case letters, digits, dots and hyphens, a letter or digit first' })
    .default('on-record'),
  logLevel: z.enum(logLevels, { error: LOG_LEVELS }).default('info'),
  /** Something that is on or off; off unless given. */
  flag: z.enum(['true', 'false'], { error: 'true or false' }).default('false').transform((text) => text === 'true'),
  /** A whole number of at least 1, and not more than `most`. */
  countUpTo: (most: number) => wholeNumber(1, most),
  /** How long a consumer group waits for a silent member; below 6 s brokers refuse it as they are set up by default. */
  kafkaSessionTimeoutSeconds: wholeNumber(6, 300).default(10),
  /** How long a rebalance waits for members that are at work. */
  kafkaRebalanceTimeoutSeconds: wholeNumber(6, 3_600).default(30),
  /** The name of the Kafka cluster in metrics; brokers do not know it. */
  clusterName: z.string().regex(/^[\w.-]{1,100}$/, { error: 'at most 100 letters, digits, dots, hyphens and underscores' }).default('kafka'),
  /** How long a partition may stand still before events that wait, in seconds; a look at it takes its time. */
  stallSeconds: (unlessGiven: number) => wholeNumber(1, 3_600).default(unlessGiven),
  /** A name or a password that somebody else chose. */
  oneLine: z.string().regex(NO_CONTROLS, { error: ONE_LINE }),
  /** A password of at least 16 characters; there is no default. */
  secret: z.string().min(16, { error: 'at least 16 characters' }).regex(NO_CONTROLS, { error: ONE_LINE }),
  /** A secret that is sent in a header; there is no default. */
  bearerToken: z.string().regex(/^[\x21-\x7e]{16,200}$/, { error: '16 to 200 printable ASCII characters without spaces' }),
} as const;
