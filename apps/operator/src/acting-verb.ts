import { OnRecordError, operatorActedEvent, writeEvent, type Event, type LogRecord, type OperatorActed, type TopicNames } from '@on-record/domain';
import { readEnvironment, type Environment } from '@on-record/runtime';
import type { Command } from 'commander';
import { userInfo } from 'node:os';

/** The options of every verb that changes something, as commander hands them over. */
export interface ActingOptions {
  readonly execute?: boolean;
  readonly reason?: string;
  readonly as?: string;
  readonly json?: boolean;
}

/** Who acts, and why. */
export type Operator = OperatorActed['by'];

/** What a verb is about to do: its name as typed, its arguments, and how much it changes. */
export type Intention = Pick<OperatorActed, 'verb' | 'arguments' | 'effect'>;

/** An act that is being done: by whom, when, and the fact that says so, which goes to the log before what it speaks of. */
export interface Act {
  readonly by: Operator;
  /** ISO 8601, UTC. */
  readonly actedAt: string;
  readonly event: Event<'OperatorActed'>;
  readonly record: LogRecord;
}

/** The last line of a dry run. */
export const DRY_RUN = 'Nothing was changed. To do it, add --execute --reason "why".';

const MOST_NAME = 200;
const MOST_REASON = 2_000;

/** Gives a verb the options of all verbs that change something: a dry run is the default. */
export function addActingOptions(verb: Command): Command {
  return verb
    .option('--execute', 'do it; without this the verb only says what it would do')
    .option('--reason <text>', 'why it is done, kept in the log; needed with --execute')
    .option('--as <name>', 'who does it, kept in the log; the user who is logged in unless given')
    .option('--json', 'print the result as JSON');
}

/**
 * Who acts and why where it is to be done, nothing for a dry run. Throws CONFIGURATION_INVALID where the reason is missing, or
 * nobody knows who acts; to be asked before anything is read, so that nobody waits for this answer.
 */
export function readOperator(
  { execute, reason = '', as }: ActingOptions,
  { environment = readEnvironment(), account = accountName() }: { readonly environment?: Environment; readonly account?: string } = {},
): Operator | undefined {
  if (execute !== true) return undefined;
  const names = [environment['USER'], environment['LOGNAME'], environment['USERNAME'], account];
  const actor = (as ?? names.find((name) => name !== undefined && name.trim() !== '') ?? '').trim();
  const faults = [
    ...(reason.trim() === '' ? ['give --reason "why"; it is kept in the log'] : []),
    ...(reason.length > MOST_REASON ? [`--reason has ${reason.length} characters, and ${MOST_REASON} are the most`] : []),
    ...(actor === '' ? ['give --as NAME, for nobody seems to be logged in'] : []),
    ...(actor.length > MOST_NAME ? [`--as has ${actor.length} characters, and ${MOST_NAME} are the most`] : []),
  ];
  if (faults.length === 0) return { actor, reason: reason.trim() };
  throw new OnRecordError('CONFIGURATION_INVALID', `With --execute: ${faults.join('; ')}. Nothing was changed.`);
}

/** The account that this process runs under; nothing where the system has no name for it. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Makes the fact that somebody acts; append `record` in a call of its own before what the verb does, for one call is not atomic. */
export function beginAct(intention: Intention, by: Operator, at: { readonly nowMs: number; readonly topicNames: TopicNames }): Act {
  const actedAt = new Date(at.nowMs).toISOString();
  const event = operatorActedEvent({ ...intention, actedAt, by });
  return { by, actedAt, event, record: writeEvent(event, at.topicNames) };
}

/** Arguments as the log keeps them: what was not given is left out. */
export function argumentsOf(given: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>): OperatorActed['arguments'] {
  const kept = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'object' ? [...value] : value] as const]));
  return Object.fromEntries(kept);
}
