import { articleParameters, requireArticle } from '../../query/article-routes';
import { pageRoute } from '../serving/page-route';
import { articlePage } from './article-page';

/** One article, or one revision of it, or what readers saw of it at a moment. */
export const articleRoute = pageRoute({
  path: 'articles/:id',
  pathParameter: 'id',
  parameters: articleParameters,
  answer: async (reader, { pathValue, parameters }) => ({ page: articlePage(await requireArticle(reader, pathValue, parameters)) }),
});
