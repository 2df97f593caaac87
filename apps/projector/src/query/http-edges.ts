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

const FORM = /^\/(?:statements|accusations|denials)\/[^/]+\/correct$/;

/** Lets only reading through, and forms of corrections where these are taken: OPTIONS answers with the methods, every other method with 405. */
export function createMethodGuard(areCorrectionsOpen: boolean): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const isForm = areCorrectionsOpen && FORM.test(request.path);
    if (request.method === 'GET' || request.method === 'HEAD' || (isForm && request.method === 'POST')) return next();
    const methods = isForm ? `${METHODS}, POST` : METHODS;
    response.set('allow', methods);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    sendProblem(request, response, problemOf(405, 'METHOD_NOT_ALLOWED', { detail: isForm ? `Allowed here: ${methods}.` : `This address is for reading only; allowed: ${methods}.` }));
  };
}
