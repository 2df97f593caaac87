import type { Request } from 'express';

/** Says whether the client would rather have HTML than JSON, as browsers do; one that takes anything gets JSON. */
export function prefersHtml(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}

/** Says whether an address belongs to programs, whoever asks. */
export function isForPrograms(path: string): boolean {
  return /^\/(v1|health)(\/|$)|^\/openapi\.json$/.test(path);
}
