import { OnRecordError } from '@on-record/domain';
import {
  actorKindSchema, actorRecordSchema, articleDetailSchema, articleRecordSchema, articleStateSchema, findArticle, listActors, listArticles,
  listPairs, pairRecordSchema, readStatus, statusRecordSchema, type ArticleDetail, type Reader,
} from '@on-record/projections';
import { z } from 'zod';
import { listing, single, type ApiRoute } from './api-route';
import { isId } from './finding-routes';
import { articleFilters, filter, paging, past } from './parameters';

const NO_ARTICLE = 'There is no article with this id.';
const NO_REVISION = 'There is no article with this id that has this revision.';
const NO_PAST = 'There is no article with this id, or nothing was on record of it at this time.';

/** What an article can be asked for. */
export const articleParameters = z.strictObject({
  revision: filter.id('The id of a revision of the article: its content and the findings of its run that counts, unless it is withheld.').optional(),
  ...past,
}).refine(({ revision, as_of: asOf }) => revision === undefined || asOf === undefined, { path: ['as_of'], error: 'left out where a revision is named' });

/** Finds the article that is asked for. Fails with NOT_FOUND where there is none, and as `Reader` says. */
export async function requireArticle(reader: Reader, pathValue: string, { revision, as_of: asOf }: z.output<typeof articleParameters>): Promise<ArticleDetail> {
  const found = isId(pathValue) ? await findArticle(reader, pathValue, { revision, asOf }) : undefined;
  if (found !== undefined) return found;
  throw new OnRecordError('NOT_FOUND', revision !== undefined ? NO_REVISION : asOf !== undefined ? NO_PAST : NO_ARTICLE);
}

/** The addresses of articles. */
export const articleRoutes: readonly ApiRoute[] = [
  listing({
    path: '/v1/articles',
    operationId: 'listArticles',
    summary: 'The articles, newest publication first; of withheld ones, which come last, there are id and state.',
    parameters: z.strictObject({
      state: filter.oneOf(articleStateSchema.options, 'What readers may see of it.').optional(),
      ...articleFilters,
      ...past,
      ...paging,
    }),
    answer: articleRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listArticles(reader, { ...parameters, asOf }, parameters),
  }),
  single({
    path: '/v1/articles/{id}',
    operationId: 'getArticle',
    summary: 'One article with its revisions, the text that its source lets through, and all of its findings in text order.',
    pathParameter: { name: 'id', description: 'The id of the article.' },
    parameters: articleParameters,
    answer: articleDetailSchema,
    find: (reader, { pathValue, parameters }) => requireArticle(reader, pathValue, parameters),
  }),
];

/** The addresses of what is counted over all articles. */
export const summaryRoutes: readonly ApiRoute[] = [
  listing({
    path: '/v1/pairs',
    operationId: 'listPairs',
    summary: 'Who accused whom, how often; most accusations first. Counts are of certain findings of articles that are shown and not stale.',
    parameters: z.strictObject({
      accuser: filter.actor('Who accuses').optional(),
      accused: filter.actor('Who is accused').optional(),
      party: filter.actor('Either of the two').optional(),
      min: filter.wholeNumber(0, 1_000_000).default(1).describe('At least so many certain accusations; 0 shows pairs with none, too.'),
      ...past,
      ...paging,
    }),
    answer: pairRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listPairs(reader, { ...parameters, asOf }, parameters),
  }),
  listing({
    path: '/v1/actors',
    operationId: 'listActors',
    summary: 'Who acts in the findings; most findings first. Counts are of certain findings of articles that are shown and not stale.',
    parameters: z.strictObject({
      q: filter.searchText('A part of the name or of the id, in any case.').optional(),
      kind: filter.oneOf(actorKindSchema.options, 'The kind of actor; of several together that of the first.').optional(),
      ...past,
      ...paging,
    }),
    answer: actorRecordSchema,
    list: (reader, { as_of: asOf, ...parameters }) => listActors(reader, { ...parameters, asOf }, parameters),
  }),
  single({
    path: '/v1/status',
    operationId: 'getStatus',
    summary: 'How far the read models are, and how much is in them.',
    parameters: z.strictObject({}),
    answer: statusRecordSchema,
    find: (reader) => readStatus(reader),
  }),
];
