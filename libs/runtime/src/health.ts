import { Controller, Get, Inject, Res, type DynamicModule } from '@nestjs/common';
import type { Response } from 'express';

/** Something that must hold for a process to do its work. */
export interface ReadinessProbe {
  readonly name: string;
  check(): Promise<{ readonly isReady: boolean; readonly reason?: string }>;
}

const PROBES = Symbol('readiness probes');
const PROBE_TIMEOUT_MS = 2_000;

@Controller('health')
class HealthController {
  constructor(@Inject(PROBES) private readonly probes: readonly ReadinessProbe[]) {}

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const checks = await Promise.all(this.probes.map(runProbe));
    const isReady = checks.every((check) => check.isReady);
    response.status(isReady ? 200 : 503).set('cache-control', 'no-store').json({ status: isReady ? 'ready' : 'not ready', checks });
  }
}

/** The module that answers `GET /health/live` and `GET /health/ready` (200 or 503, each probe with its reason). */
export function healthModule(probes: readonly ReadinessProbe[]): DynamicModule {
  return { module: HealthModule, controllers: [HealthController], providers: [{ provide: PROBES, useValue: probes }] };
}

class HealthModule {}

async function runProbe(probe: ReadinessProbe): Promise<{ name: string; isReady: boolean; reason?: string }> {
  try {
    return { name: probe.name, ...(await withinTimeout(probe.check())) };
  } catch (error) {
    return { name: probe.name, isReady: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function withinTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PROBE_TIMEOUT_MS} ms.`)), PROBE_TIMEOUT_MS);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
