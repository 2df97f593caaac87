import { articleIdOf, OnRecordError } from '@on-record/domain';
import type { Desk } from '../../apps/operator/src/at-desk';
import { activate } from '../../apps/operator/src/engines/activate.command';
import { diff } from '../../apps/operator/src/engines/diff.command';
import { listEngines } from '../../apps/operator/src/engines/engines.command';
import { reextract, type ReextractWish } from '../../apps/operator/src/engines/reextract.command';
import { configured, erased } from '../support/recorded-articles';
import { until } from '../support/until';
import { NEW, OLD, openStages, story, type Stages } from './open-stages';

jest.setTimeout(120_000);

const NEVER_ACTIVATED = '3.0.0+fedcba987654';
const ann = { actor: 'ann', reason: 'a better engine' };

let stages: Stages;
let desk: Desk;

beforeAll(async () => {
  stages = await openStages('engines');
  desk = stages.desk;
}, 120_000);
afterEach(() => stages.stop(), 60_000);
afterAll(() => stages.close());

const told = (text: string): unknown => JSON.parse(text);
const engines = async () => told(await listEngines(desk, { extractorGroup: stages.groups.extractor, members: stages.members(), json: true })) as {
  readonly requests: readonly { readonly requestId: string; readonly state: string; readonly read: string }[]; readonly shadowOnlyRevisions: number; readonly extractors: { readonly versions: readonly string[] };
};
const ask = (wish: ReextractWish, by: typeof ann | 'nobody' = ann): Promise<string> =>
  reextract(desk, wish, { by: by === 'nobody' ? undefined : by, extractorGroup: stages.groups.extractor, members: stages.members() });

