import { deadLetteredEvent, writeEvent, type Event } from '@on-record/domain';
import { findStandby, listGenerations, retireGeneration, switchGenerations } from '@on-record/projections';
import { until } from '../../../../test/support/until';
import { Rebuilding, story } from '../../../../test/support/rebuilding';

let place: Rebuilding;

beforeEach(async () => {
  place = await Rebuilding.open();
}, 60_000);

afterEach(() => place.close(), 30_000);

describe('a rebuild', () => {
  it('ends in the very rows of the live read models, follows the log, and is seen after the switch', async () => {
    await place.fillLog();
    await place.project();
    await place.settled('active');
    const built = await place.build();
    expect(built).toMatchObject({ generation: 2, isBuilt: true });
    expect(built.rows).toBeGreaterThan(120);
    expect((await place.verify({ generation: 2 })).differences).toBe(0);

    await place.follow();
    await place.append(story('later'));
    await place.settled('active');
    await place.settled('standby');
    expect((await place.verify({ generation: 1 })).differences).toBe(0);
    expect((await place.verify({ generation: 2 })).differences).toBe(0);

    expect(await switchGenerations(place.database, 'promote')).toMatchObject({ from: 1, to: 2 });
    await place.append(story('after the switch'));
    await place.settled('active');
    await place.settled('standby');
    expect(await place.query(`SELECT count(*)::int FROM gen_1.articles UNION ALL SELECT count(*)::int FROM gen_2.articles`)).toEqual([{ count: 36 }, { count: 36 }]);
    expect((await place.verify()).differences).toBe(0);
    expect((await listGenerations(place.database)).map(({ number, state }) => [number, state])).toEqual([[1, 'previous'], [2, 'active'], ...[3, 4, 5, 6].map((number) => [number, 'retired'])]);

    expect(await switchGenerations(place.database, 'rollback')).toMatchObject({ from: 2, to: 1 });
    await place.append(story('after the rollback'));
    await place.settled('active');
    expect((await place.verify()).differences).toBe(0);
    expect(await retireGeneration(place.database)).toBe(2);
    expect(await findStandby(place.database)).toBeUndefined();
    expect(await place.query(`SELECT nspname FROM pg_namespace WHERE nspname ~ '^(gen_|read_v1)' ORDER BY 1`)).toEqual([{ nspname: 'gen_1' }, { nspname: 'read_v1' }]);
  }, 90_000);

  it('goes on where it was stopped, in each of its phases', async () => {
    await place.fillLog();
    await place.project();
    await place.settled('active');
    const phases: string[] = [];
    for (;;) {
      const stop = new AbortController();
      // Each run is stopped at its first sign of life.
      const built = await place.build({ signal: stop.signal, onProgress: ({ phase }) => { phases.push(phase); stop.abort(); } });
      if (built.isBuilt) break;
      expect(phases.length).toBeLessThan(200);
    }
    expect(new Set(phases)).toEqual(new Set(['loading', 'indexing', 'deriving']));
    expect((await place.verify({ generation: 2 })).differences).toBe(0);
  }, 90_000);

  it('passes over what live projectors set aside, and stops at nothing that they took', async () => {
    const [first, ...rest] = story('one').map((event) => writeEvent(event, place.topicNames));
    await place.log.append([{ ...first!, value: Buffer.from('{"broken') }, ...rest]);
    const setAside: Event[] = [];
    await place.project(async (poison) => {
      setAside.push(...poison.map((each) => deadLetteredEvent(each, 'projector')));
      await place.append(setAside);
    });
    await until(() => setAside.length === 1, { withinMs: 10_000, describe: 'the record to be set aside' });
    await place.settled('active');
    expect(setAside).toHaveLength(1);
    await place.build();
    expect((await place.verify({ generation: 2 })).differences).toBe(0);
    await retireGeneration(place.database);
    // The same record, of which no dead letter tells: live took it, as it were.
    place.log.removeRecords({ topic: place.deadLetterTopic, partition: 0 }, () => true);
    await expect(place.build()).rejects.toMatchObject({ code: 'EVENT_NOT_JSON', message: expect.stringContaining(`The rebuild stops at ${first!.topic} partition ${first!.partition}`) });
  }, 60_000);

  it('is not begun while another generation is kept, nor beside another rebuild', async () => {
    await place.append(story('one'));
    await place.project();
    await place.settled('active');
    await expect(switchGenerations(place.database, 'promote')).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
    const one = place.build({ maxPerSecond: 5 });
    await until(async () => (await listGenerations(place.database)).some(({ state }) => state === 'building'), { withinMs: 5_000, describe: 'the rebuild to begin' });
    await expect(place.build()).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
    await one;
    await expect(place.build()).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', details: { generation: 2, state: 'following' } });
    await expect(switchGenerations(place.database, 'rollback')).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
  }, 60_000);

  it('is not promoted while it is behind the active one', async () => {
    await place.append(story('one'));
    await place.project();
    await place.settled('active');
    await place.build();
    await place.append(story('two'));
    await place.settled('active');
    await expect(switchGenerations(place.database, 'promote', { patienceMs: 300 })).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', message: expect.stringContaining('behind the active one') });
    await place.follow();
    expect(await switchGenerations(place.database, 'promote')).toMatchObject({ to: 2 });
  }, 60_000);
});
