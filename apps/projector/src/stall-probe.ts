import type { EventLog } from '@on-record/domain';
import { readCheckpoints, type Database } from '@on-record/projections';
import type { EventLogTransport, ReadinessProbe } from '@on-record/runtime';
import { StallWatch, type PartitionPosition } from './stall-watch';

/** What the probe looks at. */
export interface StallProbeOptions {
  readonly database: Database;
  readonly log: EventLog;
  readonly transport: Pick<EventLogTransport, 'state'>;
  readonly topics: readonly string[];
  readonly stallMs: number;
}

/** Not ready while a partition of this process has events waiting and its checkpoint stands still. */
export function stallProbe({ database, log, transport, topics, stallMs }: StallProbeOptions): ReadinessProbe {
  const watch = new StallWatch(stallMs);
  return {
    name: 'progress',
    check: async () => {
      const [ends, checkpoints] = await Promise.all([log.offsets(topics), readCheckpoints(database)]);
      const assigned = new Set(transport.state().assigned.map(({ topic, partition }) => `${topic} ${partition}`));
      const next = new Map(checkpoints.map(({ topic, partition, nextOffset }) => [`${topic} ${partition}`, nextOffset]));
      const positions = ends
        .filter(({ topic, partition }) => assigned.has(`${topic} ${partition}`))
        .map(({ topic, partition, first, next: endOffset }): PartitionPosition => (
          { topic, partition, nextOffset: next.get(`${topic} ${partition}`) ?? first, endOffset }));
      const stalled = watch.observe(positions, performance.now());
      const [worst] = stalled;
      if (!worst) return { isReady: true };
      return {
        isReady: false,
        reason: `${stalled.length} partition(s) stand still: ${worst.topic} ${worst.partition} at ${worst.nextOffset} of ${worst.endOffset}.`,
      };
    },
  };
}
