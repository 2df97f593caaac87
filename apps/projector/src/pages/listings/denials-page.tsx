import { listDenials, type DenialRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { z } from 'zod';
import { accusingFilters, articleFilters, filter, paging } from '../../query/parameters';
import { DenialEntry } from '../parts/accusation-entry';
import { ArticleLine } from '../parts/article-line';
import { links, withQuery } from '../parts/links';
import { pageRoute } from '../serving/page-route';
import { Choice, DayField, Field } from './accusation-filter-form';
import { asTexts, nextPage, Pager } from './pager';

const PER_PAGE = 25;

const parameters = z.strictObject({
  denier: filter.actor('Who denies').optional(),
  deniedAccuser: filter.actor('Whose allegation is denied').optional(),
  from: articleFilters.from,
  to: articleFilters.to,
  certainty: accusingFilters.certainty,
  after: paging.after,
});

/** Who denied what, newest publication first, with a form of filters; denials are on no list of accusations and in no count of them. */
export const denialsRoute = pageRoute({
  path: 'denials',
  parameters,
  answer: async (reader, { parameters: asked }) => {
    const { items, next } = await listDenials(reader, asked, { limit: PER_PAGE, after: asked.after });
    const listing = { path: links.denials, asked: asTexts(asked), next };
    const body = (
      <>
        <h1>Who denied what</h1>
        <DenialFilterForm asked={asked} />
        <h2 class="visually-hidden">Denials</h2>
        {items.length === 0 ? <p class="nothing">No denial on record is like this. Fewer filters find more; names may be given in part.</p> : <DenialList of={items} />}
        <Pager {...listing} />
      </>
    );
    return { page: { title: 'Denials', body, section: 'denials', json: withQuery('/v1/denials', asTexts({ ...asked, after: undefined })), next: nextPage(listing) } };
  },
});

function DenialFilterForm({ asked }: { readonly asked: z.output<typeof parameters> }): VNode {
  return (
    <form class="filters" method="get" action={links.denials} role="search" aria-label="Denials">
      <Field name="denier" label="Who denies" value={asked.denier} />
      <Field name="deniedAccuser" label="Whose allegation" value={asked.deniedAccuser} />
      <DayField name="from" label="Published from" value={asked.from} />
      <DayField name="to" label="Published until" value={asked.to} />
      <Choice name="certainty" value="all" label="Uncertain ones, too" isChosen={asked.certainty === 'all'} />
      <p class="buttons"><button type="submit">Show</button> <a href={links.denials}>Clear</a></p>
    </form>
  );
}

/** Denials of several articles, each with its article. */
export function DenialList({ of: denials }: { readonly of: readonly DenialRecord[] }): VNode {
  return (
    <ul class="entries">
      {denials.map((each) => <li class="entry"><DenialEntry of={each} place={each.article.textPolicy === 'full' ? 'on-article-page' : 'kept-back'} /><ArticleLine of={each.article} /></li>)}
    </ul>
  );
}
