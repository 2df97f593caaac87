import { OnRecordError } from '@on-record/domain';
import {
  accusationRecordSchema, denialRecordSchema, findAccusation, findDenial, findStatement, listAccusations, listDenials, listStatements,
  statementRecordSchema, type Reader,
} from '@on-record/projections';
import { z } from 'zod';
import { listing, single, type ApiRoute } from './api-route';
import { accusingFilters, filter, findingFilters, paging, past, statementKinds } from './parameters';

/** The addresses of findings: listings and permalinks. */
export const findingRoutes: readonly ApiRoute[] = [
  listing({
    path: '/v1/statements',
    operationId: 'listStatements',
    summary: 'Who said what: newest publication first, within an article in text order.',
    parameters: z.strictObject({
      speaker: filter.actor('Who speaks').optional(),
      kind: filter.oneOf(statementKinds, 'How it is reported.').optional(),
      ...findingFilters,
      ...past,
      ...paging,
    }),
    answer: statementRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listStatements(reader, { ...parameters, asOf }, parameters),
  }),
  permalink({ kind: 'statement', answer: statementRecordSchema, find: findStatement }),
  listing({
    path: '/v1/accusations',
    operationId: 'listAccusations',
    summary: 'Who accused whom of what: newest publication first, within an article in text order. Certain ones unless asked otherwise; denials are no part of it.',
    parameters: z.strictObject({
      accuser: filter.actor('Who accuses').optional(),
      accused: filter.actor('Who is accused').optional(),
      party: filter.actor('Either of the two').optional(),
      mutual: filter.flag('Whether it is one direction of "accused each other".').optional(),
      cameo: filter.cameo.optional(),
      ...accusingFilters,
      ...findingFilters,
      ...past,
      ...paging,
    }),
    answer: accusationRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listAccusations(reader, { ...parameters, asOf }, parameters),
  }),
  permalink({ kind: 'accusation', answer: accusationRecordSchema, find: findAccusation }),
  listing({
    path: '/v1/denials',
    operationId: 'listDenials',
    summary: 'Who denied what: newest publication first, within an article in text order. Certain ones unless asked otherwise.',
    parameters: z.strictObject({
      denier: filter.actor('Who denies').optional(),
      deniedAccuser: filter.actor('Whose allegation is denied').optional(),
      party: filter.actor('Either of the two').optional(),
      ...accusingFilters,
      ...findingFilters,
      ...past,
      ...paging,
    }),
    answer: denialRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listDenials(reader, { ...parameters, asOf }, parameters),
  }),
  permalink({ kind: 'denial', answer: denialRecordSchema, find: findDenial }),
];

interface Permalink<A extends z.ZodType> {
  readonly kind: 'statement' | 'accusation' | 'denial';
  readonly answer: A;
  find(reader: Reader, key: string): Promise<z.output<A> | undefined>;
}

function permalink<A extends z.ZodType>({ kind, answer, find }: Permalink<A>): ApiRoute {
  return single({
    path: `/v1/${kind}s/{key}`,
    operationId: `get${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    summary: `One ${kind}, stale or not, by the key that follows it through the revisions of its article.`,
    pathParameter: { name: 'key', description: `The key of the ${kind}.` },
    parameters: z.strictObject({}),
    answer,
    find: async (reader, { pathValue }) => {
      const found = isId(pathValue) ? await find(reader, pathValue) : undefined;
      if (found === undefined) throw new OnRecordError('NOT_FOUND', `There is no ${kind} with this key that may be shown.`);
      return found;
    },
  });
}

/** Says whether a part of a path can be an id at all. */
export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
