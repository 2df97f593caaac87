import { OnRecordError } from '@on-record/domain';
import { findAccusation, findDenial, findStatement, type Reader } from '@on-record/projections';
import { z } from 'zod';
import { isId } from '../../query/finding-routes';
import { links, type FindingKind } from '../parts/links';
import { pageRoute, type PageRoute } from '../serving/page-route';

/** A finding with the article that it stands in. */
interface Placed {
  readonly article: { readonly id: string };
}

/** Permalinks of findings lead to their place in the article as readers see it now. */
export const permalinkRoutes: readonly PageRoute[] = [
  permalink('statement', findStatement),
  permalink('accusation', findAccusation),
  permalink('denial', findDenial),
];

function permalink(kind: FindingKind, find: (reader: Reader, key: string) => Promise<Placed | undefined>): PageRoute {
  return pageRoute({
    path: `${kind}s/:key`,
    pathParameter: 'key',
    parameters: z.strictObject({}),
    answer: async (reader, { pathValue }) => {
      const found = isId(pathValue) ? await find(reader, pathValue) : undefined;
      if (found === undefined) throw new OnRecordError('NOT_FOUND', `There is no ${kind} with this key that may be shown.`);
      return { location: links.finding(found.article.id, pathValue) };
    },
  });
}
