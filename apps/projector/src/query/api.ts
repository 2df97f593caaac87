import {
  accusationRecordSchema, actorRecordSchema, articleDetailSchema, articleRecordSchema, articleReferenceSchema, denialRecordSchema,
  lineageSchema, pairRecordSchema, partyRecordSchema, quotedSpanSchema, revisionRecordSchema, statementRecordSchema, statusRecordSchema,
} from '@on-record/projections';
import type { ApiRoute } from './api-route';
import { articleRoutes, summaryRoutes } from './article-routes';
import { findingRoutes } from './finding-routes';
import { toOpenApi, type JsonObject } from './openapi';

/** Every address of the API. */
export const apiRoutes: readonly ApiRoute[] = [...findingRoutes, ...summaryRoutes, ...articleRoutes];

/** The names under which the OpenAPI document has the parts of answers. */
const components = {
  Statement: statementRecordSchema,
  Accusation: accusationRecordSchema,
  Denial: denialRecordSchema,
  Pair: pairRecordSchema,
  Actor: actorRecordSchema,
  Article: articleRecordSchema,
  ArticleDetail: articleDetailSchema,
  Revision: revisionRecordSchema,
  Status: statusRecordSchema,
  Party: partyRecordSchema,
  Span: quotedSpanSchema,
  ArticleReference: articleReferenceSchema,
  Lineage: lineageSchema,
};

/** The OpenAPI 3.1 document of the API. */
export function apiDocument(): JsonObject {
  const description = 'Who said what, who accused whom of what, and who denied it, each with the exact characters of the article version that it was read from.';
  return toOpenApi({ title: 'On Record', version: '1', description }, apiRoutes, components);
}

/** What `GET /` answers: where everything is. */
export function apiIndex(): JsonObject {
  return {
    name: 'On Record',
    documentation: '/openapi.json',
    addresses: Object.fromEntries(apiRoutes.map(({ path, summary }) => [path, summary])),
    health: { live: '/health/live', ready: '/health/ready' },
  };
}
