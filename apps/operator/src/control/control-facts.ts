import { isActorRegistryFact, isPauseFact, pauseOf, pausableStages, readEvent, type ActorRegistryFact, type Event, type EventLog, type PauseFact, type StagePaused, type TopicNames } from '@on-record/domain';
import { readTopic } from '../read-topic';

/** What operators have decided, as the log has it: known without Postgres, and before the read models know of it. */
export interface ControlFacts {
  /** The latest first. */
  readonly requests: readonly Event<'ExtractionRequested'>[];
  /** The requests of which all has been read. */
  readonly fulfilledIds: ReadonlySet<string>;
  /** The latest first. */
  readonly activations: readonly Event<'EngineVersionActivated'>[];
  readonly pauseFacts: readonly PauseFact[];
  readonly actorFacts: readonly ActorRegistryFact[];
  /** What editors said of findings. */
  readonly overrideFacts: readonly Event<'FindingOverridden'>[];
}

/** Reads the control topic, which is small. What this release cannot read is passed over. Fails with LOG_UNAVAILABLE. */
export async function readControlFacts({ log, topicNames }: { readonly log: EventLog; readonly topicNames: TopicNames }): Promise<ControlFacts> {
  const events = new Map<string, Event>();
  await readTopic(log, topicNames('control'), (record) => {
    const read = readEvent(record);
    if (read.kind === 'event') events.set(read.event.id, read.event);
  });
  const all = [...events.values()];
  return {
    requests: latestFirst(all.filter((event) => event.type === 'ExtractionRequested')),
    fulfilledIds: new Set(all.flatMap((event) => (event.type === 'ExtractionRequestFulfilled' ? [event.payload.requestId] : []))),
    activations: latestFirst(all.filter((event) => event.type === 'EngineVersionActivated')),
    pauseFacts: all.filter(isPauseFact),
    actorFacts: all.filter(isActorRegistryFact),
    overrideFacts: all.filter((event) => event.type === 'FindingOverridden'),
  };
}

/** The pauses that stages are in. */
export function pausesOf({ pauseFacts }: Pick<ControlFacts, 'pauseFacts'>): readonly StagePaused[] {
  return pausableStages.flatMap((stage) => pauseOf(pauseFacts, stage) ?? []);
}

/**
 * The moment of a fact that is to count before others of its kind: now, or just behind the latest of these, where the clock of
 * whoever said that is ahead. The latest by time decides, and an operator who acts means to be obeyed.
 */
export function momentAfter(earlier: readonly { readonly time: string }[], nowMs: number): string {
  return new Date(Math.max(nowMs, ...earlier.map(({ time }) => Date.parse(time) + 1))).toISOString();
}

function latestFirst<E extends Event>(events: readonly E[]): readonly E[] {
  return events.toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time));
}
