import { OnRecordError } from '@on-record/domain';
import { types } from 'node:util';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** Classes of trouble that passes: connection, rollback by the server (serialization, deadlock), resources, shutdown. */
const PASSING_CLASSES: ReadonlySet<string> = new Set(['08', '40', '53', '57']);
/**
 * 55P03 a lock that was not to be had in time, 25P03 a transaction that stood idle for too long, 25006 a server that is
 * read-only while it fails over, 58030 its disk.
 */
const PASSING_STATES: ReadonlySet<string> = new Set(['55P03', '25P03', '25006', '58030']);
/** Names that do not exist or are of another shape: not the schema that this process was built for. */
const SCHEMA_STATES: ReadonlySet<string> = new Set(['3F000', '42P01', '42703', '42883', '42P10', '42704', '42804']);
/**
 * Classes that speak of values: data that a column cannot hold, a constraint, a limit of the server. They say that an
 * event is poison, never that the database is in trouble.
 */
const VALUE_CLASSES: ReadonlySet<string> = new Set(['22', '23', '54']);

/** What Node and `pg` say when the server is not there, or is there no more. */
const CONNECTION_CODES = /^(ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
const CONNECTION_MESSAGES = /connection terminated|timeout exceeded when trying to connect|not queryable|connection error|connection timeout/i;

/** Says whether a statement was refused because of a value in it, so that the event that brought it must be set aside. */
export function isRefusedValue(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && VALUE_CLASSES.has(state.slice(0, 2));
}

/**
 * An error of the database as one of the closed list: DATABASE_UNAVAILABLE (retriable), DATABASE_SCHEMA_MISMATCH or
 * DATABASE_REFUSED. Anything else is no error of the database and stays as it is: a mistake must not be retried for ever.
 */
export function toDatabaseError(error: unknown, doing: string): unknown {
  const state = sqlStateOf(error);
  const reason = types.isNativeError(error) ? error.message : String(error);
  if (state === undefined ? isConnectionTrouble(error) : PASSING_CLASSES.has(state.slice(0, 2)) || PASSING_STATES.has(state)) {
    const details = { doing, ...(state === undefined ? {} : { sqlState: state }) };
    return new OnRecordError('DATABASE_UNAVAILABLE', `The database could not be used for ${doing}: ${reason}.`, { details, cause: error });
  }
  if (state === undefined) return error;
  const details = { doing, sqlState: state };
  if (SCHEMA_STATES.has(state)) {
    const message = `The database has not the tables that this process was built for (${reason}): run the setup of this release.`;
    return new OnRecordError('DATABASE_SCHEMA_MISMATCH', message, { details, cause: error });
  }
  return new OnRecordError('DATABASE_REFUSED', `The database refused ${doing}: ${reason}.`, { details, cause: error });
}

/** The five characters by which the server tells what went wrong; undefined for an error of another origin. */
function sqlStateOf(error: unknown): string | undefined {
  if (error instanceof QueryFailedError) return sqlStateOf(error.driverError);
  return error instanceof DatabaseError ? error.code : undefined;
}

/** Several addresses of one name fail together as an aggregate, whose code is that of the first. */
function isConnectionTrouble(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isConnectionTrouble(error.driverError);
  if (!types.isNativeError(error)) return false;
  if ('code' in error && typeof error.code === 'string' && CONNECTION_CODES.test(error.code)) return true;
  return CONNECTION_MESSAGES.test(error.message);
}
