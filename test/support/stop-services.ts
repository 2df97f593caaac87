import type {} from './start-services';
import { dropStack } from './test-stack';

/** Stops what was started for the run, and removes its data. */
async function stopServices(): Promise<void> {
  const running = globalThis.onRecordTestServices;
  if (running === undefined) return;
  await running.backend.stop();
  await dropStack(running.state);
  globalThis.onRecordTestServices = undefined;
}

module.exports = stopServices;
