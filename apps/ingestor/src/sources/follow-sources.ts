import type { Environment, Logger, ReadinessProbe } from '@on-record/runtime';
import type { PublishSources } from './publish-sources';
import { hasChanged, readSources } from './read-sources';
import type { Source } from './source';

/** The sources as they are configured now. */
export interface FollowedSources {
  find(name: string): Source | undefined;
  /** Ready when the settings in use are published; names the fault of a newer file that cannot be used. */
  readonly probe: ReadinessProbe;
  close(): void;
}

/** What following the sources file needs. */
export interface FollowOptions {
  readonly path: string;
  readonly environment: Environment;
  readonly publish: PublishSources;
  readonly logger: Logger;
  /** How often the files are looked at; a second unless given. Watching them would miss files that are replaced. */
  readonly everyMs?: number;
}

/**
 * Reads the sources file, publishes what changed, and goes on to do so as the files change. A newer file with faults is
 * logged and changes nothing. Fails with CONFIGURATION_INVALID when the first file has faults.
 */
export async function followSources(options: FollowOptions): Promise<FollowedSources> {
  const { path, environment, publish, logger, everyMs = 1_000 } = options;
  const first = readSources(path, environment);
  if ('error' in first.outcome) throw first.outcome.error;
  let { seen } = first;
  let { sources } = first.outcome;
  let published: ReadonlyMap<string, Source> | undefined;
  let fault: string | undefined;

  const reload = (): void => {
    if (!hasChanged(seen)) return;
    const again = readSources(path, environment);
    seen = again.seen;
    fault = 'error' in again.outcome ? again.outcome.error.message : undefined;
    if ('error' in again.outcome) logger.error('Sources file not taken over.', { error: again.outcome.error });
    else sources = again.outcome.sources;
  };
  const publishNew = async (): Promise<void> => {
    const current = sources;
    if (published === current) return;
    try {
      logger.info('Sources in use.', { sources: current.size, factsPublished: await publish(current.values()) });
      published = current;
    } catch (error) {
      // Deliveries need not wait for it, since facts may come in any order; it is tried again at the next look.
      logger.warn('Settings of sources not published yet.', { error });
    }
  };

  await publishNew();
  const timer = repeat(everyMs, async () => {
    reload();
    await publishNew();
  });
  return {
    find: (name) => sources.get(name),
    close: timer.stop,
    probe: { name: 'sources', check: () => Promise.resolve(readiness(published !== undefined, fault)) },
  };
}

function readiness(isPublished: boolean, fault: string | undefined): Awaited<ReturnType<ReadinessProbe['check']>> {
  if (!isPublished) return { isReady: false, reason: 'The settings of the sources are not published yet.' };
  return fault === undefined ? { isReady: true } : { isReady: true, reason: `The settings from before are in use. ${fault}` };
}

/** Does the work again and again, each time so long after the last has ended. */
function repeat(everyMs: number, work: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const schedule = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void work().finally(schedule), everyMs).unref();
  };
  schedule();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
