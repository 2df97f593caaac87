import { listAccusations } from '@on-record/projections';
import { z } from 'zod';
import { accusingFilters, articleFilters, filter, paging } from '../../query/parameters';
import { links, withQuery } from '../parts/links';
import { pageRoute } from '../serving/page-route';
import { AccusationFilterForm } from './accusation-filter-form';
import { AccusationList, withDenials } from './accusation-list';
import { asTexts, nextPage, Pager } from './pager';

const PER_PAGE = 25;

/** Who accused whom of what, newest publication first, with a form of filters. */
export const accusationsRoute = pageRoute({
  path: 'accusations',
  parameters: z.strictObject({
    accuser: filter.actor('Who accuses').optional(),
    accused: filter.actor('Who is accused').optional(),
    party: filter.actor('Either of the two').optional(),
    from: articleFilters.from,
    to: articleFilters.to,
    mutual: filter.flag('Whether it is one direction of "accused each other".').optional(),
    cameo: filter.cameo.optional(),
    certainty: accusingFilters.certainty,
    after: paging.after,
  }),
  answer: async (reader, { parameters }) => {
    const { items, next } = await listAccusations(reader, parameters, { limit: PER_PAGE, after: parameters.after });
    const found = await withDenials(reader, items);
    const listing = { path: links.accusations, asked: asTexts(parameters), next };
    const body = (
      <>
        <h1>Who accused whom</h1>
        <AccusationFilterForm asked={parameters} />
        <h2 class="visually-hidden">Accusations</h2>
        {items.length === 0 ? <p class="nothing">No accusation on record is like this. Fewer filters find more; names may be given in part.</p> : <AccusationList of={found} />}
        <Pager {...listing} />
      </>
    );
    return { page: { title: 'Accusations', body, section: 'accusations', json: withQuery('/v1/accusations', asTexts({ ...parameters, after: undefined })), next: nextPage(listing) } };
  },
});
