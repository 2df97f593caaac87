import { OnRecordError, type ErrorCode } from '@on-record/domain';
import { z } from 'zod';

/** The answer where a request cannot be served: problem details, RFC 9457. */
export const problemSchema = z.strictObject({
  type: z.string().describe('A URN that ends in the error code.'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('A code of docs/errors.md.'),
  detail: z.string(),
  faults: z
    .array(z.strictObject({ parameter: z.string(), message: z.string() }))
    .optional()
    .describe('Every parameter that is wrong.'),
});

/** Problem details, RFC 9457. */
export type Problem = z.infer<typeof problemSchema>;

/** A parameter that is wrong, and what is allowed. */
export interface Fault {
  readonly parameter: string;
  readonly message: string;
}

/** The parameters of a request are wrong; all faults at once. */
export class ParametersError extends Error {
  override readonly name = 'ParametersError';

  constructor(readonly faults: readonly Fault[]) {
    super(`The request has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: ${faults.map(({ message }) => message).join(' ')}`);
  }
}

/** Problem details of an error: what a reader can act on; what broke inside stays in the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ParametersError) return problemOf(400, 'QUERY_INVALID', { detail: error.message, faults: [...error.faults] });
  if (!(error instanceof OnRecordError)) return problemOf(500, 'DATABASE_REFUSED', { detail: 'The request broke on our side; it was logged.' });
  switch (error.code) {
    case 'QUERY_INVALID': {
      const { parameter } = error.details;
      const faults = typeof parameter === 'string' ? { faults: [{ parameter, message: error.message }] } : {};
      return problemOf(400, error.code, { detail: error.message, ...faults });
    }
    case 'NOT_FOUND':
      return problemOf(404, error.code, { detail: error.message });
    case 'QUERY_TIMED_OUT':
      return problemOf(503, error.code, { detail: 'The answer took too long; ask for less, with a narrower time or more filters.' });
    case 'DATABASE_UNAVAILABLE':
    case 'DATABASE_ACCESS_DENIED':
    case 'DATABASE_TLS_FAILED':
      return problemOf(503, error.code, { detail: 'The database does not answer at the moment; try again.' });
    default:
      return problemOf(500, error.code, { detail: 'The request broke on our side; it was logged.' });
  }
}

/** Problem details with the standard title of the status. */
export function problemOf(status: keyof typeof TITLES, code: ErrorCode, rest: { readonly detail: string; readonly faults?: Fault[] }): Problem {
  return { type: `urn:on-record:problem:${code}`, title: TITLES[status], status, code, ...rest };
}

const TITLES = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;
