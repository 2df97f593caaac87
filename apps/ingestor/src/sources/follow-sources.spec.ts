import { rename, symlink, writeFile } from 'node:fs/promises';
import { contentHashOf, deterministicId, type Event } from '@on-record/domain';
import { until } from '../../../../test/support/until';
import { runIngestor, SOURCES_YAML, type RunningIngestor } from '../../test/running-ingestor';

let ingestor: RunningIngestor;
beforeEach(async () => {
  ingestor = await runIngestor();
});
afterEach(() => ingestor.close());

const renamed = SOURCES_YAML.replace('The Town Crier', 'The Town Crier and Herald');

function configured(): readonly Event<'SourceConfigured'>[] {
  return ingestor.events('control').filter((event) => event.type === 'SourceConfigured');
}

/** As editors save: a new file takes the place of the old one. */
async function save(yaml: string): Promise<void> {
  await writeFile(`${ingestor.sourcesFile}.new`, yaml);
  await rename(`${ingestor.sourcesFile}.new`, ingestor.sourcesFile);
}

async function publishes(count: number): Promise<void> {
  await until(() => configured().length >= count, { withinMs: 3_000, describe: () => `${configured().length} of ${count} facts are published` });
}

async function readiness(): Promise<{ readonly httpStatus: number; readonly checks: readonly { readonly name: string; readonly isReady: boolean; readonly reason?: string }[] }> {
  const response = await fetch(`${ingestor.url}/health/ready`);
  return { httpStatus: response.status, ...((await response.json()) as { checks: [] }) };
}

describe('the settings of sources', () => {
  it('are published at the start, without secrets', () => {
    expect(configured().map(({ subject, payload }) => [subject, payload.name, payload.language, payload.timeZone, payload.textPolicy])).toEqual([
      ['town-crier', 'The Town Crier', 'en', 'Europe/London', 'full'],
      ['old-desk', 'The Old Desk', 'de', 'Europe/Berlin', 'snippet'],
      ['open-desk', 'The Open Desk', 'en', 'UTC', 'none'],
    ]);
    expect(JSON.stringify([configured(), ingestor.logLines])).not.toContain('secret of the tests');
  });

  it('have the id that they had before there were notices where they have none, so that an upgrade publishes nothing', () => {
    const settings = { source: 'town-crier', name: 'The Town Crier', language: 'en', timeZone: 'Europe/London', textPolicy: 'full' };
    expect(configured()[0]?.id).toBe(deterministicId('source-configured', ['town-crier', contentHashOf(settings), '']));
  });

  it('are published anew when they change, also when they change back', async () => {
    await save(renamed);
    await publishes(4);
    await save(SOURCES_YAML);
    await publishes(5);
    const ofCrier = configured().filter((event) => event.subject === 'town-crier');
    expect(ofCrier.map((event) => event.payload.name)).toEqual(['The Town Crier', 'The Town Crier and Herald', 'The Town Crier']);
    expect(new Set(ofCrier.map((event) => event.id)).size).toBe(3);
  });

  it('are published anew when a notice is added or taken away, and not when other sources are as they were', async () => {
    await save(SOURCES_YAML.replace('name: The Town Crier', 'name: The Town Crier\n    notice: All of this is invented.'));
    await publishes(4);
    await save(SOURCES_YAML);
    await publishes(5);
    expect(configured().slice(3).map(({ subject, payload }) => [subject, payload.notice])).toEqual([['town-crier', 'All of this is invented.'], ['town-crier', undefined]]);
  });

  it('are not published by a second process with the same file, nor by a restart', async () => {
    const second = await runIngestor({ log: ingestor.log });
    expect(await (await fetch(`${second.url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
    await second.close();
    expect(configured()).toHaveLength(3);
  });

  it('are used at once: a new source may push, a removed one may not', async () => {
    const article = { guid: '1', publishedAt: '2026-03-02T10:00:00Z', headline: 'A' };
    await save(SOURCES_YAML.replace('open-desk:', 'new-desk:'));
    await until(async () => (await ingestor.push(article, { source: 'new-desk', isUnsigned: true })).status === 201, { withinMs: 3_000, describe: () => 'the new source may push' });
    expect((await ingestor.push(article, { source: 'open-desk', isUnsigned: true })).status).toBe(404);
  });

  it('stay as they were while a newer file has faults, which readiness names', async () => {
    expect(await readiness()).toMatchObject({ httpStatus: 200, checks: [{ name: 'sources', isReady: true }, { name: 'event-log', isReady: true }] });
    await save('sources: { town-crier: { name: 7 } }');
    await until(async () => (await readiness()).checks[0]?.reason?.includes('sources.town-crier.name') === true, { withinMs: 3_000, describe: () => 'the fault is named' });
    expect((await readiness()).httpStatus).toBe(200);
    expect((await ingestor.push({ guid: '1', publishedAt: '2026-03-02T10:00:00Z', headline: 'A' })).status).toBe(201);
    expect(ingestor.logLines.filter(({ message }) => message === 'Sources file not taken over.')).toHaveLength(1);
    await save(renamed);
    await publishes(4);
    expect((await readiness()).checks[0]).toEqual({ name: 'sources', isReady: true });
  });

  it('stay as they were when the files can no more be looked at, and are followed again afterwards', async () => {
    await symlink(ingestor.sourcesFile, `${ingestor.sourcesFile}.new`);
    await rename(`${ingestor.sourcesFile}.new`, ingestor.sourcesFile);
    await until(async () => (await readiness()).checks[0]?.reason !== undefined, { withinMs: 3_000, describe: () => 'the fault is named' });
    expect((await ingestor.push({ guid: '1', publishedAt: '2026-03-02T10:00:00Z', headline: 'A' })).status).toBe(201);
    await save(renamed);
    await publishes(4);
  });

  it('are published with times that grow, whatever the clocks of two processes say', async () => {
    const second = await runIngestor({ log: ingestor.log, nowMs: () => Date.UTC(2026, 2, 2, 11) });
    await writeFile(second.sourcesFile, renamed);
    await publishes(4);
    await second.close();
    const times = configured().filter((event) => event.subject === 'town-crier').map((event) => event.time);
    expect(times).toEqual([...times].sort());
    expect(new Set(times).size).toBe(2);
  });

  it('are published later when the event log is away, and deliveries are not ready until then', async () => {
    const { log } = ingestor;
    log.recreateTopic('test.control');
    log.setAvailable(false);
    const second = await runIngestor({ log });
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(503);
    log.setAvailable(true);
    await until(async () => (await fetch(`${second.url}/health/ready`)).status === 200, { withinMs: 3_000, describe: () => 'the settings are published' });
    await second.close();
    expect(configured()).toHaveLength(3);
  });

  it('with faults keep an ingestor from starting', async () => {
    await expect(runIngestor({ environment: { FIRST_SECRET: 'too short' } })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID', message: expect.stringMatching(/FIRST_SECRET has fewer.*[\s\S]*SECOND_SECRET is not there/),
    });
  });
});
