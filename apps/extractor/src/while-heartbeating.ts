import type { BatchContext } from '@on-record/domain';

const HEARTBEAT_EVERY_MS = 1_000;

/** Does long work while the consumer's session is kept alive; ends early when the partition is lost. */
export async function whileHeartbeating<T>(context: BatchContext, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => context.heartbeat().catch(reject), HEARTBEAT_EVERY_MS);
  });
  return Promise.race([work(), lost]).finally(() => clearInterval(timer));
}
