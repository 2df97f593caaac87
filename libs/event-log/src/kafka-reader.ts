import { OnRecordError, type BatchOutcome, type RecordBatch, type TopicPartition } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import type { ConsumerTuning } from './consumer-tuning';
import type { KafkaAdmin } from './kafka-admin';
import { kafkajs, type KafkaConnection, type PartitionAssigner } from './kafka-client';
import { KafkaMember } from './kafka-member';
import { partitionKey, type FetchedBatch } from './partition-fetcher';

/** A stretch of a partition to be read once. */
export interface ReadRange extends TopicPartition {
  readonly from: bigint;
  readonly until: bigint;
}

/** What reading a stretch needs. */
export interface ReaderParts {
  readonly connection: KafkaConnection;
  readonly tuning: ConsumerTuning;
  readonly admin: KafkaAdmin;
}

/** What the taker of a batch wants next of its partition: what follows, nothing, or what stands from an offset further on. */
export type Appetite = 'more' | 'enough' | { readonly from: bigint };

/** Without progress for so long, the reading fails. */
const STALL_MS = 30_000;

/**
 * Reads stretches of partitions without a standing group, and hands their batches over one after the other; `take` says
 * what it wants next of that partition. Identity records are among them. Ends when every stretch was read to its end,
 * gaps included, or was enough, or the signal fires. KafkaJS reads only as a member of a group: this one has a random name
 * and one member, that gives itself just these partitions, commits nothing, and deletes the group afterwards.
 */
export async function readRanges(
  parts: ReaderParts,
  ranges: readonly ReadRange[],
  { take, signal }: { readonly take: (batch: Omit<FetchedBatch, 'fetchedOffset'>) => Promise<Appetite>; readonly signal?: AbortSignal },
): Promise<void> {
  const open = new Map(ranges.filter(({ from, until }) => from < until).map((range) => [partitionKey(range), range]));
  if (open.size === 0) return;
  const done = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => done.resolve(), { once: true });
  const close = (partition: TopicPartition): void => {
    open.delete(partitionKey(partition));
    if (open.size === 0) done.resolve();
  };
  const stall = watchStall(() => done.reject(stalled()));
  const handle = async (batch: RecordBatch): Promise<BatchOutcome> => {
    const range = open.get(partitionKey(batch));
    if (range === undefined) return { kind: 'handled' };
    const records = batch.records.filter(({ offset }) => offset < range.until);
    const answer = await stall.without(() => take({ ...batch, records }));
    const next = typeof answer === 'object' ? answer.from : batch.nextOffset;
    open.set(partitionKey(batch), { ...range, from: next });
    if (answer === 'enough' || next >= range.until) close(batch);
    else if (next > batch.nextOffset) return { kind: 'seek', offset: next };
    return { kind: 'handled' };
  };
  const groupId = `${parts.connection.clientId}.read.${randomUUID()}`;
  const topics = [...new Set(ranges.map(({ topic }) => topic))];
  // A stretch that is done reads on from 0 until all are: what comes is dropped.
  const startOffset = (partition: TopicPartition): Promise<bigint> => Promise.resolve(open.get(partitionKey(partition))?.from ?? 0n);
  const member = new KafkaMember({
    ...parts,
    reader: { assigner: assignOnly(ranges) },
    subscription: { groupId, topics, handler: { startOffset, handle } },
    onPosition: (partition, offset) => {
      stall.reset();
      const range = open.get(partitionKey(partition));
      if (range !== undefined && offset >= range.until) close(partition);
    },
  });
  try {
    await Promise.race([done.promise, member.finished]);
  } finally {
    stall.stop();
    await member.stop();
    // A group that stays behind is empty, and the broker drops it in time.
    await parts.admin.ask('Deleting a reader group', (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
}

/** An assigner that gives the one member just these partitions. */
function assignOnly(partitions: readonly TopicPartition[]): PartitionAssigner {
  const assignment: Record<string, number[]> = {};
  for (const { topic, partition } of partitions) (assignment[topic] ??= []).push(partition);
  const userData = Buffer.alloc(0);
  const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;
  return () => ({
    name: 'OnRecordReader',
    version: 0,
    assign: ({ members }) =>
      Promise.resolve(
        members.slice(0, 1).map(({ memberId }) => ({ memberId, memberAssignment: MemberAssignment.encode({ version: 0, assignment, userData }) })),
      ),
    protocol: ({ topics }) => ({ name: 'OnRecordReader', metadata: MemberMetadata.encode({ version: 0, topics, userData }) }),
  });
}

/** Calls back when nothing happened for too long, not counting the time that the taker of the records takes. */
function watchStall(onStall: () => void): { reset(): void; stop(): void; without<T>(work: () => Promise<T>): Promise<T> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const reset = (): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(onStall, STALL_MS);
  };
  reset();
  return {
    reset,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
    without: async (work) => {
      clearTimeout(timer);
      try {
        return await work();
      } finally {
        reset();
      }
    },
  };
}

function stalled(): OnRecordError {
  return new OnRecordError('LOG_UNAVAILABLE', `Reading the log made no progress for ${STALL_MS} ms.`);
}
