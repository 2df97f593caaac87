import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@on-record/runtime';
import type { Response } from 'express';
import { problemOf, toProblem, type Problem } from './problem';

const RETRY_AFTER_SECONDS = '2';

/** Answers errors with problem details; logs those that are our own. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = error instanceof HttpException ? httpProblem(error) : toProblem(error);
    if (problem.status >= 500) this.logger.error('Answering a request failed.', { errorCode: problem.code, error });
    sendProblem(host.switchToHttp().getResponse<Response>(), problem);
  }
}

/** Sends problem details, unless an answer is on its way already. */
export function sendProblem(response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (problem.status === 503) response.set('retry-after', RETRY_AFTER_SECONDS);
  response.status(problem.status).set('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
}

/** Nest's own exceptions: a path that no route takes, and paths that cannot be decoded. */
function httpProblem(error: HttpException): Problem {
  if (error.getStatus() === 404) return problemOf(404, 'NOT_FOUND', { detail: 'There is nothing at this address; GET / lists what there is.' });
  if (error.getStatus() < 500) return problemOf(400, 'QUERY_INVALID', { detail: 'The request could not be read.' });
  return toProblem(error);
}
