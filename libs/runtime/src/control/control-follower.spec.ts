import {
  makeEvent, OnRecordError, stagePausedEvent, stageResumedEvent, topicNamesOf, writeEvent, type Event, type EventLog, type LogRecord, type StoredRecord,
} from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { ControlFollower } from './control-follower';
import { StagePause } from './stage-pause';

const topicNames = topicNamesOf('spec');
const by = { actor: 'ann', reason: 'maintenance' };
const pausedAt = (at: string): Event => stagePausedEvent({ stage: 'extractor', pausedAt: at, by }, 'act');
const resumedAt = (at: string): Event => stageResumedEvent({ stage: 'extractor', resumedAt: at, by }, 'act');

/** The control topic as a list of records, of which the first stands behind a gap. */
class ControlTopic implements Pick<EventLog, 'offsets' | 'read'> {
  readonly records: StoredRecord[] = [];
  looks = 0;
  reads = 0;
  isAway = false;

  append(...records: readonly LogRecord[]): void {
    for (const record of records) this.records.push({ ...record, offset: this.next, appendedAtMs: 0 });
  }

  private get next(): bigint {
    return BigInt(this.records.length + 1);
  }

  offsets(): ReturnType<EventLog['offsets']> {
    this.looks += 1;
    if (this.isAway) return Promise.reject(new OnRecordError('LOG_UNAVAILABLE', 'Kafka is away.'));
    return Promise.resolve([{ topic: topicNames('control'), partition: 0, first: 0n, next: this.next }]);
  }

  async *read(_partition: unknown, from: bigint): AsyncGenerator<StoredRecord> {
    this.reads += 1;
    yield* this.records.filter(({ offset }) => offset >= from);
  }
}

interface Line {
  readonly level: string;
  readonly message: string;
}

describe('following the control topic', () => {
  let topic: ControlTopic;
  let lines: Line[];
  let logger: Logger;
  let pause: StagePause;
  let follower: ControlFollower;

  beforeEach(() => {
    topic = new ControlTopic();
    lines = [];
    const note = (level: string) => (message: string): void => void lines.push({ level, message });
    logger = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error'), child: () => logger };
    pause = new StagePause('extractor', logger);
    follower = new ControlFollower({ log: topic, topicNames, listeners: [pause], logger, everyMs: 5 });
  });

  afterEach(() => follower.stop());

  async function eventually(condition: () => boolean): Promise<void> {
    while (!condition()) await delay(2);
  }

  it('knows at the start what stands there, and learns what comes', async () => {
    topic.append(writeEvent(pausedAt('2026-03-02T10:00:00.000Z'), topicNames));
    await follower.start();
    expect(pause.current).toEqual({ stage: 'extractor', pausedAt: '2026-03-02T10:00:00.000Z', by });
    expect(pause.sentence).toBe('Paused since 2026-03-02T10:00:00.000Z by ann (maintenance); it goes on after: on-record resume extractor');
    topic.append(writeEvent(resumedAt('2026-03-02T11:00:00.000Z'), topicNames));
    await eventually(() => pause.current === undefined);
    expect(lines).toEqual([{ level: 'warn', message: 'Paused by an operator.' }, { level: 'info', message: 'Resumed by an operator.' }]);
  });

  it('leaves pauses of other stages alone', async () => {
    topic.append(writeEvent(stagePausedEvent({ stage: 'projector', pausedAt: '2026-03-02T10:00:00.000Z', by }, 'act'), topicNames));
    await follower.start();
    expect(pause.current).toBeUndefined();
  });

  it('reads nothing where nothing has come, gaps or not', async () => {
    topic.append(writeEvent(pausedAt('2026-03-02T10:00:00.000Z'), topicNames));
    await follower.start();
    await eventually(() => topic.looks > 4);
    expect(topic.reads).toBe(1);
  });

  it('waits for a log that is away, and says so once', async () => {
    topic.isAway = true;
    topic.append(writeEvent(pausedAt('2026-03-02T10:00:00.000Z'), topicNames));
    const started = follower.start();
    await eventually(() => topic.looks > 4);
    topic.isAway = false;
    await started;
    expect(pause.current).toBeDefined();
    expect(lines.filter(({ message }) => message === 'Control facts cannot be read.')).toHaveLength(1);
  });

  it('ends where it is stopped while the log is away', async () => {
    topic.isAway = true;
    const started = follower.start();
    await follower.stop();
    await expect(started).resolves.toBeUndefined();
  });

  it('passes over what is no event, and over versions of other types that it does not know', async () => {
    const pauseRecord = writeEvent(pausedAt('2026-03-02T10:00:00.000Z'), topicNames);
    const other = writeEvent(makeEvent('SourceConfigured', { id: 'x', subject: 'daily', time: '2026-03-02T10:00:00.000Z', correlationId: 'x', causationId: 'x' }, {
      source: 'daily', name: 'Daily', language: 'en', timeZone: 'UTC', textPolicy: 'full', configuredAt: '2026-03-02T10:00:00.000Z',
    }), topicNames);
    topic.append({ ...other, headers: { ...other.headers, ce_schemaversion: '99' } }, { ...pauseRecord, value: new TextEncoder().encode('{') }, { ...pauseRecord, value: null }, pauseRecord);
    await follower.start();
    expect(pause.current).toBeDefined();
    expect(lines.map(({ message }) => message)).toEqual(['Skipped a control record that is no event.', 'Paused by an operator.']);
  });

  it('waits for an upgrade at a version of a type that it follows', async () => {
    const record = writeEvent(pausedAt('2026-03-02T10:00:00.000Z'), topicNames);
    topic.append({ ...record, headers: { ...record.headers, ce_schemaversion: '99' } });
    const started = follower.start();
    await eventually(() => lines.length > 0);
    expect(lines).toEqual([{ level: 'warn', message: 'Control facts cannot be read.' }]);
    await follower.stop();
    await started;
  });
});
