import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Reader } from '@on-record/projections';
import type { Logger } from '@on-record/runtime';
import { apiRoutes } from './api';
import { IndexController } from './index.controller';
import { ProblemFilter } from './problem.filter';
import { READER, routeController } from './route-controller';

class QueryModule {}

/** The module that serves the API from a reader. */
export function queryModule(reader: Reader, logger: Logger): DynamicModule {
  return {
    module: QueryModule,
    controllers: [IndexController, ...apiRoutes.map(routeController)],
    providers: [
      { provide: READER, useValue: reader },
      { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
    ],
  };
}
