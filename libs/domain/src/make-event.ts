import { catalogue, type EventTypeName } from './catalogue';
import type { Event, Payload } from './event';
import type { Producer } from './event-type';

/** What a new event needs besides type and payload; `causationid` is the event or delivery that caused it. */
export interface EventContext {
  readonly id: string;
  readonly subject: string;
  readonly time: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly extractorVersion?: string | undefined;
  readonly traceparent?: string | undefined;
  /** Who makes this event, where it is not the usual producer of its type. */
  readonly producer?: Producer;
}

/** An event of a type of the catalogue, in its newest version. */
export function makeEvent<Name extends EventTypeName>(type: Name, context: EventContext, payload: Payload<Name>): Event<Name> {
  const event = {
    id: context.id,
    type,
    source: `/on-record/${context.producer ?? catalogue[type].producer}`,
    subject: context.subject,
    time: context.time,
    schemaversion: catalogue[type].version,
    correlationid: context.correlationId,
    causationid: context.causationId,
    ...(context.extractorVersion === undefined ? {} : { extractorversion: context.extractorVersion }),
    ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
    payload,
  };
  // Type and payload belong together by this function's own signature; the compiler cannot carry that into the union.
  return event as unknown as Event<Name>;
}
