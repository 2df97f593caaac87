import type { Request } from 'express';

/** The query string as it came: Express would make lists and objects of it. */
export function queryOf(request: Request): URLSearchParams {
  const mark = request.url.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : request.url.slice(mark + 1));
}
