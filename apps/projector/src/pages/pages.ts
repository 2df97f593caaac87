import type { Type } from '@nestjs/common';
import { articleRoute } from './article/article-route';
import { correctionControllers } from './corrections/correction-controllers';
import { accusationsRoute } from './listings/accusations-page';
import { actorRoute } from './listings/actor-page';
import { actorsRoute } from './listings/actors-page';
import { articlesRoute } from './listings/articles-page';
import { denialsRoute } from './listings/denials-page';
import { permalinkRoutes } from './listings/permalinks';
import { assetController } from './serving/asset-controller';
import { assets } from './serving/assets';
import { pageController } from './serving/page-controller';
import type { PageRoute } from './serving/page-route';

/** Every page. */
export const pageRoutes: readonly PageRoute[] = [articlesRoute, articleRoute, accusationsRoute, denialsRoute, actorsRoute, actorRoute, ...permalinkRoutes];

/** What serves the pages and the files that they refer to. */
export const pageControllers: readonly Type[] = [...pageRoutes.map(pageController), ...correctionControllers, ...Object.values(assets).map(assetController)];
