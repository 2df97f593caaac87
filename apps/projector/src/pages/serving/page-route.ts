import type { Reader } from '@on-record/projections';
import type { z } from 'zod';
import type { ApiRequest } from '../../query/api-route';
import type { Page } from '../parts/document';

/** What a request for a page is answered with: the page, or another address. */
export type PageAnswer = { readonly page: Page } | { readonly location: string };

/** An address that people open: what it takes and what it shows. */
export interface PageRoute {
  /** As Nest writes it: `articles/:id`. */
  readonly path: string;
  readonly pathParameter?: string;
  readonly parameters: z.ZodObject;
  /** Says whether programs find something else at the address; they get it unless they ask for HTML. */
  readonly isAlsoForPrograms?: boolean;
  /** Says whether it is about people, who have not been asked; search engines list it only where a setting lets them. */
  readonly isAboutActors?: boolean;
  answer(reader: Reader, request: ApiRequest): Promise<PageAnswer>;
}

/** A route whose parameters are typed by its schema. */
export function pageRoute<P extends z.ZodObject>(
  route: Omit<PageRoute, 'parameters' | 'answer'> & { readonly parameters: P; answer(reader: Reader, request: ApiRequest<z.output<P>>): Promise<PageAnswer> },
): PageRoute {
  return {
    ...route,
    // The parameters of a request are parsed by this very schema before they come here.
    answer: (reader, request) => route.answer(reader, request as ApiRequest<z.output<P>>),
  };
}
