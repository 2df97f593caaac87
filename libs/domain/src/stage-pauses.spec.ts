import { pauseOf, stagePausedEvent, stageResumedEvent, type PauseFact } from './stage-pauses';
import { topicNamesOf, writeEvent } from './write-event';
import { readEvent } from './read-event';

const by = { actor: 'ann', reason: 'maintenance' };
const paused = (at: string, actor = 'ann'): PauseFact => stagePausedEvent({ stage: 'projector', pausedAt: at, by: { ...by, actor } }, 'act');
const resumed = (at: string): PauseFact => stageResumedEvent({ stage: 'projector', resumedAt: at, by }, 'act');

describe('whether a stage is paused', () => {
  it.each<readonly [string, readonly PauseFact[], string | undefined]>([
    ['nothing was ever said', [], undefined],
    ['it was paused', [paused('2026-03-02T10:00:00.000Z')], '2026-03-02T10:00:00.000Z'],
    ['it was resumed later', [paused('2026-03-02T10:00:00.000Z'), resumed('2026-03-02T11:00:00.000Z')], undefined],
    ['the later fact came first', [resumed('2026-03-02T11:00:00.000Z'), paused('2026-03-02T10:00:00.000Z')], undefined],
    ['it was paused again', [paused('2026-03-02T12:00:00.000Z'), paused('2026-03-02T10:00:00.000Z'), resumed('2026-03-02T11:00:00.000Z')], '2026-03-02T12:00:00.000Z'],
    ['one moment is written in two ways', [paused('2026-03-02T10:00:00.500Z'), resumed('2026-03-02T10:00:00Z')], '2026-03-02T10:00:00.500Z'],
  ])('follows the latest fact where %s', (_when, facts, since) => {
    expect(pauseOf(facts, 'projector')?.pausedAt).toBe(since);
    expect(pauseOf(facts, 'extractor')).toBeUndefined();
  });

  it('is the same for two facts of one moment in either order', () => {
    const both = [paused('2026-03-02T10:00:00.000Z', 'ann'), paused('2026-03-02T10:00:00.000Z', 'bob')];
    expect(pauseOf(both, 'projector')).toEqual(pauseOf(both.toReversed(), 'projector'));
  });
});

it('a pause and a resumption can be written and read', () => {
  for (const fact of [paused('2026-03-02T10:00:00.000Z'), resumed('2026-03-02T10:00:00.000Z')]) {
    expect(readEvent(writeEvent(fact, topicNamesOf('spec')))).toEqual({ kind: 'event', event: expect.objectContaining({ type: fact.type, payload: fact.payload }) });
  }
});
