import { OnRecordError, type StoredRecord, type TopicPartition } from '@on-record/domain';
import type { LogUnderTest } from './log-under-test';
import { someKeys, someRecords } from './test-handler';

/** What every event log keeps to when records are appended and read back. */
export function testAppendContract(open: () => LogUnderTest): void {
  const at = async (partitions = 1): Promise<TopicPartition> => ({ topic: await open().newTopic(partitions), partition: partitions - 1 });
  const readAll = async (partition: TopicPartition, from = 0n): Promise<readonly StoredRecord[]> => {
    const records: StoredRecord[] = [];
    for await (const record of open().log.read(partition, from)) records.push(record);
    return records;
  };

  it('keeps the order of appends, with growing offsets', async () => {
    const partition = await at();
    await open().log.append(someRecords(partition, { count: 50 }));
    await open().log.append(someRecords(partition, { count: 50, from: 50 }));
    const records = await readAll(partition);
    expect(records.map(({ key }) => key)).toEqual(someKeys(100));
    expect(records.every(({ offset }, index) => index === 0 || offset > records[index - 1]!.offset)).toBe(true);
  });

  it('can read what was acknowledged: key, headers, bytes, partition', async () => {
    const partition = await at(3);
    const [record] = someRecords(partition, { count: 1 });
    await open().log.append([record!]);
    const [stored] = await readAll(partition);
    expect({ ...stored, value: Buffer.from(stored!.value!).toString() }).toMatchObject({
      ...partition, key: 'k0', headers: { ce_id: 'id-0' }, value: '{"n":0}', offset: 0n,
    });
    expect(Math.abs(stored!.appendedAtMs - Date.now())).toBeLessThan(60_000);
  });

  it('appends to several topics and partitions in one call', async () => {
    const one = await at(2);
    const two = await at(1);
    await open().log.append([...someRecords(one, { count: 3 }), ...someRecords(two, { count: 2 }), ...someRecords({ ...one, partition: 0 }, { count: 1 })]);
    const ends = await open().log.offsets([one.topic, two.topic]);
    expect(ends.map(({ topic, partition, first, next }) => [topic, partition, first, next])).toEqual([
      [one.topic, 0, 0n, 1n], [one.topic, 1, 0n, 3n], [two.topic, 0, 0n, 2n],
    ]);
  });

  it('keeps the order of one partition among many appends at once', async () => {
    const partition = await at();
    const appends = Array.from({ length: 40 }, (_, index) => open().log.append(someRecords(partition, { count: 5, from: index * 5 })));
    await Promise.all(appends);
    expect((await readAll(partition)).map(({ key }) => key)).toEqual(someKeys(200));
  });

  it('gives a tombstone back as a record without a value', async () => {
    const partition = await at();
    await open().log.append([...someRecords(partition, { count: 1 }), { ...partition, key: 'k0', headers: {}, value: null }]);
    expect((await readAll(partition)).map(({ value }) => value === null)).toEqual([false, true]);
  });

  it('reads from an offset to the end as it was at the call, over gaps and a gap at the end', async () => {
    const partition = await at();
    await open().log.append(someRecords(partition, { count: 2 }));
    await open().appendGap(partition);
    await open().log.append(someRecords(partition, { count: 2, from: 2 }));
    await open().appendGap(partition);
    expect((await readAll(partition)).map(({ key }) => key)).toEqual(someKeys(4));
    expect((await readAll(partition, 1n)).map(({ key }) => key)).toEqual(['k1', 'k2', 'k3']);
    const [ends] = await open().log.offsets([partition.topic]);
    expect(await readAll(partition, ends!.next)).toEqual([]);
  });

  it('stops reading when its reader has had enough', async () => {
    const partition = await at();
    await open().log.append(someRecords(partition, { count: 10 }));
    for await (const { key } of open().log.read(partition, 0n)) {
      expect(key).toBe('k0');
      break;
    }
  });

  it('refuses to read from past the end, and from before the beginning unless from 0', async () => {
    const partition = await at();
    await open().log.append(someRecords(partition, { count: 4 }));
    await open().cutBefore(partition, 2n);
    for (const from of [5n, 1n]) {
      await expect(readAll(partition, from)).rejects.toMatchObject({ code: 'LOG_SHORTER_THAN_CHECKPOINT', details: { ...partition, offset: String(from), first: '2', next: '4' } });
    }
    expect((await readAll(partition, 0n)).map(({ key }) => key)).toEqual(['k2', 'k3']);
  });

  it('reads single places in the order asked for, and nothing where a place is empty', async () => {
    const [one, two] = [await at(2), await at()];
    await open().log.append([...someRecords(one, { count: 2_000 }), ...someRecords(two, { count: 3 })]);
    await open().appendGap(two);
    await open().log.append(someRecords(two, { count: 1, from: 3 }));
    const end = (await open().log.offsets([two.topic]))[0]!.next;
    await open().cutBefore(one, 2n);
    const places = [[one, 1_999n], [one, 2n], [one, 900n], [one, 900n], [one, 901n], [one, 0n], [one, 2_000n], [two, 3n], [two, end - 1n], [two, 1n], [{ ...two, partition: 7 }, 0n]] as const;
    const records = await open().log.readAt(places.map(([partition, offset]) => ({ ...partition, offset })));
    expect(records.map((record) => record?.key)).toEqual(['k1999', 'k2', 'k900', 'k900', 'k901', undefined, undefined, undefined, 'k3', 'k1', undefined]);
    expect(records[1]).toMatchObject({ ...one, offset: 2n, headers: { ce_id: 'id-2' } });
    expect(await open().log.readAt([])).toEqual([]);
  });

  it('reads stretches of several partitions piece by piece, over gaps, to where each ends, and stops when it is told or who takes them fails', async () => {
    const topic = await open().newTopic(2);
    const [one, two] = [{ topic, partition: 0 }, { topic, partition: 1 }];
    await open().log.append([...someRecords(one, { count: 500 }), ...someRecords(two, { count: 3 })]);
    await open().appendGap(two);
    const endOf = async (partition: number): Promise<bigint> => (await open().log.offsets([topic])).find((each) => each.partition === partition)!.next;
    const stretches = [{ ...one, from: 10n, until: 450n }, { ...two, from: 0n, until: await endOf(1) }];
    const keys = new Map<number, string[]>([[0, []], [1, []]]);
    const ends = new Map<number, bigint>();
    await open().log.readStretches(stretches, ({ partition, records, nextOffset }) => {
      keys.get(partition)!.push(...records.map(({ key }) => key));
      expect(nextOffset).toBeGreaterThanOrEqual(ends.get(partition) ?? 0n);
      ends.set(partition, nextOffset);
      return Promise.resolve();
    });
    expect(keys.get(0)).toEqual(Array.from({ length: 440 }, (_none, place) => `k${place + 10}`));
    expect(keys.get(1)).toEqual(['k0', 'k1', 'k2']);
    expect(ends.get(0)).toBe(450n);

    const failure = new OnRecordError('DATABASE_UNAVAILABLE', 'away');
    let pieces = 0;
    await expect(open().log.readStretches(stretches, () => { pieces += 1; return Promise.reject(failure); })).rejects.toBe(failure);
    expect(pieces).toBe(1);
    const stop = new AbortController();
    await open().log.readStretches(stretches, () => { pieces += 1; stop.abort(); return Promise.resolve(); }, { signal: stop.signal });
    expect(pieces).toBe(2);
    await open().log.readStretches([], () => Promise.reject(failure));
    await expect(open().log.readStretches([{ ...one, from: 501n, until: 502n }], () => Promise.resolve())).rejects.toMatchObject({ code: 'LOG_SHORTER_THAN_CHECKPOINT' });
  });

  it('appends nothing when there is nothing to append', async () => {
    await expect(open().log.append([])).resolves.toBeUndefined();
  });

  it('refuses a partition that does not exist, and goes on', async () => {
    const partition = await at();
    await expect(open().log.append(someRecords({ ...partition, partition: 7 }, { count: 1 }))).rejects.toMatchObject({ code: 'LOG_REFUSED_RECORD' });
    await open().log.append(someRecords(partition, { count: 1 }));
    expect(await readAll(partition)).toHaveLength(1);
  });

  it('names the partition that is to be read and does not exist', async () => {
    const partition = await at();
    await expect(readAll({ ...partition, partition: 7 })).rejects.toMatchObject({
      code: 'LOG_TOPIC_MISMATCH', message: expect.stringContaining(`Topic ${partition.topic} has no partition 7`), details: { topic: partition.topic, partition: 7 },
    });
  });

  it('takes a record of 12 MB among small ones, and refuses a larger one than topics take, with all that came with it', async () => {
    const partition = await at();
    const large = { ...partition, key: 'large', headers: {}, value: new Uint8Array(12 * 1024 * 1024).fill(97) };
    const tooLarge = { ...large, key: 'too-large', value: new Uint8Array(16 * 1024 * 1024) };
    await open().log.append([...someRecords(partition, { count: 1 }), large, ...someRecords(partition, { count: 1, from: 1 })], { deadlineMs: 15_000 });
    await expect(open().log.append([...someRecords(partition, { count: 1, from: 2 }), tooLarge])).rejects.toMatchObject({ code: 'EVENT_TOO_LARGE' });
    expect((await readAll(partition)).map(({ key, value }) => [key, value!.byteLength])).toEqual([['k0', 7], ['large', 12 * 1024 * 1024], ['k1', 7]]);
  });
}
