import type { NextFunction, Request, Response } from 'express';
import { problemOf } from './problem';
import { sendProblem } from './problem.filter';

const METHODS = 'GET, HEAD, OPTIONS';

/**
 * What holds for every answer: nothing is kept without asking again, so that a retraction takes effect with the next
 * request; no other site may embed or read it (CORS stays off); types are not guessed.
 */
export function setAnswerHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  next();
}

/** Lets only reading through: OPTIONS answers with the methods, every other method with 405. */
export function allowReadingOnly(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.set('allow', METHODS);
  if (request.method === 'OPTIONS') {
    response.status(204).end();
    return;
  }
  sendProblem(request, response, problemOf(405, 'METHOD_NOT_ALLOWED', { detail: `This address is for reading only; allowed: ${METHODS}.` }));
}
