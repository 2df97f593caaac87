import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { PausableStage, StagePaused, StageResumed } from './events/stage-pauses';
import { makeEvent } from './make-event';
import { compareText } from './order-key';
import { deterministicId } from './uuid';

/** A fact that decides whether a stage is paused. */
export type PauseFact = Event<'StagePaused'> | Event<'StageResumed'>;

/** Says whether an event is one of those that decide whether a stage is paused. */
export function isPauseFact(event: Event): event is PauseFact {
  return event.type === 'StagePaused' || event.type === 'StageResumed';
}

/** The fact that a stage was paused; the same pause at the same moment is the same fact. */
export function stagePausedEvent(pause: StagePaused, causationId: string): Event<'StagePaused'> {
  const id = deterministicId('event', ['StagePaused', canonicalJson(pause)]);
  return makeEvent('StagePaused', { id, subject: pause.stage, time: pause.pausedAt, correlationId: causationId, causationId }, pause);
}

/** The fact that a stage was resumed. */
export function stageResumedEvent(resumption: StageResumed, causationId: string): Event<'StageResumed'> {
  const id = deterministicId('event', ['StageResumed', canonicalJson(resumption)]);
  return makeEvent('StageResumed', { id, subject: resumption.stage, time: resumption.resumedAt, correlationId: causationId, causationId }, resumption);
}

/**
 * The fact that decides whether a stage is paused: the latest by its time, then by its id, so that neither order nor repetition
 * matters. None where nothing was ever said of the stage, which then runs.
 */
export function latestPauseFact(facts: readonly PauseFact[], stage: PausableStage): PauseFact | undefined {
  return facts
    .filter(({ payload }) => payload.stage === stage)
    .toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time) || compareText(a.id, b.id))
    .at(-1);
}

/** The pause that a stage is in; none where it runs. */
export function pauseOf(facts: readonly PauseFact[], stage: PausableStage): StagePaused | undefined {
  const latest = latestPauseFact(facts, stage);
  return latest?.type === 'StagePaused' ? latest.payload : undefined;
}
