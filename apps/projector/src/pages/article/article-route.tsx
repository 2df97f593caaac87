import { findingChangeSchema, type FindingChange } from '@on-record/domain';
import type { VNode } from 'preact';
import { z } from 'zod';
import { articleParameters, requireArticle } from '../../query/article-routes';
import type { Page } from '../parts/document';
import { pageRoute } from '../serving/page-route';
import { articlePage } from './article-page';

const changes = findingChangeSchema.options.map(({ shape }) => shape.kind.value);

/** One article, or one revision of it, or what readers saw of it at a moment; to whoever corrected a finding of it, with a word about that. */
export const articleRoute = pageRoute({
  path: 'articles/:id',
  pathParameter: 'id',
  parameters: articleParameters.safeExtend({ corrected: z.enum(changes).optional().catch(undefined) }),
  answer: async (reader, { pathValue, parameters: { corrected, ...parameters } }) => {
    const page = articlePage(await requireArticle(reader, pathValue, parameters));
    return { page: corrected === undefined ? page : withNotice(page, corrected) };
  },
});

const DONE: Readonly<Record<FindingChange['kind'], string>> = {
  hidden: 'The entry will be hidden', confirmed: 'The entry will be marked as confirmed', 're-ascribed': 'The entry will have other parties', 'as-read': 'The entry will stand as it was read',
};

function withNotice(page: Page, corrected: FindingChange['kind']): Page {
  const notice: VNode = <p class="state corrected" role="status"><strong>Thank you.</strong> {DONE[corrected]} in a moment: load this page again to see it.</p>;
  return { ...page, body: <>{notice}{page.body}</> };
}
