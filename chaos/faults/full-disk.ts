import { pause } from '../../tools/stack/wait-until.ts';
import type { Removable } from '../stack/removables.ts';
import type { SmallDisk } from '../stack/small-disks.ts';
import type { Strike } from './fault.ts';

const [leastMs, mostMs] = [3_000, 6_000];

/** What stands on a small disk. */
export interface OnSmallDisk {
  readonly name: string;
  readonly service: Removable;
  readonly disk: SmallDisk;
}

/** The disk of a service is full for a while; then somebody makes room, and starts the service again where it has ended. */
export function fullDisk({ name, service, disk }: OnSmallDisk): Strike {
  return async (_ground, chance) => {
    const forMs = chance.between(leastMs, mostMs);
    const until = performance.now() + forMs;
    // Whoever meets a full disk may make some room by what it clears away.
    while (performance.now() < until) {
      disk.fill();
      await pause(100);
    }
    disk.empty();
    const hadEnded = service.hasEnded();
    if (hadEnded) await service.start();
    return { fault: 'full disk', times: 1, words: `disk of ${name} full for ${(forMs / 1_000).toFixed(1)} s${hadEnded ? ', which ended it' : ''}` };
  };
}
