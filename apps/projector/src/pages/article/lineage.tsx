import type { ArticleDetail } from '@on-record/projections';
import type { VNode } from 'preact';
import { links } from '../parts/links';

/** From the page back to the event, the revision, the engine and the delivery that all of it comes from. */
export function Lineage({ of: article }: { readonly of: ArticleDetail }): VNode {
  const shown = article.revisions.find(({ id }) => id === (article.chosenRevisionId ?? article.revisionId ?? article.newestRevisionId));
  return (
    <section class="lineage" aria-labelledby="lineage-heading">
      <h2 id="lineage-heading">Where this comes from</h2>
      <dl>
        <Row name="Article" value={article.id} />
        {article.guid === undefined ? null : <Row name="Id at the source" value={article.guid} />}
        {shown === undefined ? null : <><Row name="Revision" value={shown.id} /><Row name="Event" value={shown.eventId} /><Row name="Delivery" value={shown.deliveryId} /></>}
        {article.runId === undefined ? null : <Row name="Run" value={article.runId} />}
        {article.engineVersion === undefined ? null : <Row name="Engine" value={article.engineVersion} />}
      </dl>
      <p><a href={jsonOfArticle(article)}>All of it as JSON</a></p>
    </section>
  );
}

/** The address of the same in JSON, of the same revision and moment. */
export function jsonOfArticle({ id, chosenRevisionId, asOf }: ArticleDetail): string {
  if (asOf !== undefined) return `/v1${links.past(id, asOf)}`;
  return chosenRevisionId === undefined ? links.json('article', id) : `/v1${links.revision(id, chosenRevisionId)}`;
}

function Row({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return <div><dt>{name}</dt><dd><code><bdi>{value}</bdi></code></dd></div>;
}
