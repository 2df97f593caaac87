import { topicNamesOf, writeEvent, type StoredRecord } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configured, quarrel } from '../../../../test/support/recorded-articles';
import { exportLog } from './export-log';
import { runImport } from './import-log.command';
import { MANIFEST_FILE, type Manifest } from './manifest';

const topicNames = topicNamesOf('spec');
const by = { actor: 'ann', reason: 'a move' };
let folder: string;

beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'on-record-export-')), 'export'); });
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** A log with readable and unreadable records, a tombstone, and a gap. */
async function filledLog(): Promise<MemoryLog> {
  const log = createMemoryLog({ topicNames });
  const events = [configured('daily', 'full'), ...['one', 'two', 'three'].flatMap((guid) => [quarrel(guid).article, ...quarrel(guid).run])];
  const records = events.map((event) => writeEvent(event, topicNames));
  const broken = { ...records[1]!, key: 'broken/1', value: Uint8Array.of(0xff) };
  await log.append([...records, broken, { ...broken, key: 'gone/1' }, { ...broken, key: 'gone/1', value: null }]);
  log.removeRecords(broken, ({ key, value }) => key === 'gone/1' && value !== null);
  return log;
}

const exported = async (log: MemoryLog, segmentBytes = 2_000): Promise<Manifest> =>
  exportLog({ log, topicNames, topicPrefix: 'spec', folder, release: '0.1.0', nowMs: Date.UTC(2026, 2, 2), segmentBytes });
const contents = (log: MemoryLog): readonly unknown[] => (['deliveries', 'articles', 'extractions', 'refusals', 'dead-letters', 'control'] as const)
  .flatMap((role) => log.records(topicNames(role)))
  .map(({ topic, partition, key, headers, value }: StoredRecord) => [topic, partition, key, headers, value && Buffer.from(value).toString('hex')])
  .filter(([, , key]) => !String(key).startsWith('log import/'));
const importing = (log: MemoryLog, options: { readonly intoNonEmpty?: boolean; readonly isDryRun?: boolean } = {}): ReturnType<typeof runImport> =>
  runImport({ log, topicNames }, { from: folder, ...options }, options.isDryRun === true ? undefined : by);

describe('a log that is exported and imported', () => {
  it('has the same records in the same order in each partition', async () => {
    const log = await filledLog();
    const manifest = await exported(log);
    expect(manifest.segments.length).toBeGreaterThan(3);
    const target = createMemoryLog({ topicNames });
    expect((await importing(target)).imported).toEqual({ records: contents(log).length, erased: 0 });
    expect(contents(target)).toEqual(contents(log));
    expect(target.records(topicNames('control'))[0]?.headers['ce_type']).toBe('OperatorActed');
  });

  it('is verified by a dry run, which appends nothing', async () => {
    await exported(await filledLog());
    const target = createMemoryLog({ topicNames });
    const report = await importing(target, { isDryRun: true });
    expect(report).toMatchObject({ found: { records: 12, tombstones: 1, openDeadLetters: 0 }, target: { nonEmpty: [], isItsOrigin: false } });
    expect(contents(target)).toEqual([]);
  });

  it('ends where the log ended when the export began, and names its files and nothing else', async () => {
    const log = await filledLog();
    const manifest = await exported(log);
    expect(readdirSync(folder).sort()).toEqual([...manifest.segments.map(({ file }) => file), MANIFEST_FILE].sort());
    await expect(exported(log)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  it('goes into a log with records only when asked, and what that has erased does not come back', async () => {
    const log = await filledLog();
    await exported(log);
    await expect(importing(log)).rejects.toThrow(/This is the log that the export comes from.*--into-non-empty.*Nothing was changed/);
    const erased = log.records(topicNames('articles'))[0]!;
    await log.append([{ ...erased, value: null }]);
    expect((await importing(log, { intoNonEmpty: true })).imported).toMatchObject({ erased: 1 });
    expect(log.records(topicNames('articles')).filter(({ key }) => key === erased.key).at(-1)?.value).toBeNull();
  });
});

describe('an export that is not as it was written', () => {
  const manifestFile = (): string => join(folder, MANIFEST_FILE);
  const change = (edit: (manifest: Manifest) => unknown): void => writeFileSync(manifestFile(), JSON.stringify(edit(JSON.parse(readFileSync(manifestFile(), 'utf8')) as Manifest)));
  const first = (): string => join(folder, (JSON.parse(readFileSync(manifestFile(), 'utf8')) as Manifest).segments[0]!.file);
  const withFile = (file: string) => (manifest: Manifest): unknown => ({ ...manifest, segments: manifest.segments.map((segment, at) => (at === 0 ? { ...segment, file } : segment)) });

  it.each<[string, () => void, RegExp]>([
    ['a byte changed', () => writeFileSync(first(), readFileSync(first(), 'utf8').replace('Borland', 'Borlanx')), /SHA-256/],
    ['a line missing', () => writeFileSync(first(), readFileSync(first(), 'utf8').split('\n').slice(1).join('\n')), /bytes|begins with/],
    ['bytes behind its end', () => writeFileSync(first(), `${readFileSync(first(), 'utf8')}\n`), /bytes/],
    ['a file missing', () => rmSync(first()), /cannot be opened \(ENOENT\)/],
    ['a symbolic link for a file', () => { renameSync(first(), join(folder, 'elsewhere')); symlinkSync(join(folder, 'elsewhere'), first()); }, /symbolic link/],
    ['a file outside of its folder', () => change(withFile('../secret-0-0000.ndjson')), /\/segments\/0\/file/],
    ['a file that says another place', () => change(withFile('control-0-0007.ndjson')), /another place/],
    ['no format', () => change((manifest) => ({ ...manifest, formatVersion: 'one' })), /formatVersion/],
    ['another format', () => change((manifest) => ({ ...manifest, formatVersion: 2 })), /format version 2, and this release knows version 1/],
    ['segments in another order', () => change((manifest) => ({ ...manifest, segments: manifest.segments.toReversed() })), /numbered/],
    ['no manifest', () => rmSync(manifestFile()), /manifest\.json.*ENOENT/],
  ])('with %s is refused, and nothing is appended', async (_what, damage, said) => {
    await exported(await filledLog(), 1_000);
    damage();
    const target = createMemoryLog({ topicNames });
    await expect(importing(target)).rejects.toMatchObject({ code: 'LOG_EXPORT_INVALID', message: expect.stringMatching(said) as string });
    expect(contents(target)).toEqual([]);
  });
});
