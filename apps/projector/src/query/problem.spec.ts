import { errorCodes, OnRecordError } from '@on-record/domain';
import { ParametersError, problemSchema, toProblem } from './problem';

describe('problem details', () => {
  it.each(errorCodes)('of %s are valid and tell nothing that broke inside', (code) => {
    const problem = toProblem(new OnRecordError(code, 'What was wrong.', { details: { parameter: 'after' }, cause: new Error('secret') }));
    expect(problemSchema.safeParse(problem).success).toBe(true);
    expect(JSON.stringify(problem)).not.toContain('secret');
    if (problem.status >= 500) expect(problem.detail).not.toContain('What was wrong.');
  });

  it.each([
    ['QUERY_INVALID', 400], ['NOT_FOUND', 404], ['QUERY_TIMED_OUT', 503], ['DATABASE_UNAVAILABLE', 503], ['DATABASE_SCHEMA_MISMATCH', 500],
  ] as const)('answer %s with %i', (code, status) => {
    expect(toProblem(new OnRecordError(code, 'A sentence.'))).toMatchObject({ status, code });
  });

  it('list the faults of parameters', () => {
    expect(toProblem(new ParametersError([{ parameter: 'limit', message: 'limit must be so.' }]))).toEqual({
      type: 'urn:on-record:problem:QUERY_INVALID', title: 'Bad Request', status: 400, code: 'QUERY_INVALID',
      detail: 'The request has a fault: limit must be so.', faults: [{ parameter: 'limit', message: 'limit must be so.' }],
    });
  });

  it('say nothing of an error that nobody foresaw', () => {
    expect(toProblem(new TypeError('x is not a function'))).toMatchObject({ status: 500, detail: 'The request broke on our side; it was logged.' });
  });
});
