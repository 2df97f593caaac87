import type { BatchContext, BatchHandler, BatchOutcome, LogRecord, RecordBatch, TopicPartition } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';

/** What a test handler is to do; without more, it handles everything. */
export interface TestHandlerOptions {
  readonly startOffset?: (partition: TopicPartition) => bigint | undefined | Promise<bigint | undefined>;
  readonly handle?: (batch: RecordBatch, context: BatchContext) => BatchOutcome | undefined | Promise<BatchOutcome | undefined>;
}

/** A handler that keeps what it was given. */
export interface TestHandler extends BatchHandler {
  readonly batches: RecordBatch[];
  /** The keys of all records given so far. */
  keys(): readonly string[];
}

/** A handler that keeps what it was given and does as told. */
export function testHandler({ startOffset, handle }: TestHandlerOptions = {}): TestHandler {
  const batches: RecordBatch[] = [];
  return {
    batches,
    keys: () => batches.flatMap(({ records }) => records.map(({ key }) => key)),
    startOffset: async (partition) => startOffset?.(partition),
    handle: async (batch, context) => {
      batches.push(batch);
      return (await handle?.(batch, context)) ?? { kind: 'handled' };
    },
  };
}

/** Records with the keys `k<from>` and so on. */
export function someRecords(partition: TopicPartition, { count, from = 0 }: { readonly count: number; readonly from?: number }): readonly LogRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    ...partition,
    key: `k${from + index}`,
    headers: { ce_id: `id-${from + index}` },
    value: new TextEncoder().encode(JSON.stringify({ n: from + index })),
  }));
}

/** The keys `k<from>` and so on. */
export function someKeys(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => `k${from + index}`);
}

/** Waits until a condition holds; fails after 20 s. */
export async function eventually(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`It never came to this: ${what}`);
    await delay(10);
  }
}

/** A door that a handler waits at until the test opens it. */
export function closedDoor(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}
