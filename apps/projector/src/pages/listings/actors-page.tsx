import { listActors, type ActorRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { z } from 'zod';
import { filter, paging } from '../../query/parameters';
import { links, withQuery } from '../parts/links';
import { pageRoute } from '../serving/page-route';
import { Field } from './accusation-filter-form';
import { asTexts, nextPage, Pager } from './pager';

const PER_PAGE = 50;

/** Who acts in the findings, most findings first, with a search. */
export const actorsRoute = pageRoute({
  path: 'actors',
  isAboutActors: true,
  parameters: z.strictObject({ q: filter.searchText('A part of the name.').optional(), after: paging.after }),
  answer: async (reader, { parameters }) => {
    const { items, next } = await listActors(reader, parameters, { limit: PER_PAGE, after: parameters.after });
    const listing = { path: links.actors, asked: asTexts(parameters), next };
    const body = (
      <>
        <h1>People and parties</h1>
        <form class="filters" method="get" action={links.actors} role="search" aria-label="People and parties">
          <Field name="q" label="A part of the name" value={parameters.q} />
          <p class="buttons"><button type="submit">Search</button> <a href={links.actors}>Clear</a></p>
        </form>
        {items.length === 0 ? <p class="nothing">Nobody on record is called like this.</p> : <ActorTable of={items} />}
        <Pager {...listing} />
      </>
    );
    return { page: { title: 'People and parties', body, section: 'actors', json: withQuery('/v1/actors', { q: parameters.q }), next: nextPage(listing) } };
  },
});

function ActorTable({ of: actors }: { readonly of: readonly ActorRecord[] }): VNode {
  return (
    <div class="scrollable" role="region" aria-label="Counts for each" tabIndex={0}>
      <table>
        <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Said</th><th scope="col">Accused others</th><th scope="col">Was accused</th><th scope="col">Denied</th><th scope="col">Articles</th></tr></thead>
        <tbody>
          {actors.map((actor) => (
            <tr>
              <th scope="row"><a href={links.actor(actor.canonical)}><bdi>{actor.name}</bdi></a></th>
              <td>{actor.kind}</td><td>{actor.statements}</td><td>{actor.accusationsMade}</td><td>{actor.accusationsReceived}</td><td>{actor.denials}</td><td>{actor.articles}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
