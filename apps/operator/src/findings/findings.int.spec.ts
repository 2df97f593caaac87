import type { FindingChange } from '@on-record/domain';
import { openReader, replay, switchGenerations, traceArticle } from '@on-record/projections';
import { Writable } from 'node:stream';
import { Rebuilding, story } from '../../../../test/support/rebuilding';
import { configured, quarrel, retracted } from '../../../../test/support/recorded-articles';
import type { Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { writeOverrides } from '../export/export-overrides.command';
import { changeFindings } from './change-findings';
import { listOverrides } from './list-overrides.command';
import { toParties } from './party-options';

const by: Operator = { actor: 'ann', reason: 'it says nothing of the kind' };
const { article, run } = quarrel('corrected');
const KEY = run.flatMap((event) => (event.type === 'AccusationExtracted' ? [event.payload.accusationKey] : []))[0]!;
const ID = run.flatMap((event) => (event.type === 'AccusationExtracted' ? [event.payload.accusationId] : []))[0]!;
const HIDDEN: FindingChange = { kind: 'hidden' };

let place: Rebuilding;

beforeEach(async () => {
  place = await Rebuilding.open();
  await place.append([configured('daily', 'full'), article, ...run, ...story('other')]);
  await place.project();
  await place.settled('active');
}, 60_000);

afterEach(() => place.close(), 30_000);

const desk = (): Desk => ({ log: place.log, database: place.database, topicNames: place.topicNames });
const say = async (change: FindingChange, how: { readonly ids?: readonly string[]; readonly by?: Operator | undefined; readonly json?: boolean } = {}): Promise<string> => {
  const printed = await changeFindings(desk(), { verb: `findings ${change.kind}`, ids: how.ids ?? [KEY], change }, { by: 'by' in how ? how.by : by, json: how.json });
  await place.settled('active');
  return printed;
};
const accusers = async (): Promise<unknown> => (await place.query(`SELECT accuser_canonical AS accuser, edited FROM read_v1.accusations WHERE article_id = '${article.subject}'`));
const exported = async (): Promise<readonly Record<string, unknown>[]> => {
  let text = '';
  const reader = openReader(place.url);
  await writeOverrides(reader, {}, new Writable({ write: (chunk: Buffer, _encoding, done) => { text += String(chunk); done(); } })).finally(() => reader.close());
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('on-record findings', () => {
  it('says what would change, changes it, takes it back, and knows what holds already', async () => {
    expect(await say(HIDDEN, { by: undefined })).toMatch(/accusation +\S+ +\S+ +true +accuser person:ann-lee \(Ann Lee\), accused org:borland \(Borland\) +as read +hidden\n\nNothing was changed\./);
    expect(await accusers()).toEqual([{ accuser: 'person:ann-lee', edited: null }]);
    expect(await say(HIDDEN, { ids: [ID] })).toContain('Recorded: 1.');
    expect(await accusers()).toEqual([]);
    expect(await say(HIDDEN)).toMatch(/\(changes nothing\)\n\nAll of it holds already/);
    expect(JSON.parse(await listOverrides(desk(), { article: 'daily/corrected', json: true }))).toMatchObject({ overrides: [{ finding: { kind: 'accusation', key: KEY }, change: HIDDEN, by }] });
    expect(await listOverrides(desk(), {})).toMatch(/hidden +20\S+Z +ann +it says nothing of the kind/);
    expect((await traceArticle(place.database, article.subject))?.overrides).toMatchObject([{ kind: 'accusation', key: KEY, change: 'hidden', by: 'ann', reason: by.reason }]);
    await say({ kind: 'as-read' });
    expect(await accusers()).toEqual([{ accuser: 'person:ann-lee', edited: null }]);
    expect(JSON.parse(await say({ kind: 'as-read' }, { json: true }))).toMatchObject({ isDryRun: false, changed: 0 });
  });

  it('refuses what is no finding, and parties that a finding has not', async () => {
    await expect(say(HIDDEN, { ids: [KEY, article.subject] })).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(new RegExp(`no finding ${article.subject}: take the key from its permalink`)) });
    await expect(say({ kind: 're-ascribed', parties: toParties({ speaker: 'nobody' }) })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('is an accusation, which has --accuser and --accused, not --speaker') });
    expect(await say({ kind: 're-ascribed', parties: toParties({ accuser: 'person:ann-lee Ann Lee' }) })).toContain('All of it holds already');
    expect(JSON.parse(await listOverrides(desk(), { json: true }))).toEqual({ overrides: [] });
  });

  it('gives lines for evaluation: what was read with its spans, and what is right', async () => {
    await say({ kind: 're-ascribed', parties: toParties({ accuser: 'person:bob-ray Bob Ray' }) });
    expect(await accusers()).toEqual([{ accuser: 'person:bob-ray', edited: 're-ascribed' }]);
    const line = { kind: 'accusation', change: 're-ascribed', verdict: 'wrong-parties', reason: by.reason, parties: { accuser: { canonical: 'person:bob-ray', name: 'Bob Ray' }, accused: { canonical: 'org:borland', name: 'Borland' } } };
    const finding = { key: KEY, accuser: { canonical: 'person:ann-lee' }, trigger: { text: 'accused', start: 16, end: 23 }, article: { id: article.subject, source: 'daily' }, lineage: { revisionId: article.payload.revisionId, engineVersion: expect.any(String) } };
    expect(await exported()).toMatchObject([{ ...line, finding }]);
    await say(HIDDEN);
    const [hidden] = await exported();
    expect(hidden).toMatchObject({ verdict: 'false-positive', finding });
    expect(hidden).not.toHaveProperty('parties');
    await place.append([configured('daily', 'none', { time: '2026-02-01T00:00:00Z' })]);
    await place.settled('active');
    expect(JSON.stringify(await exported())).not.toMatch(/"(start|text|context|reason)"|nothing of the kind/);
    await place.append([retracted(article)]);
    await place.settled('active');
    expect(await exported()).toEqual([]);
  });

  it('comes out of a rebuild in the very rows, and goes on in the generation beside', async () => {
    await say({ kind: 're-ascribed', parties: toParties({ accuser: 'person:bob-ray Bob Ray', accused: 'nobody' }) });
    expect(await place.build()).toMatchObject({ generation: 2, isBuilt: true });
    for (const generation of [1, 2]) expect((await place.verify({ generation })).differences).toBe(0);
    await place.follow();
    await say(HIDDEN);
    await place.settled('standby');
    expect((await place.verify({ generation: 2 })).differences).toBe(0);
    expect((await replay({ ...place.replaying, choice: { kind: 'articles', articleIds: [article.subject] }, isTrial: false })).changed).toEqual([]);
    await switchGenerations(place.database, 'promote');
    expect(await accusers()).toEqual([]);
    expect(await exported()).toMatchObject([{ verdict: 'false-positive' }]);
  }, 90_000);
});
