import type { z } from 'zod';
import type { catalogue, EventTypeName } from './catalogue';
import type { Envelope } from './envelope';

/** The payload of the event type of that name. */
export type Payload<Name extends EventTypeName> = z.infer<(typeof catalogue)[Name]['schema']>;

/** A fact that happened: envelope and payload. A union over all types; `event.type` tells them apart. */
export type Event<Name extends EventTypeName = EventTypeName> = {
  [N in Name]: Envelope & { readonly type: N; readonly payload: Payload<N> };
}[Name];
