import type { BatchHandler, ConsumerObserver, TopicPartition } from '@on-record/domain';
import type { BackOff } from './back-off';
import type { BatchHandover } from './batch-handover';
import type { PartitionFetcher } from './partition-fetcher';

/** What a session is made of. */
export interface SessionParts {
  readonly partition: TopicPartition;
  readonly handler: Pick<BatchHandler, 'startOffset'>;
  readonly handover: BatchHandover;
  readonly fetcher: PartitionFetcher;
  readonly backOff: BackOff;
  readonly observer?: ConsumerObserver | undefined;
  /** Told of trouble that is waited out. */
  readonly onTrouble: (error: unknown) => void;
  /** Told whenever a batch was handled. */
  readonly onSettled: () => void;
  /** Told of the error that must end the whole consumer. */
  readonly onFailure: (error: unknown) => void;
  /** Told whenever the fetch position moves. */
  readonly onPosition?: ((partition: TopicPartition, offset: bigint) => void) | undefined;
}
