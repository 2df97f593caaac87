import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@on-record/runtime';
import type { Request, Response } from 'express';
import { errorPage } from '../pages/error-page';
import { sendHtml } from '../pages/serving/page-headers';
import { isForPrograms, prefersHtml } from '../pages/serving/prefers-html';
import { problemOf, toProblem, type Problem } from './problem';

const RETRY_AFTER_SECONDS = '2';

/** Answers errors with problem details, or with a page where a person asked for one; logs those that are our own. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = error instanceof HttpException ? httpProblem(error) : toProblem(error);
    if (problem.status >= 500) this.logger.error('Answering a request failed.', { errorCode: problem.code, error });
    const http = host.switchToHttp();
    sendProblem(http.getRequest<Request>(), http.getResponse<Response>(), problem);
  }
}

/** Sends problem details, or a page to people, unless an answer is on its way already. */
export function sendProblem(request: Request, response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (problem.status === 503) response.set('retry-after', RETRY_AFTER_SECONDS);
  response.status(problem.status).set('cache-control', 'no-store');
  if (isForPrograms(request.path)) return sendDetails(response, problem);
  response.vary('Accept');
  if (prefersHtml(request)) sendHtml(response, errorPage(problem));
  else sendDetails(response, problem);
}

function sendDetails(response: Response, problem: Problem): void {
  response.type('application/problem+json').send(JSON.stringify(problem));
}

/** Nest's own exceptions: a path that no route takes, and paths that cannot be decoded. */
function httpProblem(error: HttpException): Problem {
  if (error.getStatus() === 404) return problemOf(404, 'NOT_FOUND', { detail: 'There is nothing at this address; GET / lists what there is.' });
  if (error.getStatus() < 500) return problemOf(400, 'QUERY_INVALID', { detail: 'The request could not be read.' });
  return toProblem(error);
}
