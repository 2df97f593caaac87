import { OnRecordError, type LogRecord } from '@on-record/domain';
import { AppendLane, type Send } from './append-lane';
import { closedDoor, eventually, someKeys, someRecords } from './contract/test-handler';

const at = { topic: 'articles', partition: 0 };
const one = (n: number): readonly LogRecord[] => someRecords(at, { count: 1, from: n });

describe('the append lane', () => {
  const requests: (readonly string[])[] = [];
  const laneWith = (send: Send): AppendLane =>
    new AppendLane(async (records, signal) => {
      requests.push(records.map(({ key }) => key));
      await send(records, signal);
    });
  beforeEach(() => requests.splice(0));

  it('has one request under way, and sends what comes meanwhile together in the next', async () => {
    const door = closedDoor();
    const lane = laneWith(() => (requests.length === 1 ? door.passed : Promise.resolve()));
    const first = lane.append(one(0), 1000);
    await eventually(() => requests.length === 1, 'a request');
    const others = [1, 2, 3].map((n) => lane.append(one(n), 1000));
    door.open();
    await Promise.all([first, ...others]);
    expect(requests).toEqual([['k0'], ['k1', 'k2', 'k3']]);
  });

  it('cuts requests at a megabyte, and leaves a larger record alone', async () => {
    const large = { ...at, key: 'large', headers: {}, value: new Uint8Array(3 * 1024 * 1024) };
    const medium = (key: string): LogRecord => ({ ...large, key, value: new Uint8Array(400 * 1024) });
    await laneWith(() => Promise.resolve()).append([medium('a'), medium('b'), medium('c'), large, medium('d')], 1000);
    expect(requests).toEqual([['a', 'b'], ['c'], ['large'], ['d']]);
  });

  it('tries the same records again after trouble, in order', async () => {
    const lane = laneWith(() => {
      if (requests.length < 3) throw new OnRecordError('LOG_UNAVAILABLE', 'away');
      return Promise.resolve();
    });
    await lane.append(someRecords(at, { count: 3 }), 5000);
    expect(requests).toEqual([someKeys(3), someKeys(3), someKeys(3)]);
  });

  it('fails at the deadline, naming the trouble, and frees the lane', async () => {
    const lane = laneWith(async (records, signal) => {
      if (records[0]!.key === 'k0') await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up'))));
    });
    const stuck = lane.append(one(0), 50);
    await eventually(() => requests.length === 1, 'a request');
    const next = lane.append(one(1), 5000);
    await expect(stuck).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE', details: { deadlineMs: 50 } });
    await expect(next).resolves.toBeUndefined();
  });

  it('drops from the queue what is past its deadline', async () => {
    const door = closedDoor();
    const lane = laneWith(() => door.passed);
    const first = lane.append(one(0), 5000);
    await eventually(() => requests.length === 1, 'a request');
    await expect(lane.append(one(1), 20)).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    door.open();
    await first;
    await lane.idle();
    expect(requests).toEqual([['k0']]);
  });

  it('lets only the append fail whose record is refused', async () => {
    const door = closedDoor();
    const lane = laneWith(async (records) => {
      await door.passed;
      if (records.some(({ key }) => key === 'k2')) throw new OnRecordError('LOG_REFUSED_RECORD', 'no');
    });
    const appends = [0, 1, 2, 3].map((n) => lane.append(one(n), 5000));
    door.open();
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('sends nothing of an append that holds a record too large for a topic', async () => {
    const tooLarge = { ...at, key: 'large', headers: {}, value: new Uint8Array(16 * 1024 * 1024) };
    await expect(laneWith(() => Promise.resolve()).append([...one(0), tooLarge], 1000)).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
    expect(requests).toEqual([]);
  });
});
