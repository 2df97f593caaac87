import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Reader } from '@on-record/projections';
import type { Logger } from '@on-record/runtime';
import { pageControllers } from '../pages/pages';
import { PAGE_SETTINGS, type PageSettings } from '../pages/serving/page-settings';
import { apiRoutes } from './api';
import { IndexController } from './index.controller';
import { ProblemFilter } from './problem.filter';
import { READER } from './reader-token';
import { routeController } from './route-controller';

class QueryModule {}

/** What pages and API need besides the reader. */
export interface QueryParts {
  readonly logger: Logger;
  readonly pages: PageSettings;
}

/** The module that serves pages and API from a reader. */
export function queryModule(reader: Reader, { logger, pages }: QueryParts): DynamicModule {
  return {
    module: QueryModule,
    // Pages come first: at an address for both, they leave to the index what is not for people.
    controllers: [...pageControllers, IndexController, ...apiRoutes.map(routeController)],
    providers: [
      { provide: READER, useValue: reader },
      { provide: PAGE_SETTINGS, useValue: pages },
      { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
    ],
  };
}
