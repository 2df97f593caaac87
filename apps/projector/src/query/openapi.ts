import { z } from 'zod';
import type { ApiRoute } from './api-route';
import { problemSchema } from './problem';

/** A JSON value that is an object. */
export type JsonObject = { readonly [key: string]: unknown };

/** What the document says about the API as a whole. */
export interface ApiDescription {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

/** The OpenAPI 3.1 document of the routes, made from the schemas that requests are parsed by and answers are typed by. */
export function toOpenApi(description: ApiDescription, routes: readonly ApiRoute[], components: Readonly<Record<string, z.ZodType>>): JsonObject {
  return {
    openapi: '3.1.1',
    info: { ...description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operationOf(route, components) }])),
    components: { schemas: componentSchemas({ ...components, Problem: problemSchema }), responses: PROBLEMS },
  };
}

function operationOf(route: ApiRoute, components: Readonly<Record<string, z.ZodType>>): JsonObject {
  const { operationId, summary } = route;
  const answer = { $ref: `#/components/schemas/${nameIn(components, route.answer)}` };
  const ok = {
    description: route.isListing ? 'A page; `next` and the Link header lead to the one after it.' : 'Found.',
    headers: route.isListing ? { ETag, Link } : { ETag },
    content: { 'application/json': { schema: route.isListing ? pageOf(answer) : answer } },
  };
  const notFound = route.pathParameter ? { 404: { $ref: '#/components/responses/NotFound' } } : {};
  return {
    operationId,
    summary,
    parameters: [...pathParameters(route), ...queryParameters(route.parameters)],
    responses: {
      200: ok,
      304: { description: 'Unchanged since the answer with the ETag of If-None-Match.' },
      400: { $ref: '#/components/responses/Invalid' },
      ...notFound,
      503: { $ref: '#/components/responses/Unavailable' },
    },
  };
}

function pageOf(item: JsonObject): JsonObject {
  return {
    type: 'object',
    properties: { items: { type: 'array', items: item }, next: { type: 'string', description: 'Give it as `after` for the next page.' } },
    required: ['items'],
    additionalProperties: false,
  };
}

function pathParameters({ pathParameter }: ApiRoute): readonly JsonObject[] {
  return pathParameter ? [{ ...pathParameter, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }] : [];
}

function queryParameters(parameters: z.ZodObject): readonly JsonObject[] {
  return Object.entries(parameters.shape).map(([name, type]) => {
    // The shape of a zod object holds zod types; its own typing is that of zod's core.
    const { description, $schema: _dialect, ...schema } = z.toJSONSchema(type as z.ZodType);
    return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema };
  });
}

/** The schemas by name, referring to each other. */
function componentSchemas(named: Readonly<Record<string, z.ZodType>>): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, id: _name, ...schema }]) => [name, schema]));
}

function nameIn(components: Readonly<Record<string, z.ZodType>>, schema: z.ZodType): string {
  const found = Object.entries(components).find(([, each]) => each === schema);
  if (!found) throw new RangeError('Every answer of a route is one of the components.');
  return found[0];
}

const ETag = { schema: { type: 'string' }, description: 'Weak; for If-None-Match.' };
const Link = { schema: { type: 'string' }, description: 'rel="next" leads to the next page (RFC 8288).' };

function problem(description: string, headers: JsonObject = {}): JsonObject {
  return { description, headers, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

const PROBLEMS = {
  Invalid: problem('Parameters are wrong; all faults are listed.'),
  NotFound: problem('There is nothing under this id or key that may be shown.'),
  Unavailable: problem('The database does not answer, or not in time; try again.', { 'Retry-After': { schema: { type: 'integer' } } }),
};
