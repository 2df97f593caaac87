import { join } from 'node:path';
import { startMavenKafka } from '../../tools/stack/kafka-from-maven.ts';
import { startPostgres } from '../../tools/stack/local-postgres.ts';
import { postgresAccount } from '../../tools/stack/postgres-account.ts';
import { postgresPlace } from '../../tools/stack/postgres-place.ts';
import { readRecords } from '../../tools/stack/process-record.ts';
import type { Progress } from '../../tools/stack/progress.ts';
import type { RunningService } from '../../tools/stack/running-service.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import { serviceNames, type PortPlan } from './service-plans.ts';
import { mountSmallDisk, type SmallDisk } from './small-disks.ts';

/** A service that can be taken away and brought back with its data and its address. */
export interface Removable {
  /** Takes it away as a crash would. */
  readonly kill: () => Promise<void>;
  /** Brings it back; settles when it takes requests. */
  readonly start: () => Promise<void>;
  /** Says whether it has ended, by whatever cause. */
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
  /** What its data lie on, where that can be filled. */
  readonly disk: SmallDisk | undefined;
}

/** Where services are started. */
export interface RemovableWish {
  readonly root: string;
  readonly state: StateFolder;
  readonly progress: Progress;
  /** Puts the data of each on a file system of its own with little room. */
  readonly onSmallDisks: boolean;
}

const [kafkaMegabytes, postgresMegabytes] = [400, 600];

/** A broker with a way in for each service beside its own. */
export async function removableBroker(wish: RemovableWish, ports: PortPlan): Promise<Removable & { readonly address: string }> {
  const { root, state, progress, onSmallDisks } = wish;
  const disk = onSmallDisks ? mountSmallDisk(state.kafkaData, kafkaMegabytes) : undefined;
  const sideDoors = serviceNames.map((name, place) => ({ name: `CHAOS${place + 1}`, port: ports.kafkaListener(name), advertisedPort: ports.kafkaPassage(name) }));
  const launch = (): Promise<RunningService> => startMavenKafka({ state, cacheFolder: join(root, '.on-record', 'kafka'), progress, sideDoors });
  return { ...(await removable(launch, () => signalRecord(state, 'kafka', 'SIGKILL'))), disk };
}

/** A database server. SIGQUIT is PostgreSQL's immediate shutdown: nothing is written any more, and the next start recovers from the log. */
export async function removablePostgres({ root, state, onSmallDisks }: RemovableWish): Promise<Removable & { readonly url: string }> {
  const disk = onSmallDisks ? mountSmallDisk(postgresPlace(state, await postgresAccount()).reachableFolder, postgresMegabytes) : undefined;
  let url = '';
  const launch = async (): Promise<RunningService> => {
    const service = await startPostgres({ root, state });
    url = service.url;
    return service;
  };
  return { ...(await removable(launch, () => signalRecord(state, 'postgres', 'SIGQUIT'))), disk, url };
}

async function removable(launch: () => Promise<RunningService>, end: () => void): Promise<Omit<Removable, 'disk'> & { readonly address: string }> {
  let over = false;
  const watched = async (): Promise<RunningService> => {
    over = false;
    const started = await launch();
    void started.ended.then(() => (over = true));
    return started;
  };
  let service = await watched();
  const { address } = service;
  return {
    address,
    kill: async () => {
      end();
      await service.ended;
      await service.stop();
    },
    start: async () => {
      service = await watched();
      if (service.address !== address) throw new Error(`${service.origin} came back on ${service.address}, for something else has taken ${address}.`);
    },
    hasEnded: () => over,
    stop: () => service.stop(),
  };
}

function signalRecord(state: StateFolder, name: string, signal: NodeJS.Signals): void {
  const record = readRecords(state.processes).find((each) => each.name === name);
  if (record !== undefined) process.kill(record.pid, signal);
}
