import type { CommittedOffset } from '@on-record/domain';
import type { Checkpoint } from './checkpoints';
import { setBackPartitions } from './verify-not-restored';

const checkpoint: Checkpoint = { projection: 'p', topic: 'articles', partition: 3, nextOffset: 10n, clusterId: 'c', topicId: 't', lastEventTime: undefined };
const committed = (offset: bigint, metadata?: string): CommittedOffset => ({ topic: 'articles', partition: 3, offset, ...(metadata === undefined ? {} : { metadata }) });

describe('a database', () => {
  it.each<[string, CommittedOffset, boolean]>([
    ['ahead of what was committed for it', committed(9n, 'mine'), false],
    ['just where it was committed', committed(10n, 'mine'), false],
    ['behind what was committed for it', committed(11n, 'mine'), true],
    ['behind what was committed for another database', committed(11n, 'other'), false],
    ['behind what a tool has set', committed(11n), false],
    ['without the checkpoint that was committed for it', { ...committed(1n, 'mine'), partition: 4 }, true],
    ['without a checkpoint, where nothing was handled', { ...committed(0n, 'mine'), partition: 4 }, false],
  ])('%s is set back: %#', (_name, offset, isSetBack) => {
    expect(setBackPartitions({ checkpoints: [checkpoint], offsets: [offset], ends: [] }, 'mine')).toHaveLength(isSetBack ? 1 : 0);
  });

  it('that has handled nothing of a log whose first records are gone is not set back by a group that stands at what is left', () => {
    const begun = { ...checkpoint, nextOffset: 0n };
    const ends = [{ topic: 'articles', partition: 3, first: 40n, next: 90n }];
    expect(setBackPartitions({ checkpoints: [begun], offsets: [committed(40n, 'mine')], ends }, 'mine')).toEqual([]);
    expect(setBackPartitions({ checkpoints: [begun], offsets: [committed(41n, 'mine')], ends }, 'mine')).toHaveLength(1);
  });
});
