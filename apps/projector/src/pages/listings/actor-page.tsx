import { OnRecordError } from '@on-record/domain';
import { findActor, listAccusations, listDenials, listMergedIds, listOfficeDays, listStatements, type ActorRecord, type DenialRecord, type OfficeDays, type Reader, type StatementRecord } from '@on-record/projections';
import type { ComponentChildren, VNode } from 'preact';
import { z } from 'zod';
import { filter, paging } from '../../query/parameters';
import { Snippet } from '../article/statements-without-text';
import { StatementFacts } from '../article/statement-note';
import { ArticleLine } from '../parts/article-line';
import { links, withQuery } from '../parts/links';
import { pageRoute } from '../serving/page-route';
import { AccusationList, withDenials, type AnsweredAccusations } from './accusation-list';
import { DenialList } from './denials-page';
import { nobodyThere, Offices } from './offices';
import { asTexts, nextPage, Pager } from './pager';

const PER_PAGE = 20;

/** All that is on record of one actor: said, accused, was accused, denied. Statements are paged here, accusations on their own page. */
export const actorRoute = pageRoute({
  path: 'actors/:canonical',
  pathParameter: 'canonical',
  isAboutActors: true,
  parameters: z.strictObject({ after: paging.after }),
  answer: async (reader, { pathValue, parameters: { after } }) => {
    const asked = filter.actor('Who').safeParse(pathValue);
    const actor = asked.success ? await findActor(reader, asked.data) : undefined;
    if (actor === undefined) throw new OnRecordError('NOT_FOUND', nobodyThere(asked.success ? await listOfficeDays(reader, asked.data) : []));
    const record = await recordOf(reader, actor, after);
    const listing = { path: links.actor(actor.canonical), asked: asTexts({ after }), next: record.said.next };
    return { page: { title: actor.name, body: <Actor of={record} listing={listing} />, section: 'actors', json: withQuery('/v1/actors', { q: actor.canonical }), next: nextPage(listing) } };
  },
});

interface ActorOnRecord {
  readonly actor: ActorRecord;
  /** Other ids that mean this actor, by decision of editors. */
  readonly mergedIds: readonly string[];
  /** The offices that it held, or who held it, by decision of editors. */
  readonly offices: readonly OfficeDays[];
  readonly said: { readonly items: readonly StatementRecord[]; readonly next?: string };
  readonly made: AnsweredAccusations;
  readonly received: AnsweredAccusations;
  readonly denied: readonly DenialRecord[];
}

async function recordOf(reader: Reader, actor: ActorRecord, after: string | undefined): Promise<ActorOnRecord> {
  const { canonical } = actor;
  const [mergedIds, offices, said, made, received, denied] = await Promise.all([
    listMergedIds(reader, canonical),
    listOfficeDays(reader, canonical),
    listStatements(reader, { speaker: canonical }, { limit: PER_PAGE, after }),
    listAccusations(reader, { accuser: canonical }, { limit: PER_PAGE }),
    listAccusations(reader, { accused: canonical }, { limit: PER_PAGE }),
    listDenials(reader, { denier: canonical }, { limit: PER_PAGE }),
  ]);
  return { actor, mergedIds, offices, said, made: await withDenials(reader, made.items), received: await withDenials(reader, received.items), denied: denied.items };
}

function Actor({ of: { actor, mergedIds, offices, said, made, received, denied }, listing }: { readonly of: ActorOnRecord; readonly listing: Parameters<typeof Pager>[0] }): VNode {
  const { canonical } = actor;
  return (
    <>
      <h1><bdi>{actor.name}</bdi></h1>
      <p class="canonical"><code><bdi>{canonical}</bdi></code></p>
      {mergedIds.length === 0 ? null : <p class="canonical">Merged into this actor: {mergedIds.map((id, place) => <>{place === 0 ? '' : ', '}<code><bdi>{id}</bdi></code></>)}</p>}
      <Offices of={canonical} days={offices} />
      <dl class="counts">
        <Count name="statements" of={actor.statements} /><Count name="accusations of others" of={actor.accusationsMade} />
        <Count name="accusations by others" of={actor.accusationsReceived} /><Count name="denials" of={actor.denials} /><Count name="denials by those accused" of={actor.denialsReceived} /><Count name="articles" of={actor.articles} />
      </dl>
      <Part title="Accused others" all={withQuery(links.accusations, { accuser: canonical })} shown={made.accusations.length}><AccusationList of={made} /></Part>
      <Part title="Was accused" all={withQuery(links.accusations, { accused: canonical })} shown={received.accusations.length}><AccusationList of={received} /></Part>
      <Part title="Denied" all={withQuery(links.denials, { denier: canonical })} shown={denied.length}>
        <DenialList of={denied} />
      </Part>
      <Part title="Said" shown={said.items.length}><ol class="quotes">{said.items.map((each) => <Quote of={each} />)}</ol><Pager {...listing} /></Part>
    </>
  );
}

interface PartOf {
  readonly title: string;
  readonly shown: number;
  /** The address of all of it. */
  readonly all?: string;
  readonly children: ComponentChildren;
}

function Part({ title, shown, all, children }: PartOf): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {shown === 0 ? <p class="nothing">Nothing on record.</p> : children}
      {all === undefined || shown < PER_PAGE ? null : <p><a href={all}>All of them<span class="visually-hidden">: {title}</span></a></p>}
    </section>
  );
}

function Count({ name, of: count }: { readonly name: string; readonly of: number }): VNode {
  return <div><dt>{name}</dt><dd>{count}</dd></div>;
}

function Quote({ of: record }: { readonly of: StatementRecord }): VNode {
  return <li class="quote"><Snippet of={record} /><StatementFacts of={record} /><ArticleLine of={record.article} /></li>;
}
