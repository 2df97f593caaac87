import { Controller, Get, Inject, Res, type DynamicModule } from '@nestjs/common';
import type { Response } from 'express';
import type { Metrics } from './metrics';

const METRICS = Symbol('metrics');

@Controller('metrics')
class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  @Get()
  async scrape(@Res() response: Response): Promise<void> {
    const { contentType, text } = await this.metrics.scrape();
    response.status(200).set({ 'content-type': contentType, 'cache-control': 'no-store' }).send(text);
  }
}

/** The module that answers `GET /metrics` in the text format of Prometheus. */
export function metricsModule(metrics: Metrics): DynamicModule {
  return { module: MetricsModule, controllers: [MetricsController], providers: [{ provide: METRICS, useValue: metrics }] };
}

class MetricsModule {}
