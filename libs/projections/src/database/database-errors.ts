import { OnRecordError, tlsFaultOf } from '@on-record/domain';
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

/** What `pg` says of a server that answers the question for TLS with no, or with an error. */
const NO_TLS = /does not support SSL connections|error establishing an SSL connection/;
/** What `pg` itself says where a login by SCRAM fails before the server has refused it; it wants a password that there is not. */
const BROKEN_LOGIN = /^SASL: /;
const NO_PASSWORD = /client password must be/;
const TLS_SETTINGS = { authorities: 'sslrootcert', certificate: 'sslcert' };

/** Says whether a statement was refused because of a value in it, so that the event that brought it must be set aside. */
export function isRefusedValue(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && VALUE_CLASSES.has(state.slice(0, 2));
}

/** Says whether a statement gave up because it did not get a lock in time. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof OnRecordError && sqlStateOf(error.cause) === '55P03';
}

/**
 * An error of the database as one of the closed list: DATABASE_UNAVAILABLE, DATABASE_ACCESS_DENIED and DATABASE_TLS_FAILED
 * (retriable), DATABASE_SCHEMA_MISMATCH or DATABASE_REFUSED. Anything else is no error of the database and stays as it is: a mistake must not be retried for ever.
 */
export function toDatabaseError(error: unknown, doing: string): unknown {
  const state = sqlStateOf(error);
  const reason = types.isNativeError(error) ? error.message : String(error);
  if (state === undefined ? isConnectionTrouble(error) : PASSING_CLASSES.has(state.slice(0, 2)) || PASSING_STATES.has(state)) {
    const details = { doing, ...(state === undefined ? {} : { sqlState: state }) };
    return new OnRecordError('DATABASE_UNAVAILABLE', `The database could not be used for ${doing}: ${reason}.`, { details, cause: error });
  }
  const access = accessError(error, doing);
  if (access !== undefined) return access;
  if (state === undefined) return error;
  const details = { doing, sqlState: state };
  if (SCHEMA_STATES.has(state)) {
    const message = `The database has not the tables that this process was built for (${reason}): run the setup of this release.`;
    return new OnRecordError('DATABASE_SCHEMA_MISMATCH', message, { details, cause: error });
  }
  return new OnRecordError('DATABASE_REFUSED', `The database refused ${doing}: ${reason}.`, { details, cause: error });
}

/**
 * An error of connecting, where nothing of ours is at work that could be mistaken: what is not known otherwise counts as
 * DATABASE_UNAVAILABLE, which is retriable, for no event is to blame for it.
 */
export function toConnectError(error: unknown, doing: string): unknown {
  const known = toDatabaseError(error, doing);
  if (known instanceof OnRecordError) return known;
  const reason = types.isNativeError(error) ? error.message : String(error);
  return new OnRecordError('DATABASE_UNAVAILABLE', `No connection to the database can be made for ${doing}: ${reason}.`, { details: { doing }, cause: error });
}

/**
 * What keeps a process from a database that is there: the two of them do not trust each other, or the login is refused.
 * Undefined for any other error. Who renews a certificate or a password needs time, so that a process at work waits.
 */
export function accessError(error: unknown, doing: string, passwordSetting = 'DATABASE_PASSWORD'): OnRecordError | undefined {
  const state = sqlStateOf(error);
  const { code = '', message } = describe(error);
  if (state?.startsWith('28') === true) {
    const hint = message.includes('no encryption') ? ': it wants TLS (sslmode=verify-full)' : ': check user and password, and what pg_hba.conf allows';
    return new OnRecordError('DATABASE_ACCESS_DENIED', `The database denies this process access for ${doing} (${message})${hint}.`, { details: { doing, sqlState: state }, cause: error });
  }
  if (state === undefined && BROKEN_LOGIN.test(message)) {
    const hint = NO_PASSWORD.test(message) ? `give ${passwordSetting} or a password in the address` : 'check user and password';
    return new OnRecordError('DATABASE_ACCESS_DENIED', `Nobody can log in to the database for ${doing} (${message}): ${hint}.`, { details: { doing }, cause: error });
  }
  const fault = NO_TLS.test(message) ? 'it speaks no TLS: set it up there, or say sslmode=disable where the way to it is private' : tlsFaultOf({ code, message }, TLS_SETTINGS);
  if (state !== undefined || fault === undefined) return undefined;
  return new OnRecordError('DATABASE_TLS_FAILED', `No safe connection to the database can be made for ${doing}, for ${fault}.`, { details: { doing }, cause: error });
}

function describe(error: unknown): { readonly code?: string; readonly message: string } {
  if (error instanceof QueryFailedError) return describe(error.driverError);
  if (!types.isNativeError(error)) return { message: String(error) };
  return { message: error.message, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}) };
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
