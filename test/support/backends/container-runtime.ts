import { hostname } from 'node:os';
import { getContainerRuntimeClient, ImageName, type ContainerRuntimeClient } from 'testcontainers';
import { getReaperImage } from 'testcontainers/build/reaper/reaper';
import { messageOf } from '../../../tools/stack/error-message.ts';
import { identityOf, isRunning, type ProcessIdentity } from '../../../tools/stack/process-identity.ts';

const hostLabel = 'on-record.test.host';
const ownerLabel = 'on-record.test.owner';
const pullWithinMs = 5 * 60_000;

/** What marks a container of this run, so that a later one can remove it when this one was killed. */
export function labelsOfThisRun(): Record<string, string> {
  const owner = identityOf(process.pid);
  if (owner === undefined) throw new Error('This process cannot be found, though it runs this line.');
  return { [hostLabel]: hostname(), [ownerLabel]: `${owner.pid} ${owner.began}` };
}

/** Throws where `TEST_REQUIRE_CONTAINERS` says that containers can be had here, so that nothing is skipped for want of them. */
export function refuseToSkip(reason: string): void {
  if ((process.env['TEST_REQUIRE_CONTAINERS'] ?? '') !== '') throw new Error(`TEST_REQUIRE_CONTAINERS is set, and containers cannot be had: ${reason}.`);
}

/** Why containers cannot be had here, or `undefined` when a daemon answers and all images are there; pulls those that are not. */
export async function whyNoContainers(images: readonly string[]): Promise<string | undefined> {
  const client = await getContainerRuntimeClient().catch((error: unknown) => messageOf(error));
  if (typeof client === 'string') return `no Docker daemon answers (${client})`;
  for (const image of images) {
    const why = await whyMissing(client, image);
    if (why !== undefined) return `the image ${image} is not here and cannot be pulled (${why})`;
  }
  return undefined;
}

/**
 * Lets testcontainers' own clean-up container end what a killed run leaves, where its image is here or can be pulled, and does without elsewhere.
 * The word of a person who has set TESTCONTAINERS_RYUK_DISABLED counts.
 */
export async function decideOnCleaner(): Promise<void> {
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] !== undefined) return;
  const why = await whyMissing(await getContainerRuntimeClient(), getReaperImage());
  if (why !== undefined) process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
}

/** Removes the containers of runs on this machine that were killed before they could do it. */
export function removeAbandonedContainers(): Promise<void> {
  return removeWhere((owner) => !isRunning(owner));
}

/** Removes the containers of this run, also those that are just starting. */
export function removeContainersOfThisRun(): Promise<void> {
  return removeWhere(({ pid }) => pid === process.pid);
}

async function removeWhere(isUnwanted: (owner: ProcessIdentity) => boolean): Promise<void> {
  const client = await getContainerRuntimeClient();
  const found = await client.container.dockerode.listContainers({ all: true, filters: { label: [`${hostLabel}=${hostname()}`] } });
  const unwanted = found.filter(({ Labels }) => isUnwanted(ownerIn(Labels[ownerLabel])));
  // One that another run is just removing is gone as well.
  await Promise.all(unwanted.map(({ Id }) => client.container.getById(Id).remove({ force: true, v: true }).catch(() => undefined)));
}

function ownerIn(label: string | undefined): ProcessIdentity {
  const [pid = '', began = ''] = (label ?? '').split(' ');
  return { pid: Number(pid), began };
}

async function whyMissing(client: ContainerRuntimeClient, image: string): Promise<string | undefined> {
  const name = ImageName.fromString(image);
  if (await client.image.exists(name)) return undefined;
  return new Promise((resolve) => {
    const alarm = setTimeout(() => resolve(`no end within ${pullWithinMs / 1000} s`), pullWithinMs);
    const settle = (why: string | undefined): void => {
      clearTimeout(alarm);
      resolve(why);
    };
    client.image.pull(name).then(() => settle(undefined), (error: unknown) => settle(messageOf(error).trim()));
  });
}