describe('two engine versions over Kafka and Postgres', () => {
  const articles = [story('one'), story('two'), story('three', 'weekly', '2026-03-03T08:00:00Z')];

  it('the old one reads what comes, and is activated before the new one runs', async () => {
    await stages.append(configured('daily', 'full'), configured('weekly', 'none'), ...articles);
    await stages.startProjector();
    await stages.startExtractor(OLD);
    await stages.untilShown(OLD, 3);
    const before = await stages.endOf('control');
    expect(await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: undefined })).toMatch(/all articles, 3 in number:\n0 would be shown as another version read them, of which 0 with other findings;\n0 would lose[\s\S]*Nothing was changed\./);
    expect(await stages.endOf('control')).toBe(before);
    await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: ann });
    expect(await stages.endOf('control')).toBe(before + 2n);
    await expect(activate(desk, { engineVersion: NEW, evenWithoutRuns: false }, { by: ann })).rejects.toThrow(OnRecordError);
    expect(await activate(desk, { engineVersion: NEW, evenWithoutRuns: true }, { by: undefined })).toMatch(/0 would be shown as another/);
    expect(await stages.endOf('control')).toBe(before + 2n);
  });

  it('a dry run says what would be read and by whom, and asks for nothing', async () => {
    await stages.startProjector();
    const before = await stages.endOf('control');
    const text = await ask({ scope: { kind: 'all' }, engineVersion: NEW }, 'nobody');
    expect(text).toContain('Articles: 3, with 3 revision(s), of which this version has read 0 before');
    expect(text).toContain('where none runs, the request waits for one');
    expect(text).toContain('stays in shadow');
    expect(await ask({ scope: { kind: 'source', source: 'weekly' }, engineVersion: OLD }, 'nobody')).toContain('Articles: 1, with 1 revision(s), of which this version has read 1 before');
    expect(await ask({ scope: { kind: 'time', from: '2026-03-03T00:00:00.000Z' }, engineVersion: NEW }, 'nobody')).toContain('Articles: 1,');
    await expect(ask({ scope: { kind: 'articles', articleIds: [articleIdOf('daily', 'none')] }, engineVersion: NEW })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ scope: { kind: 'source', source: 'nobody' }, engineVersion: NEW })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stages.endOf('control')).toBe(before);
  });

  it('what is asked for waits for an extractor of its version, is read in shadow, and shows when it is activated; the way back is the same', async () => {
    await stages.startProjector();
    await ask({ scope: { kind: 'all' }, engineVersion: NEW });
    expect((await engines()).requests).toMatchObject([{ state: 'waits for an extractor of its version', read: expect.stringMatching(/^0 of \d+$/) }]);
    await stages.startExtractor(NEW);
    await stages.untilRuns(NEW, 3);
    await until(async () => (await engines()).requests[0]!.state === 'fulfilled', { withinMs: 60_000, describe: 'the request to be fulfilled' });
    expect((await stages.summaryOf(OLD)).shownArticles).toBe(3);
    expect((await engines()).extractors.versions).toContain(OLD);

    const preview = await activate(desk, { engineVersion: NEW, source: 'weekly', evenWithoutRuns: false }, { by: undefined });
    expect(preview).toMatch(/source weekly, 1 in number:\n1 would be shown as another version read them, of which 1 with other findings;/);
    await activate(desk, { engineVersion: NEW, evenWithoutRuns: false }, { by: ann });
    await stages.untilShown(NEW, 3);
    await activate(desk, { engineVersion: OLD, evenWithoutRuns: false }, { by: ann });
    await stages.untilShown(OLD, 3);
  });

  it('are told apart finding by finding, with texts as they are', async () => {
    const result = told(await diff(desk.database, [OLD, NEW], { limit: 5, json: true }));
    expect(result).toMatchObject({
      revisions: { both: 3, differing: 3, onlyBefore: 0, onlyAfter: 0 },
      articles: { both: 3, differing: 3 },
      findings: {
        statement: { same: 0, added: 3, lost: 3, changed: 3 },
        accusation: { same: 0, added: 0, lost: 0, changed: 3 },
        denial: { same: 0, added: 0, lost: 0, changed: 0 },
      },
    });
    const { traits } = result as { readonly traits: Readonly<Record<string, number>> };
    expect(traits).toEqual({ accused: 3, 'accused name': 3, 'accused mention': 3, channel: 3, 'channel mention': 3 });
    const text = await diff(desk.database, [OLD, NEW], { limit: 1, article: 'weekly/three' });
    expect(text).toContain('Both have read 1 revision(s) of 1 article(s); 1 revision(s) of 1 article(s) differ.');
    expect(text).toMatch(/accusation +changed +Ann Lee .*accused: theft +accused: \(not-named\) -> org:borland/);
    expect(text).toMatch(/statement +lost +The mayor +All is well/);
    expect(text).toMatch(/statement +added +The harbour master +Ships came/);
    expect(told(await diff(desk.database, [OLD, NEW], { limit: 1, source: 'weekly', json: true }))).toMatchObject({ revisions: { both: 1 } });
    expect(told(await diff(desk.database, [OLD, NEW], { limit: 1, until: '2026-03-03T00:00:00.000Z', json: true }))).toMatchObject({ revisions: { both: 2 }, examples: { length: 4 } });
    await expect(diff(desk.database, [OLD, '3.0.0+nobody'], { limit: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('what only one has read is counted and shown where it was activated, and nothing of an erased article is compared or read again', async () => {
    await stages.startProjector();
    await stages.startExtractor(NEW);
    await stages.append(story('later'));
    await stages.untilRuns(NEW, 4);
    expect(told(await diff(desk.database, [OLD, NEW], { limit: 1, json: true }))).toMatchObject({ revisions: { both: 3, onlyBefore: 0, onlyAfter: 1 } });
    // It was activated before the old one was again, so that it steps in.
    await stages.untilShown(NEW, 1);
    await stages.append(erased(articles[0]!));
    await until(async () => (told(await diff(desk.database, [OLD, NEW], { limit: 1, json: true })) as { readonly revisions: { readonly both: number } }).revisions.both === 2, { withinMs: 30_000, describe: 'the erased article to be left out' });
    expect(await ask({ scope: { kind: 'all' }, engineVersion: NEW }, 'nobody')).toContain('Articles: 3, with 3 revision(s)');
    const before = await stages.endOf('extractions');
    await ask({ scope: { kind: 'articles', articleIds: [articles[0]!.subject, articles[1]!.subject] }, engineVersion: NEW });
    await until(async () => (await engines()).requests[0]!.state === 'fulfilled', { withinMs: 60_000, describe: 'the request to be fulfilled' });
    // Two statements, an accusation and the end of the run, of the one that was not erased.
    expect(await stages.endOf('extractions')).toBe(before + 4n);
  });

  it('what only a version that was never activated has read stays in shadow, and is counted', async () => {
    await stages.startProjector();
    await stages.startExtractor(NEVER_ACTIVATED);
    await stages.append(story('in-shadow'));
    await stages.untilRuns(NEVER_ACTIVATED, 1);
    await until(async () => (await engines()).shadowOnlyRevisions === 1, { withinMs: 30_000, describe: 'the revision to be counted' });
    expect((await stages.summaryOf(NEVER_ACTIVATED)).shownArticles).toBe(0);
  });
});
