import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import type { Page, Reader } from '@on-record/projections';
import type { Request, Response } from 'express';
import type { ApiRoute } from './api-route';
import { parseParameters } from './parse-parameters';
import { queryOf } from './query-string';
import { READER } from './reader-token';

/** A Nest controller that serves one route of the table. */
export function routeController(route: ApiRoute): Type {
  @Controller()
  class RouteController {
    constructor(@Inject(READER) private readonly reader: Reader) {}

    @Get(nestPathOf(route.path))
    async answer(@Req() request: Request, @Res() response: Response): Promise<void> {
      const query = queryOf(request);
      const parameters = parseParameters(route.parameters, query);
      const answer = await route.run(this.reader, { parameters, pathValue: pathValueOf(request, route) });
      // A route that lists answers with a page; `listing` of api-route.ts sees to it.
      const next = route.isListing ? (answer as Page<unknown>).next : undefined;
      if (next !== undefined) response.set('link', nextLink(request, query, next));
      response.json(answer);
    }
  }
  return RouteController;
}

/** `/v1/articles/{id}` in Nest's words. */
function nestPathOf(path: string): string {
  return path.replace(/\{(\w+)\}/, ':$1');
}

function pathValueOf(request: Request, route: ApiRoute): string {
  const value = route.pathParameter && request.params[route.pathParameter.name];
  return typeof value === 'string' ? value : '';
}

/** Web linking (RFC 8288), relative to the address that was asked. */
function nextLink(request: Request, query: URLSearchParams, after: string): string {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return `<${request.path}?${next.toString()}>; rel="next"`;
}
