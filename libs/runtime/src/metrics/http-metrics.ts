import type { NextFunction, Request, Response } from 'express';
import type { Metrics } from './metrics';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const NO_ROUTE = 'none';

/** Measures each request by the pattern of its route, never by its address, so that the number of series is bounded. */
export function measureRequests(metrics: Metrics): (request: Request, response: Response, next: NextFunction) => void {
  const duration = metrics.histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer, by the pattern of the route (none where no route took it).',
    labels: ['method', 'route', 'status'],
  });
  return (request, response, next) => {
    const begunMs = performance.now();
    response.once('close', () => {
      // Express types the route as anything; what is no text is told as no route.
      const path: unknown = (request.route as { readonly path?: unknown } | undefined)?.path;
      const labels = {
        method: METHODS.includes(request.method) ? request.method : 'other',
        route: typeof path === 'string' ? path : NO_ROUTE,
        status: String(response.statusCode),
      };
      duration.observe(labels, (performance.now() - begunMs) / 1000);
    });
    next();
  };
}
