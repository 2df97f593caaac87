import type { ArticleDetail, RevisionRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { standingLabels } from '../parts/labels';
import { links } from '../parts/links';
import { Moment } from '../parts/times';

/** The revisions of an article, to switch between; of one alone there is nothing to choose. */
export function Revisions({ of: article }: { readonly of: ArticleDetail }): VNode | null {
  if (article.revisions.length < 2 && article.chosenRevisionId === undefined) return null;
  return (
    <nav class="revisions" aria-labelledby="revisions-heading">
      <h2 id="revisions-heading">Revisions</h2>
      <ol>{article.revisions.map((revision, place) => <Revision of={revision} number={place + 1} article={article} />)}</ol>
    </nav>
  );
}

interface RevisionOf {
  readonly of: RevisionRecord;
  readonly number: number;
  readonly article: ArticleDetail;
}

function Revision({ of: revision, number, article }: RevisionOf): VNode {
  const isChosen = revision.id === (article.chosenRevisionId ?? article.revisionId ?? article.newestRevisionId);
  const isCurrent = revision.isVisible && article.asOf === undefined;
  const address = isCurrent ? links.article(article.id) : links.revision(article.id, revision.id);
  return (
    <li class={revision.standing}>
      <a href={address} {...(isChosen ? { 'aria-current': 'true' as const } : {})}>Revision {number}{revision.version === undefined ? null : ` (version ${revision.version})`}</a>
      <ul class="facts">
        <li>received <Moment at={revision.receivedAt} /></li>
        {isCurrent ? <li class="badge">current</li> : null}
        {revision.standing === 'standing' ? null : <li class="badge">{standingLabels[revision.standing]}</li>}
        {isChosen ? <li>shown here</li> : null}
      </ul>
    </li>
  );
}
