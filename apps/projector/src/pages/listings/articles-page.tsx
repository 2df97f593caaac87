import { listArticles, type ArticleRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { z } from 'zod';
import { articleFilters, paging } from '../../query/parameters';
import { countsText, titleOf } from '../article/article-header';
import { stateLabels } from '../parts/labels';
import { links, withQuery } from '../parts/links';
import { NoticeBadge } from '../parts/notices';
import { Moment } from '../parts/times';
import { pageRoute } from '../serving/page-route';
import { asTexts, nextPage, Pager } from './pager';

const PER_PAGE = 25;

/** The front page: the latest articles. Programs find the index of the API at its address. */
export const articlesRoute = pageRoute({
  path: '/',
  isAlsoForPrograms: true,
  parameters: z.strictObject({ source: articleFilters.source, after: paging.after }),
  answer: async (reader, { parameters }) => {
    const { items, next } = await listArticles(reader, parameters, { limit: PER_PAGE, after: parameters.after });
    const listing = { path: links.articles, asked: asTexts(parameters), next };
    const body = (
      <>
        <h1>Latest articles</h1>
        {items.length === 0 ? <p class="nothing">There is no article here yet. As soon as a newsroom pushes one, it will be on this page.</p> : <ol class="articles">{items.map((each) => <Entry of={each} />)}</ol>}
        <Pager {...listing} />
      </>
    );
    return { page: { title: 'Latest articles', body, section: 'articles', json: withQuery('/v1/articles', { source: parameters.source }), next: nextPage(listing) } };
  },
});

function Entry({ of: article }: { readonly of: ArticleRecord }): VNode {
  const { id, state, language, source, sourceName, publishedAt, counts } = article;
  return (
    <li class={`headline-entry ${state}`}>
      <h2><a href={links.article(id)} lang={language} dir="auto"><bdi>{titleOf(article)}</bdi></a></h2>
      <ul class="facts">
        {source === undefined ? null : <li><a href={withQuery(links.articles, { source })}><bdi>{sourceName ?? source}</bdi></a></li>}
        {publishedAt === undefined ? null : <li><Moment at={publishedAt} /></li>}
        {article.runId === undefined ? null : <li>{countsText(counts)}</li>}
        {state === 'visible' ? null : <li class="badge">{stateLabels[state].word.toLowerCase()}</li>}
      </ul>
      <NoticeBadge article={article} />
    </li>
  );
}
