import type { Page, Reader } from '@on-record/projections';
import type { z } from 'zod';

/** An address of the API: what it takes, what it answers, and how. One table of these makes routes and OpenAPI document. */
export interface ApiRoute {
  /** As in OpenAPI: `/v1/articles/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Name and meaning of the part of the path in braces. */
  readonly pathParameter?: PathParameter;
  readonly parameters: z.ZodObject;
  /** The schema of an item of the listing, or of the whole answer. */
  readonly answer: z.ZodType;
  readonly isListing: boolean;
  run(reader: Reader, request: ApiRequest): Promise<unknown>;
}

/** What a request asks for: parameters as the route's schema parsed them, and the part of the path in braces. */
export interface ApiRequest<P = unknown> {
  readonly parameters: P;
  readonly pathValue: string;
}

/** The part of a path in braces. */
export interface PathParameter {
  readonly name: string;
  readonly description: string;
}

interface RouteText {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
}

/** A route that lists. */
export function listing<P extends z.ZodObject, A extends z.ZodType>(
  route: RouteText & { readonly parameters: P; readonly answer: A; list(reader: Reader, parameters: z.output<P>): Promise<Page<z.output<A>>> },
): ApiRoute {
  return {
    ...route,
    isListing: true,
    // The parameters of a request are parsed by this very schema before they come here.
    run: (reader, { parameters }) => route.list(reader, parameters as z.output<P>),
  };
}

/** A route that answers one thing. */
export function single<P extends z.ZodObject, A extends z.ZodType>(
  route: RouteText & {
    readonly pathParameter?: PathParameter;
    readonly parameters: P;
    readonly answer: A;
    find(reader: Reader, request: ApiRequest<z.output<P>>): Promise<z.output<A>>;
  },
): ApiRoute {
  return {
    ...route,
    isListing: false,
    // The parameters of a request are parsed by this very schema before they come here.
    run: (reader, request) => route.find(reader, request as ApiRequest<z.output<P>>),
  };
}
