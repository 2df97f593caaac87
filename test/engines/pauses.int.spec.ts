import type { HttpProcess } from '@on-record/runtime';
import { setPause, type PauseWish } from '../../apps/operator/src/pauses/pause.command';
import { configured } from '../support/recorded-articles';
import { until } from '../support/until';
import { NEW, openStages, story, type Stages } from './open-stages';

jest.setTimeout(120_000);

const ann = { actor: 'ann', reason: 'maintenance' };

let stages: Stages;
beforeAll(async () => {
  stages = await openStages('pauses');
  await stages.append(configured('daily', 'full'));
}, 120_000);
afterEach(() => stages.stop(), 60_000);
afterAll(() => stages.close());

const setStage = (wish: PauseWish, stage: 'extractor' | 'projector', by: typeof ann | 'nobody' = ann): Promise<string> =>
  setPause(stages.desk, { wish, stage }, { by: by === 'nobody' ? undefined : by, groupId: stages.groups[stage], members: 1 });

describe('pausing over Kafka and Postgres', () => {
  const readiness = async ({ url }: HttpProcess): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${url}/health/ready`);
    return { status: response.status, text: await response.text() };
  };
  const metric = async ({ url }: HttpProcess, name: string): Promise<string> => (await (await fetch(`${url}/metrics`)).text()).split('\n').find((line) => line.startsWith(name)) ?? '';
  const untilPaused = (process: HttpProcess, isPaused: boolean): Promise<unknown> => until(async () => (await readiness(process)).text.includes('Paused since') === isPaused, { withinMs: 20_000, describe: () => `the process to be ${isPaused ? 'paused' : 'resumed'}` });

  it('has a projector handle nothing until it is resumed, across a restart, while it is ready and says why', async () => {
    const before = await stages.runs();
    const projector = await stages.startProjector();
    const end = await stages.endOf('control');
    expect(await setStage('pause', 'projector', 'nobody')).toMatch(/^The projector runs\.\nGroup .*: 1 process\(es\) read, \d+ record\(s\) wait\.\n\nNothing was changed\./);
    expect(await stages.endOf('control')).toBe(end);
    expect(await setStage('pause', 'projector')).toContain('Paused. It goes on after: on-record resume projector');
    await untilPaused(projector, true);
    expect((await readiness(projector)).status).toBe(200);
    expect((await readiness(projector)).text).toContain('by ann (maintenance); it goes on after: on-record resume projector');
    await until(async () => (await metric(projector, 'on_record_projector_consumer_phase{phase="paused"}')).endsWith(' 1'), { withinMs: 20_000, describe: 'the consumer to have ended' });
    expect(await metric(projector, 'on_record_projector_consumer_paused')).toMatch(/ 1$/);
    await projector.close();

    const again = await stages.startProjector();
    await untilPaused(again, true);
    const extractor = await stages.startExtractor(NEW);
    await stages.append(story('while-paused'));
    await until(async () => /outcome="extracted"\} [1-9]/.test(await metric(extractor, 'on_record_extractor_articles_total')), { withinMs: 30_000, describe: 'the extractor to go on' });
    expect(await setStage('pause', 'projector')).toContain('There is nothing to do. Nothing was changed.');
    expect(await stages.runs()).toBe(before);
    expect(await setStage('resume', 'projector', 'nobody')).toMatch(/is paused\. Paused since .* by ann \(maintenance\)/);
    await setStage('resume', 'projector');
    await untilPaused(again, false);
    await until(async () => await stages.runs() === before + 1, { withinMs: 30_000, describe: 'the article to be projected' });
  });

  it('has an extractor read nothing until it is resumed', async () => {
    const extractor = await stages.startExtractor(NEW);
    await setStage('pause', 'extractor');
    await until(async () => (await metric(extractor, 'on_record_extractor_consumer_phase{phase="paused"}')).endsWith(' 1'), { withinMs: 20_000, describe: 'the consumer to have ended' });
    const ends = (): Promise<bigint> => stages.endOf('extractions');
    const before = await ends();
    await stages.append(story('not-yet'));
    expect((await readiness(extractor)).status).toBe(200);
    expect(await setStage('resume', 'extractor', 'nobody')).toMatch(/1 record\(s\) wait/);
    expect(await ends()).toBe(before);
    await setStage('resume', 'extractor');
    await until(async () => (await ends()) === before + 4n, { withinMs: 30_000, describe: 'the article to be read' });
  });
});
