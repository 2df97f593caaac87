import { Catch, UseFilters, applyDecorators, type RpcExceptionFilter } from '@nestjs/common';
import { MessagePattern, Server, type CustomTransportStrategy } from '@nestjs/microservices';
import {
  OnRecordError,
  type BatchContext,
  type BatchOutcome,
  type ConsumerObserver,
  type ConsumerState,
  type EventLog,
  type RecordBatch,
  type RunningConsumer,
  type SetAside,
  type Subscription,
  type TopicNames,
  type TopicPartition,
  type TopicRole,
} from '@on-record/domain';
import { lastValueFrom, throwError, type Observable } from 'rxjs';
import { pausable } from './control/pausable';
import type { StagePause } from './control/stage-pause';

/** What a transport reads, and from where. */
export interface EventLogTransportOptions {
  readonly log: EventLog;
  readonly groupId: string;
  readonly topicNames: TopicNames;
  readonly topics: readonly TopicRole[];
  /** Where to read on in a partition just assigned; without it the group's committed offsets decide. */
  readonly startOffset?: (partition: TopicPartition) => Promise<bigint | undefined>;
  /** The number of partitions handled at the same time; 1 unless given. */
  readonly partitionsAtOnce?: number;
  /** Kept beside each offset that the group commits. */
  readonly offsetMetadata?: string;
  /** Keeps records at which the handler fails unexpectedly, so that the rest can go on. */
  readonly setAside?: SetAside;
  /** What the group's offsets are for; see `Subscription`. */
  readonly groupOffsets?: Subscription['groupOffsets'];
  /** While its stage is paused, it handles nothing. */
  readonly pause?: StagePause;
  /** Is told of the work, for metrics. */
  readonly observer?: ConsumerObserver;
  /** Called once when the consumer ends with an error: the process cannot do its work any more. */
  readonly onFailure?: (error: unknown) => void;
}

const BATCH_PATTERN = 'on-record.batch';

/**
 * Nest's microservice transport over the event log. Nest's own Kafka transport hands over single messages and lets poison
 * block a partition (ADR 1); this one hands whole batches to the one method marked `@HandlesBatches()`.
 */
export class EventLogTransport extends Server implements CustomTransportStrategy {
  private consumer: RunningConsumer | undefined;

  constructor(private readonly options: EventLogTransportOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.consumer?.stop();
  }

  /** Where the consumer stands, for health. */
  state(): ConsumerState {
    return this.consumer?.state() ?? { phase: 'starting', assigned: [], positions: [] };
  }

  on(): never {
    throw new OnRecordError('CONFIGURATION_INVALID', 'The event log transport has no event listeners: read state() instead.');
  }

  unwrap(): never {
    throw new OnRecordError('CONFIGURATION_INVALID', 'The event log transport wraps nothing: use the EventLog port.');
  }

  private async start(): Promise<void> {
    const { log, pause, onFailure } = this.options;
    const subscription = this.subscription();
    const begin = (): Promise<RunningConsumer> => log.consume(subscription);
    this.consumer = await (pause === undefined ? begin() : pausable(pause, begin));
    this.consumer.finished.catch((error: unknown) => onFailure?.(error));
  }

  private subscription(): Subscription {
    const { groupId, topicNames, topics, startOffset } = this.options;
    const handler = this.getHandlerByPattern(BATCH_PATTERN);
    if (!handler) throw new OnRecordError('CONFIGURATION_INVALID', 'No controller method is marked @HandlesBatches().');
    return {
      groupId,
      topics: topics.map(topicNames),
      handler: {
        startOffset: startOffset ?? (() => Promise.resolve(undefined)),
        handle: async (batch: RecordBatch, context: BatchContext): Promise<BatchOutcome> => {
          const answer: unknown = await handler(batch, context);
          // Nest gives back what the marked method returned, whose type @HandlesBatches() demands.
          return lastValueFrom(this.transformToObservable(answer) as Observable<BatchOutcome>);
        },
      },
      ...given(this.options),
    };
  }
}

/** What a subscription takes over as it is, where it is given. */
function given({ partitionsAtOnce, setAside, groupOffsets, offsetMetadata, observer }: EventLogTransportOptions): Partial<Subscription> {
  return {
    ...(partitionsAtOnce === undefined ? {} : { partitionsAtOnce }),
    ...(setAside === undefined ? {} : { setAside }),
    ...(groupOffsets === undefined ? {} : { groupOffsets }),
    ...(offsetMetadata === undefined ? {} : { offsetMetadata }),
    ...(observer === undefined ? {} : { observer }),
  };
}

/** A controller method that handles whole batches of the event log. */
export type BatchMethod = (batch: RecordBatch, context: BatchContext) => Promise<BatchOutcome>;

/**
 * Marks the one controller method `(@Payload() batch, @Ctx() context) => Promise<BatchOutcome>` that gets every batch.
 * Its errors reach the consumer loop as they are, for the loop decides by `retriable`.
 */
export function HandlesBatches(): (target: object, name: string | symbol, method: TypedPropertyDescriptor<BatchMethod>) => void {
  return applyDecorators(MessagePattern(BATCH_PATTERN), UseFilters(PassErrorsOn));
}

/** Nest would turn an error into the text "Internal server error"; the consumer loop needs the error itself. */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
