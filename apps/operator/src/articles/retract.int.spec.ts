import { articleIdOf, readEvent, type Event } from '@on-record/domain';
import { configured, quarrel, received, retracted } from '../../../../test/support/recorded-articles';
import { openProjectedDesk, type ProjectedDesk } from '../../../../test/support/projected-desk';
import { reinstate } from './reinstate.command';
import { retract } from './retract.command';

jest.setTimeout(60_000);

const ann = { actor: 'ann', reason: 'published by mistake' };
let open: ProjectedDesk;

beforeAll(async () => {
  open = await openProjectedDesk('retract');
  await open.record([configured('daily', 'full')]);
});
afterAll(() => open.close());

const tell = async (guid: string): Promise<ReturnType<typeof quarrel>> => {
  const story = quarrel(guid);
  await open.record([story.article, ...story.run]);
  return story;
};
const stateOf = async (guid: string): Promise<unknown> => (await open.query(`SELECT state, withheld_reason FROM read_v1.articles WHERE article_id = '${articleIdOf('daily', guid)}'`))[0];
const factsOf = (role: 'articles' | 'control'): readonly Event[] => open.desk.log.records(open.desk.topicNames(role)).flatMap((record) => {
  const read = readEvent(record);
  return read.kind === 'event' ? [read.event] : [];
});
const actsOf = (verb: string): number => factsOf('control').filter((event) => event.type === 'OperatorActed' && event.payload.verb === verb).length;
const json = (text: string): unknown => JSON.parse(text);

describe('retracting', () => {
  it('says in numbers what would be withheld, and changes nothing', async () => {
    await tell('dry');
    const said = await retract(open.desk, ['daily/dry'], { by: undefined });
    expect(said).toContain('To be withheld: 1 article(s) with 1 revision(s), 0 statement(s), 1 accusation(s), 0 denial(s) that readers see');
    expect(said).toContain('Nothing was changed.');
    expect(json(await retract(open.desk, ['daily/dry'], { by: undefined, json: true }))).toMatchObject({ isDryRun: true, articles: 1, accusations: 1, chosen: [{ source: 'daily', guid: 'dry', state: 'visible' }] });
    expect(await stateOf('dry')).toMatchObject({ state: 'visible' });
    expect(actsOf('retract')).toBe(0);
  });

  it('withholds the article with the reason, tells what readers see then, and does nothing the second time', async () => {
    const { article } = await tell('one');
    const said = await retract(open.desk, [article.subject], { by: ann });
    expect(said).toMatch(/Retracted: 1\.\n\nWhat readers see now:[^]*retracted/);
    expect(await stateOf('one')).toEqual({ state: 'retracted', withheld_reason: 'published by mistake' });
    const acts = actsOf('retract');
    expect(await retract(open.desk, ['daily/one'], { by: ann })).toMatch(/Left out: retracted by an operator before.*\n\nNothing was left to be done\./);
    expect(actsOf('retract')).toBe(acts);
    const fact = factsOf('articles').find((event) => event.type === 'ArticleRetracted' && event.subject === article.subject);
    expect(fact).toMatchObject({ source: '/on-record/operator', payload: { by: { kind: 'operator', ...ann } } });
  });

  it('knows an article that came to nothing but when it is told to, and withholds it before it comes', async () => {
    await expect(retract(open.desk, ['daily/later'], { by: ann })).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/--even-unknown/) as string });
    await expect(retract(open.desk, [articleIdOf('daily', 'later')], { by: ann, evenUnknown: true })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(/<source>\/<guid>/) as string });
    await expect(retract(open.desk, ['nonsense'], { by: ann })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(await retract(open.desk, ['daily/later'], { by: ann, evenUnknown: true })).toContain('retracted');
    await tell('later');
    expect(await stateOf('later')).toMatchObject({ state: 'retracted' });
  });

  it('does not wait where it is told so, and says where the projector does not come along', async () => {
    await tell('unread');
    await open.pause();
    const begun = performance.now();
    expect(await retract(open.desk, ['daily/unread'], { by: ann, wait: false })).toMatch(/Retracted: 1\.$/);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await stateOf('unread')).toMatchObject({ state: 'visible' });
    await open.resume();
    await open.record([]);
    expect(await stateOf('unread')).toMatchObject({ state: 'retracted' });
  });
});

describe('reinstating', () => {
  it('lists who retracted it, when and why, and ends all its retractions, those of its source too', async () => {
    const { article } = await tell('back');
    await open.record([retracted(article)]);
    await retract(open.desk, ['daily/back'], { by: ann });
    const said = await reinstate(open.desk, ['daily/back'], { by: undefined });
    expect(said).toContain('To be ended: 2 retraction(s) of 1 article(s)');
    expect(said).toMatch(/operator +ann +\S+ +published by mistake/);
    expect(said).toMatch(/source +daily/);
    expect(await reinstate(open.desk, ['daily/back'], { by: { actor: 'ben', reason: 'it was right' } })).toMatch(/Ended: 2\.[^]*visible/);
    expect(await stateOf('back')).toEqual({ state: 'visible', withheld_reason: null });
    await expect(reinstate(open.desk, ['daily/back'], { by: ann })).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/no retraction that is active: readers see it as visible/) as string });
  });

  it('ends one retraction by its id, while another goes on', async () => {
    const { article } = await tell('half');
    const kill = retracted(article);
    await open.record([kill]);
    await retract(open.desk, ['daily/half'], { by: ann });
    const { retractionId } = kill.payload as { retractionId: string };
    expect(json(await reinstate(open.desk, [retractionId], { by: ann, json: true }))).toMatchObject({ retractions: [{ retractionId, by: 'source' }], seen: { isProjected: true, articles: [{ state: 'retracted' }] } });
    await expect(reinstate(open.desk, [retractionId], { by: ann })).rejects.toMatchObject({ message: expect.stringMatching(/has been ended before/) as string });
  });

  it('does not know what is neither an article nor a retraction', async () => {
    await expect(reinstate(open.desk, ['00000000-0000-5000-8000-000000000000'], { by: ann })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await open.record([received({ source: 'daily', guid: 'plain', text: 'Plain\nNobody spoke.' })]);
    await expect(reinstate(open.desk, ['daily/plain'], { by: ann })).rejects.toMatchObject({ message: expect.stringMatching(/readers see it as pending/) as string });
  });
});
