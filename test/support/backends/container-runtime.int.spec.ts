import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';
import { postgresImage } from '../../../tools/stack/container-images.ts';
import { decideOnCleaner, labelsOfThisRun, removeAbandonedContainers, whyNoContainers } from './container-runtime';

/** A test must not pull images; it runs where the image is, and says why it does not run elsewhere. */
const image = postgresImage();
const hasImage = spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore', timeout: 10_000 }).status === 0;
const inDocker = hasImage ? it : it.skip;

function start(labels: Record<string, string>): Promise<StartedTestContainer> {
  return new GenericContainer(image).withEntrypoint(['sh', '-c', 'echo sleeping; sleep 300']).withLabels(labels).withWaitStrategy(Wait.forLogMessage('sleeping')).start();
}

function isThere(container: StartedTestContainer): boolean {
  return spawnSync('docker', ['container', 'inspect', container.getId()], { stdio: 'ignore' }).status === 0;
}

describe('the containers of a test run', () => {
  inDocker(`are removed by the next run when theirs was killed, and only then${hasImage ? '' : ` (not run: no Docker with ${image} here)`}`, async () => {
    await decideOnCleaner();
    const left = await start({ 'on-record.test.host': hostname(), 'on-record.test.owner': '1 of-a-process-that-has-ended' });
    const elsewhere = await start({ 'on-record.test.host': 'another-machine', 'on-record.test.owner': '1 of-a-process-that-we-cannot-see' });
    const ours = await start(labelsOfThisRun());
    try {
      await removeAbandonedContainers();
      expect([left, elsewhere, ours].map(isThere)).toEqual([false, true, true]);
    } finally {
      await elsewhere.stop();
      await ours.stop();
    }
  }, 120_000);

  inDocker('are said to be out of reach where an image is neither here nor to be had', async () => {
    expect(await whyNoContainers([image])).toBeUndefined();
    expect(await whyNoContainers([image, 'localhost:1/nobody/has-this:1'])).toMatch(/^the image localhost:1\/nobody\/has-this:1 is not here and cannot be pulled \(/);
  }, 60_000);
});
