import { Controller, Get, Inject, Next, Req, Res, type Type } from '@nestjs/common';
import type { Reader } from '@on-record/projections';
import type { NextFunction, Request, Response } from 'express';
import { parseParameters } from '../../query/parse-parameters';
import { queryOf } from '../../query/query-string';
import { READER } from '../../query/reader-token';
import { renderPage } from '../parts/document';
import { keepUnlisted, sendHtml } from './page-headers';
import type { PageRoute } from './page-route';
import { PAGE_SETTINGS, type PageSettings } from './page-settings';
import { prefersHtml } from './prefers-html';

/** Filters by which a listing is about one actor. */
const ACTORS = ['accuser', 'accused', 'party', 'denier', 'deniedAccuser'];

/** A Nest controller that serves one page. */
export function pageController(route: PageRoute): Type {
  @Controller()
  class PageController {
    constructor(@Inject(READER) private readonly reader: Reader, @Inject(PAGE_SETTINGS) private readonly settings: PageSettings) {}

    @Get(route.path)
    async show(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
      if (route.isAlsoForPrograms === true) {
        response.vary('Accept');
        if (!prefersHtml(request)) return next();
      }
      const parameters = parseParameters(route.parameters, askedFor(route, queryOf(request)));
      const answer = await route.answer(this.reader, { parameters, pathValue: pathValueOf(request, route) });
      if ('location' in answer) return response.redirect(303, answer.location);
      const isAsked = (names: readonly string[]): boolean => Object.entries(parameters).some(([name, value]) => names.includes(name) && value !== undefined);
      const isUnlisted = (route.isAboutActors === true || isAsked(ACTORS)) && !this.settings.areActorsListed;
      if (isUnlisted) keepUnlisted(response);
      // What is corrected is what readers see now.
      const areCorrectionsOpen = this.settings.overridesDoor !== undefined && !isAsked(['revision', 'as_of']);
      sendHtml(response, renderPage({ ...answer.page, isUnlisted, areCorrectionsOpen }));
    }
  }
  return PageController;
}

/**
 * The parameters that the page knows. A form sends its empty fields too, and links to pages gather parameters of others on
 * their way; a page shows its filters, so that what it does not know cannot mislead as it would in the API.
 */
function askedFor(route: PageRoute, given: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...given].filter(([name, value]) => value !== '' && name in route.parameters.shape));
}

function pathValueOf(request: Request, route: PageRoute): string {
  const value = route.pathParameter === undefined ? undefined : request.params[route.pathParameter];
  return typeof value === 'string' ? value : '';
}
