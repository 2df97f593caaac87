import {
  contentHashOf, deterministicId, makeEvent, OnRecordError, readEvent, writeEvent,
  type Event, type EventLog, type StoredRecord, type TopicNames,
} from '@on-record/domain';
import type { SourceSettings } from './source';

/** Publishes settings of sources that differ from those last published; resolves to the number of facts appended. */
export type PublishSources = (sources: Iterable<SourceSettings>) => Promise<number>;

interface Published {
  readonly eventId: string;
  readonly settingsHash: string;
  readonly timeMs: number;
}

const APPEND_DEADLINE_MS = 4_000;

/**
 * The publisher of `SourceConfigured`. What was published is read from the control topic, each time from where it stopped;
 * the id of a new fact is computed from its predecessor's, so that setting A, then B, then A again makes three facts, while
 * a restart, or a second process with the same file, makes none. Fails with what the log fails with; may then be repeated.
 */
export function createSourcePublisher(to: { readonly log: EventLog; readonly topicNames: TopicNames; readonly nowMs: () => number }): PublishSources {
  const control = { topic: to.topicNames('control'), partition: 0 };
  const lastBySource = new Map<string, Published>();
  let nextOffset = 0n;
  const catchUp = async (): Promise<void> => {
    for await (const record of to.log.read(control, nextOffset)) {
      const event = toSourceConfigured(record);
      if (event) lastBySource.set(event.payload.source, { eventId: event.id, settingsHash: settingsHashOf(event.payload), timeMs: Date.parse(event.time) });
      nextOffset = record.offset + 1n;
    }
  };
  return async (sources) => {
    await catchUp();
    let published = 0;
    for (const settings of sources) {
      const last = lastBySource.get(settings.source);
      const settingsHash = settingsHashOf(settings);
      if (last?.settingsHash === settingsHash) continue;
      const eventId = deterministicId('source-configured', [settings.source, settingsHash, last?.eventId ?? '']);
      // The projector takes the settings with the greatest time, and the clocks of two processes may differ.
      const timeMs = Math.max(to.nowMs(), (last?.timeMs ?? 0) + 1);
      await to.log.append([writeEvent(toEvent(settings, eventId, timeMs), to.topicNames)], { deadlineMs: APPEND_DEADLINE_MS });
      lastBySource.set(settings.source, { eventId, settingsHash, timeMs });
      published += 1;
    }
    return published;
  };
}

/** A notice that is not there is left out, so that a source without one keeps the hash that it had before there were notices. */
function settingsHashOf({ source, name, language, timeZone, textPolicy, notice }: SourceSettings): string {
  return contentHashOf({ source, name, language, timeZone, textPolicy, notice });
}

function toEvent({ source, name, language, timeZone, textPolicy, notice }: SourceSettings, id: string, timeMs: number): Event<'SourceConfigured'> {
  const time = new Date(timeMs).toISOString();
  return makeEvent(
    'SourceConfigured',
    { id, subject: source, time, correlationId: id, causationId: id },
    { source, name, language, timeZone, textPolicy, ...(notice !== undefined && { notice }), configuredAt: time },
  );
}

/** The fact in a control record, where it is one about a source; another version than ours is not to be overwritten. */
function toSourceConfigured(record: StoredRecord): Event<'SourceConfigured'> | undefined {
  const read = readEvent(record);
  if (read.kind === 'event') return read.event.type === 'SourceConfigured' ? read.event : undefined;
  if (read.kind === 'refused' && read.code === 'EVENT_VERSION_UNKNOWN' && record.headers['ce_type'] === 'SourceConfigured') {
    throw new OnRecordError('EVENT_VERSION_UNKNOWN', read.reason);
  }
  return undefined;
}
