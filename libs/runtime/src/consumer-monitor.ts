import type { ConsumerObserver, ConsumerState, ErrorCode, EventLog } from '@on-record/domain';
import { consumerProbe } from './consumer-probe';
import type { StagePause } from './control/stage-pause';
import type { EventLogTransport } from './event-log-transport';
import type { ReadinessProbe } from './health';
import { PositionWatch, type PositionWatchOptions } from './lag/position-watch';
import { progressProbe } from './lag/progress-probe';
import type { Logger } from './logger';
import { consumerMetrics, type ConsumerMetrics } from './metrics/consumer-metrics';
import { lagMetrics } from './metrics/lag-metrics';
import type { Metrics } from './metrics/metrics';
import type { LagOwner } from './metrics/standard-lag-metrics';

/** What a monitor needs. */
export interface ConsumerMonitorOptions extends LagOwner {
  readonly metrics: Metrics;
  readonly log: Pick<EventLog, 'offsets'>;
  /** Full names of the topics that are read. */
  readonly topics: readonly string[];
  /** The positions that count: where reading would go on after a restart. */
  readonly positions: PositionWatchOptions['positions'];
  /** How long a partition may stand still before events that wait, until the process counts as not ready. */
  readonly stallMs: number;
  /** Told of what is seen every few seconds. */
  readonly onLook?: PositionWatchOptions['onLook'];
  /** Whether the consumer's stage is paused: then it is ready, and says so. */
  readonly pause?: StagePause;
  readonly logger: Logger;
}

/** A tenth of the time that is to be kept, so that it is kept well; the broker is asked every 5 s at rest. */
const LOOKS_PER_STALL = 10;
const SLOWEST_LOOK_MS = 5_000;
const FASTEST_LOOK_MS = 250;
const NOT_BEGUN: ConsumerState = { phase: 'starting', assigned: [], positions: [] };

/** Watches one consumer for health and metrics: hand `observer` to its transport, and then the transport to `watch`. */
export class ConsumerMonitor {
  private readonly positions: PositionWatch;
  private readonly counts: ConsumerMetrics;
  private readonly everyMs: number;
  private state: () => ConsumerState = () => NOT_BEGUN;

  constructor(private readonly options: ConsumerMonitorOptions) {
    const { metrics, log, topics, positions, onLook, logger, stallMs, groupId, clusterName } = options;
    this.everyMs = Math.min(SLOWEST_LOOK_MS, Math.max(FASTEST_LOOK_MS, stallMs / LOOKS_PER_STALL));
    const state = (): ConsumerState => this.state();
    this.positions = new PositionWatch({ log, topics, positions, onLook, logger, state, everyMs: this.everyMs });
    this.counts = consumerMetrics(metrics, state, () => options.pause?.current !== undefined);
    lagMetrics(metrics, { watch: this.positions, owner: { groupId, clusterName }, staleAfterMs: 3 * SLOWEST_LOOK_MS });
  }

  /** Counts what the consumer does. */
  get observer(): ConsumerObserver {
    return {
      batchHandled: (batch, seconds) => {
        this.counts.batchHandled(batch, seconds);
        this.positions.noteHandled(batch);
      },
      backedOff: (partition, error) => this.counts.backedOff(partition, error),
    };
  }

  /** Counts a record that was set aside as a dead letter, by the code that says why. */
  countDeadLetter(code: ErrorCode): void {
    this.counts.countDeadLetter(code);
  }

  /** Begins to watch the consumer of a transport; gives the probes that say whether it works. */
  watch(transport: Pick<EventLogTransport, 'state'>): readonly ReadinessProbe[] {
    this.state = () => transport.state();
    this.positions.start();
    return [consumerProbe(transport, this.options.pause), progressProbe({ watch: this.positions, stallMs: this.options.stallMs, everyMs: this.everyMs })];
  }

  /** Ends watching; to be awaited before the log is closed. */
  stop(): Promise<void> {
    return this.positions.stop();
  }
}
