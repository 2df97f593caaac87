import { engineVersionActivatedEvent } from './engine-activation';
import { readEvent } from './read-event';
import { topicNamesOf, writeEvent } from './write-event';

const act = { engineVersion: '1.2.0+0123456789ab', scope: { kind: 'source', source: 'daily' }, activatedAt: '2026-03-02T09:00:00.000Z', by: { actor: 'desk', reason: 'It reads better.' } } as const;

describe('the activation of an engine version', () => {
  it('is the same fact where it is the same act, and another where anything differs', () => {
    const event = engineVersionActivatedEvent(act);
    expect(engineVersionActivatedEvent({ ...act })).toEqual(event);
    expect(engineVersionActivatedEvent({ ...act, scope: { kind: 'all' } }).id).not.toBe(event.id);
    expect(engineVersionActivatedEvent({ ...act, activatedAt: '2026-03-02T09:00:00.001Z' }).id).not.toBe(event.id);
    expect(event).toMatchObject({ id: event.payload.activationId, time: act.activatedAt, subject: act.engineVersion, source: '/on-record/operator' });
  });

  it('goes through the log as it is', () => {
    const event = engineVersionActivatedEvent(act);
    const record = writeEvent(event, topicNamesOf('on-record'));
    expect(record.topic).toBe('on-record.control');
    expect(readEvent(record)).toMatchObject({ kind: 'event', event: { type: 'EngineVersionActivated', payload: event.payload } });
  });
});
