import type {} from './start-services';
import { dropStack } from './test-stack';

/** Stops what was started for the run, last started first, and removes its data. */
async function stopServices(): Promise<void> {
  const running = globalThis.onRecordTestServices;
  if (running === undefined) return;
  for (const service of [...running.services].reverse()) await service.stop();
  await dropStack(running.state);
  globalThis.onRecordTestServices = undefined;
}

module.exports = stopServices;
