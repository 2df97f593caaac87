import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog, LogIdentity, RunningConsumer } from '@on-record/domain';
import { findStandby, followStandby, type Database, type StandbyState } from '@on-record/projections';
import { pausable, type Logger, type Metrics, type StagePause } from '@on-record/runtime';

const STOPS_WITHIN_MS = 2_000;

/** What a follower works with. */
export interface StandbyFollowerOptions {
  readonly database: Database;
  readonly log: EventLog;
  readonly identity: LogIdentity;
  /** Full names of the topics that it reads. */
  readonly topics: readonly string[];
  /** The group of the projector; followers have one of their own beside it. */
  readonly groupId: string;
  /** It rests while the projector is paused. */
  readonly pause: StagePause;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The time between two looks at the generations; 2 s unless given. */
  readonly everyMs?: number;
}

/**
 * Keeps a second generation of the read models up to date while there is one: built and not yet promoted, or kept for a
 * rollback. It looks every few seconds; trouble with it is logged and tried again, and never ends the projector.
 */
export class StandbyFollower {
  private consumer: RunningConsumer | undefined;
  private standby: StandbyState | undefined;
  private trouble: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: StandbyFollowerOptions) {
    const lag = options.metrics.gauge({
      name: 'standby_lag_events', labels: ['generation'],
      help: 'Events that the active generation has handled and the one kept beside it has not; gaps in the offsets count too. Absent where there is none.',
    });
    options.metrics.onScrape(() => {
      lag.reset();
      if (this.standby !== undefined) lag.set({ generation: String(this.standby.number) }, this.standby.behind);
    });
  }

  /** Begins to look. */
  start(): void {
    const look = (): void => {
      this.looking = this.look().finally(() => {
        if (!this.isStopping) this.timer = setTimeout(look, this.options.everyMs ?? 2_000);
      });
    };
    look();
  }

  /** Ends following; to be awaited before log and database are closed. */
  async stop(): Promise<void> {
    this.isStopping = true;
    // A look may wait for a log that is away for longer than a process has for its end.
    await Promise.race([this.looking, delay(STOPS_WITHIN_MS, undefined, { ref: false })]);
    clearTimeout(this.timer);
    await this.consumer?.stop();
  }

  private async look(): Promise<void> {
    try {
      this.standby = await findStandby(this.options.database);
      if (this.standby === undefined) await this.end();
      else this.consumer ??= await this.begin(this.standby.number);
      this.trouble = undefined;
    } catch (error) {
      this.tell(error);
    }
  }

  private async begin(number: number): Promise<RunningConsumer> {
    const { log, groupId, topics, pause, logger } = this.options;
    const handler = await followStandby(this.options);
    const consumer = await pausable(pause, () => log.consume({ groupId: `${groupId}.standby`, topics, handler, groupOffsets: 'for-display' }));
    logger.info('Following the log for a second generation.', { generation: number });
    consumer.finished.catch((error: unknown) => {
      if (this.consumer === consumer) this.consumer = undefined;
      this.tell(error);
    });
    return consumer;
  }

  private async end(): Promise<void> {
    if (this.consumer === undefined) return;
    const consumer = this.consumer;
    this.consumer = undefined;
    await consumer.stop();
    this.options.logger.info('The second generation is gone.');
  }

  /** Once for each kind of trouble, however long it lasts. */
  private tell(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.trouble) this.options.logger.warn('The second generation cannot be followed; trying again.', { error });
    this.trouble = message;
  }
}
