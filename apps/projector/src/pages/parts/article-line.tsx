import type { AccusationRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { links } from './links';
import { NoticeBadge } from './notices';
import { Moment } from './times';

/** The article that a finding stands in, in one line. */
export function ArticleLine({ of: article }: { readonly of: AccusationRecord['article'] }): VNode {
  return (
    <p class="article-line">
      <a href={links.article(article.id)} lang={article.language}><bdi>{article.headline ?? 'Article without a headline'}</bdi></a>
      {' '}<span class="source"><bdi>{article.sourceName}</bdi>, <Moment at={article.publishedAt} /></span> <NoticeBadge article={article} />
    </p>
  );
}
