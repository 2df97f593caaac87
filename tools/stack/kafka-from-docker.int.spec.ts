import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaImage as image } from './container-images.ts';
import { startDockerKafka, wipeDockerKafka } from './kafka-from-docker.ts';
import { countBrokers } from './kafka-probe.ts';
import { silentProgress } from './progress.ts';
import { openStateFolder } from './state-folder.ts';

/** A test must not pull images; it runs where the image is, and says why it does not run elsewhere. */
const hasImage = spawnSync('docker', ['image', 'inspect', image], { stdio: 'ignore', timeout: 10_000 }).status === 0;
const inDocker = hasImage ? it : it.skip;

describe('a Kafka in a container', () => {
  inDocker(`takes requests, comes back with its data on the same port, and is gone when wiped${hasImage ? '' : ` (skipped: no Docker with ${image} here)`}`, async () => {
    const state = openStateFolder(mkdtempSync(join(tmpdir(), 'on-record-docker-')));
    try {
      const first = await startDockerKafka({ state, progress: silentProgress });
      expect(await countBrokers(first.address)).toBe(1);
      await first.stop();
      const second = await startDockerKafka({ state, progress: silentProgress });
      expect(second.address).toBe(first.address);
    } finally {
      await wipeDockerKafka(state);
      rmSync(state.path, { recursive: true });
    }
    expect(spawnSync('docker', ['volume', 'inspect', `on-record-${state.instance}-kafka`], { stdio: 'ignore' }).status).not.toBe(0);
  }, 240_000);
});
