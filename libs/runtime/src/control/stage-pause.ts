import { isPauseFact, pauseOf, type Event, type PausableStage, type PauseFact, type StagePaused } from '@on-record/domain';
import type { Logger } from '../logger';
import type { ControlListener } from './control-follower';

/** What is known of the pauses of one stage; a `ControlFollower` tells it. */
export class StagePause implements ControlListener {
  readonly types = ['StagePaused', 'StageResumed'] as const;
  private readonly facts = new Map<string, PauseFact>();
  private readonly listeners = new Set<() => void>();
  private pause: StagePaused | undefined;

  constructor(private readonly stage: PausableStage, private readonly logger: Logger) {}

  /** The pause that the stage is in; none where it runs. */
  get current(): StagePaused | undefined {
    return this.pause;
  }

  /** One sentence about the pause that the stage is in. */
  get sentence(): string | undefined {
    return this.pause === undefined ? undefined : pauseSentence(this.pause);
  }

  readonly take = (event: Event): void => {
    if (!isPauseFact(event) || event.payload.stage !== this.stage) return;
    this.facts.set(event.id, event);
    const before = this.pause;
    this.pause = pauseOf([...this.facts.values()], this.stage);
    if (before === this.pause) return;
    this.tellOf(before, this.pause);
    for (const listener of this.listeners) listener();
  };

  /** Calls back whenever the stage is paused or resumed; what it gives ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tellOf(before: StagePaused | undefined, now: StagePaused | undefined): void {
    if (now !== undefined) this.logger.warn('Paused by an operator.', { stage: this.stage, since: now.pausedAt, ...now.by });
    else if (before !== undefined) this.logger.info('Resumed by an operator.', { stage: this.stage, pausedSince: before.pausedAt });
  }
}

/** A pause as one sentence: since when, by whom, why, and how it ends. */
export function pauseSentence({ stage, pausedAt, by: { actor, reason } }: StagePaused): string {
  return `Paused since ${pausedAt} by ${actor} (${reason}); it goes on after: on-record resume ${stage}`;
}
