import type { z } from 'zod';
import type { TopicRole } from './topics';

/** Turns a payload of one version into one of the next; pure. Throws nothing: the result is validated by its reader. */
export type Upcaster = (payload: unknown) => unknown;

/** A stage of the work that appends events. */
export type Producer = 'ingestor' | 'extractor' | 'projector' | 'operator';

/** An event type as a value: its name, payload schema and version history, where it lives and who makes it. */
export interface EventType<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  /** The newest version; the first is 1. */
  readonly version: number;
  readonly schema: Schema;
  /** `upcasters[n - 1]` turns version n into n + 1; there are `version - 1` of them. */
  readonly upcasters: readonly Upcaster[];
  readonly topic: TopicRole;
  /** Who makes it, unless the event says otherwise. */
  readonly producer: Producer;
  /** One sentence for `docs/events.md`. */
  readonly meaning: string;
}

/** Defines an event type; throws a RangeError when the upcasters do not lead from version 1 to the newest. */
export function defineEventType<const Type extends string, Schema extends z.ZodType>(
  definition: EventType<Type, Schema>,
): EventType<Type, Schema> {
  if (definition.upcasters.length !== definition.version - 1) {
    throw new RangeError(
      `${definition.type} v${definition.version} needs ${definition.version - 1} upcasters and has ${definition.upcasters.length}.`,
    );
  }
  return definition;
}

/** The payload of an event type. */
export type PayloadOf<T extends EventType> = z.infer<T['schema']>;
