import { OnRecordError } from '@on-record/domain';
import {
  actorKindSchema, actorRecordSchema, articleDetailSchema, articleRecordSchema, articleStateSchema, findArticle, listActors, listArticles,
  listPairs, pairRecordSchema, readStatus, statusRecordSchema,
} from '@on-record/projections';
import { z } from 'zod';
import { listing, single, type ApiRoute } from './api-route';
import { isId } from './finding-routes';
import { articleFilters, filter, paging } from './parameters';

const NO_ARTICLE = 'There is no article with this id.';
const NO_REVISION = 'There is no article with this id that has this revision.';

/** What an article can be asked for. */
export const articleParameters = z.strictObject({
  revision: filter.id('The id of a revision of the article: its content and the findings of its newest whole run, unless it is withheld.').optional(),
});

/** The addresses of articles. */
export const articleRoutes: readonly ApiRoute[] = [
  listing({
    path: '/v1/articles',
    operationId: 'listArticles',
    summary: 'The articles, newest publication first; of withheld ones, which come last, there are id and state.',
    parameters: z.strictObject({
      state: filter.oneOf(articleStateSchema.options, 'What readers may see of it.').optional(),
      ...articleFilters,
      ...paging,
    }),
    answer: articleRecordSchema,
    list: (reader, parameters) => listArticles(reader, parameters, parameters),
  }),
  single({
    path: '/v1/articles/{id}',
    operationId: 'getArticle',
    summary: 'One article with its revisions, the text that its source lets through, and all of its findings in text order.',
    pathParameter: { name: 'id', description: 'The id of the article.' },
    parameters: articleParameters,
    answer: articleDetailSchema,
    find: async (reader, { pathValue, parameters: { revision } }) => {
      const found = isId(pathValue) ? await findArticle(reader, pathValue, revision) : undefined;
      if (found === undefined) throw new OnRecordError('NOT_FOUND', revision === undefined ? NO_ARTICLE : NO_REVISION);
      return found;
    },
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
      ...paging,
    }),
    answer: pairRecordSchema,
    list: (reader, parameters) => listPairs(reader, parameters, parameters),
  }),
  listing({
    path: '/v1/actors',
    operationId: 'listActors',
    summary: 'Who acts in the findings; most findings first. Counts are of certain findings of articles that are shown and not stale.',
    parameters: z.strictObject({
      q: filter.searchText('A part of the name or of the id, in any case.').optional(),
      kind: filter.oneOf(actorKindSchema.options, 'The kind of actor; of several together that of the first.').optional(),
      ...paging,
    }),
    answer: actorRecordSchema,
    list: (reader, parameters) => listActors(reader, parameters, parameters),
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
