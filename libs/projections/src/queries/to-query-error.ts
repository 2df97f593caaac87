import { OnRecordError } from '@on-record/domain';
import { DatabaseError } from 'pg';
import { accessError } from '../database/database-errors';

const UNAVAILABLE = /^(08|53|57P)|^E(CONNREFUSED|CONNRESET|NOTFOUND|PIPE|AI_AGAIN|HOSTUNREACH|TIMEDOUT)$/;
/** Undefined schema, relation, column or function, and privileges that are missing. */
const MISMATCH = new Set(['3F000', '42P01', '42703', '42883', '42501']);

/** What went wrong in a query, in the words of On Record. Error codes: PostgreSQL manual, appendix A. */
export function toQueryError(error: unknown): OnRecordError {
  if (error instanceof OnRecordError) return error;
  const code = codeOf(error);
  if (code === '57014') {
    return new OnRecordError('QUERY_TIMED_OUT', 'The answer took too long; ask for less, with a narrower time or more filters.', { cause: error });
  }
  const access = accessError(error, 'a query', 'QUERY_DATABASE_PASSWORD');
  if (access !== undefined) return access;
  if (code.startsWith('22')) {
    return new OnRecordError('QUERY_INVALID', 'A value of the query is outside of what can be compared.', { cause: error });
  }
  if (MISMATCH.has(code)) {
    return new OnRecordError('DATABASE_SCHEMA_MISMATCH', 'The views of read_v1 are not those that this process reads; run `on-record setup` of the same version, then start again.', { cause: error, details: { sqlState: code } });
  }
  if (UNAVAILABLE.test(code) || /timeout|terminated/i.test(messageOf(error))) {
    return new OnRecordError('DATABASE_UNAVAILABLE', 'The database does not answer, or has no connection to spare.', { cause: error });
  }
  return new OnRecordError('DATABASE_REFUSED', 'The database refused a query.', { cause: error, details: { sqlState: code || 'none' } });
}

/** As `toQueryError`, for an error of connecting: what the server itself did not say passes, whatever it is. */
export function toQueryConnectError(error: unknown): OnRecordError {
  const known = toQueryError(error);
  if (known.code !== 'DATABASE_REFUSED' || error instanceof DatabaseError && error.code !== undefined) return known;
  return new OnRecordError('DATABASE_UNAVAILABLE', `No connection to the database can be made: ${messageOf(error) || String(error)}.`, { cause: error });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
