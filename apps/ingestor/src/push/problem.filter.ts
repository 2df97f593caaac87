import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@on-record/runtime';
import type { Response } from 'express';
import { later, problem, sendAnswer, type Answer } from './answer';

/** Answers what no route took, or what failed before one could, with a problem document like all others. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (!response.headersSent) sendAnswer(response, this.answerTo(error));
  }

  private answerTo(error: unknown): Answer {
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    if (status >= 400 && status < 500) {
      return problem(404, { code: 'NOT_FOUND', detail: 'There is nothing at this address.', remedy: 'Push articles by POST to /v1/push/{source}.' });
    }
    this.logger.error('Request failed.', { errorCode: 'INGESTOR_BROKE', error });
    return later('INGESTOR_BROKE', 'The request could not be answered now.');
  }
}

/** Express marks what it throws about a malformed address with a status. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}
