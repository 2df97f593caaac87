import { switchGenerations } from '@on-record/projections';
import { Rebuilding, story } from '../../../../test/support/rebuilding';
import type { Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { applyAct } from './apply-registry.command';
import { changeActors, type RegistryAct } from './change-actors';
import { listRegistry } from './list-actors.command';
import { mergeAct } from './merge-actor.command';
import { officeAct } from './office.command';
import { renameAct } from './rename-actor.command';

const by: Operator = { actor: 'desk', reason: 'the same' };
const [LEE, ANN] = ['person:ann-lee', 'person:dame-ann-lee'];

let place: Rebuilding;

beforeEach(async () => {
  place = await Rebuilding.open();
  await place.fillLog();
  await place.project();
  await place.settled('active');
}, 60_000);

afterEach(() => place.close(), 30_000);

const desk = (): Desk => ({ log: place.log, database: place.database, topicNames: place.topicNames });
const decide = async (act: RegistryAct): Promise<string> => {
  const printed = await changeActors(desk(), act, { by });
  await place.settled('active');
  return printed;
};
const pairs = (): Promise<unknown> => place.query('SELECT accuser_canonical AS accuser, accuser_name AS name, accused_canonical AS accused, accusations FROM read_v1.pairs');
const unmergeAll: RegistryAct = applyAct('actors.json', '{"actors": []}');

describe('on-record actors', () => {
  it('says what would change before it changes anything', async () => {
    const before = await pairs();
    const printed = await changeActors(desk(), mergeAct(LEE, ANN, false), { by: undefined });
    expect(printed).toMatch(/merge +person:ann-lee +\d+ +person:dame-ann-lee\n\nNothing was changed\./);
    expect(await pairs()).toEqual(before);
    expect(await listRegistry(desk(), { json: true })).toBe('{"merges":[],"names":[],"offices":[]}');
  });

  it('merges, renames and undoes, in the log and for readers', async () => {
    const [before] = (await pairs()) as readonly { readonly accusations: number }[];
    await decide(mergeAct(LEE, ANN, false));
    expect(await pairs()).toEqual([{ accuser: ANN, name: 'Ann Lee', accused: 'org:borland', accusations: before?.accusations }]);
    expect(await decide(renameAct(ANN, 'Dame Ann Lee'))).toMatch(/^change +actor[^]*rename +person:dame-ann-lee[^]*Recorded: 1\./);
    expect(await pairs()).toEqual([{ accuser: ANN, name: 'Dame Ann Lee', accused: 'org:borland', accusations: before?.accusations }]);
    expect(await decide(mergeAct(LEE, ANN, false))).toBe('All of it holds already. Nothing was changed.');
    expect(await listRegistry(desk(), {})).toMatch(/person:ann-lee +person:dame-ann-lee +person:dame-ann-lee +20\S+Z +desk +the same[^]*person:dame-ann-lee +Dame Ann Lee +20\S+Z +desk/);
    const file = await listRegistry(desk(), { asFile: true });
    expect(await decide(unmergeAll)).toMatch(/separate +person:ann-lee/);
    expect(await pairs()).toEqual([before]);
    await decide(applyAct('actors.json', file));
    expect(await pairs()).toEqual([{ accuser: ANN, name: 'Dame Ann Lee', accused: 'org:borland', accusations: before?.accusations }]);
    expect(await listRegistry(desk(), { asFile: true })).toBe(file);
  }, 30_000);

  it('has an office mean whoever holds it on the day of publication, says so, and takes it back', async () => {
    const accused = async () => [...new Set((await pairs() as readonly { readonly accused: string }[]).map((pair) => pair.accused))];
    const term = { office: 'org:borland', from: '2026-03-01', holder: 'person:bo-ek', until: '2026-03-02' };
    expect(await changeActors(desk(), officeAct(term, false), { by: undefined })).toMatch(/office +org:borland +\d+ +person:bo-ek from 2026-03-01 until 2026-03-02\n\nWithout a name of yours: person:bo-ek\.[^]*Nothing was changed\./);
    expect(await accused()).toEqual(['org:borland']);
    await decide(officeAct(term, false));
    expect(await accused()).toEqual(['person:bo-ek']);
    await decide(officeAct({ office: 'org:borland', from: '2026-03-02', holder: LEE, until: undefined }, false));
    expect(await accused()).toEqual([LEE]);
    expect(await listRegistry(desk(), {})).toMatch(/org:borland +person:bo-ek +2026-03-01 +2026-03-01 +person:bo-ek +20\S+Z +desk +the same\norg:borland +person:ann-lee +2026-03-02 /);
    const file = await listRegistry(desk(), { asFile: true });
    expect(await decide(officeAct({ office: 'org:borland', from: '2026-03-02', holder: undefined }, false))).toMatch(/holder unknown +org:borland/);
    expect(await accused()).toEqual(['person:bo-ek']);
    await decide(applyAct('actors.json', file));
    expect([await accused(), await listRegistry(desk(), { asFile: true })]).toEqual([[LEE], file]);
    await expect(decide(mergeAct('org:borland', ANN, false))).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('cannot be both') });
    await expect(decide(officeAct({ ...term, office: 'org:nobody' }, false))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('--even-if-unread') });
    await decide(unmergeAll);
    expect(await accused()).toEqual(['org:borland']);
  }, 30_000);

  it('refuses a circle, and an id that nobody has read', async () => {
    await expect(decide(mergeAct('person:an-lee', ANN, false))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('--even-if-unread') });
    await decide(mergeAct('person:an-lee', ANN, true));
    await expect(decide(mergeAct(ANN, 'person:an-lee', true))).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('circle') });
  });

  it('comes out of a rebuild in the very rows, merged and undone, and goes on in the generation beside', async () => {
    await decide(mergeAct(LEE, ANN, false));
    await decide(renameAct(ANN, 'Dame Ann Lee'));
    await decide(officeAct({ office: 'org:borland', from: 'ever', holder: LEE }, false));
    expect(await pairs()).toMatchObject([{ accuser: ANN, accused: ANN }]);
    expect(await place.build()).toMatchObject({ generation: 2, isBuilt: true });
    expect((await place.verify({ generation: 1 })).differences).toBe(0);
    expect((await place.verify({ generation: 2 })).differences).toBe(0);
    await place.follow();
    await decide(unmergeAll);
    await place.append(story('later'));
    await decide(mergeAct('org:borland', 'org:borland-holding', false));
    await place.settled('standby');
    expect((await place.verify({ generation: 2 })).differences).toBe(0);
    await switchGenerations(place.database, 'promote');
    expect(await pairs()).toMatchObject([{ accuser: LEE, name: 'Ann Lee', accused: 'org:borland-holding' }]);
    expect((await place.verify()).differences).toBe(0);
  }, 90_000);
});
