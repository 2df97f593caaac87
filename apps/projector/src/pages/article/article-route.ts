import { OnRecordError } from '@on-record/domain';
import { findArticle } from '@on-record/projections';
import { articleParameters } from '../../query/article-routes';
import { isId } from '../../query/finding-routes';
import { pageRoute } from '../serving/page-route';
import { articlePage } from './article-page';

/** One article, or one revision of it. */
export const articleRoute = pageRoute({
  path: 'articles/:id',
  pathParameter: 'id',
  parameters: articleParameters,
  answer: async (reader, { pathValue, parameters: { revision } }) => {
    const found = isId(pathValue) ? await findArticle(reader, pathValue, revision) : undefined;
    if (found !== undefined) return { page: articlePage(found) };
    throw new OnRecordError('NOT_FOUND', revision === undefined ? 'There is no article with this id.' : 'There is no such revision of an article with this id.');
  },
});
