import { catalogue } from '@on-record/domain';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { goldenReleases, readGoldenDigests, readGoldenLog } from './golden-files';

const versionsIn = (release: string): readonly string[] => readGoldenLog(release).map(({ record: { headers } }) => `${headers['ce_type']} v${headers['ce_schemaversion']}`);

it('every type of the catalogue stands in some golden log in every version that it ever had', () => {
  const recorded = new Set(goldenReleases().flatMap(versionsIn));
  const all = Object.values(catalogue).flatMap(({ type, version }) => Array.from({ length: version }, (_, before) => `${type} v${before + 1}`));
  // What is missing belongs into test/golden-log/golden-story.ts, before `npm run golden-log -- record` records this release.
  expect(all.filter((version) => !recorded.has(version))).toEqual([]);
});

it.each(goldenReleases())('the golden log of %s is small, and has something to show in every view', (release) => {
  expect(statSync(join(__dirname, `${release}.ndjson`)).size).toBeLessThan(1_000_000);
  expect(Object.entries(readGoldenDigests(release).views).filter(([, { rows }]) => rows === 0).map(([view]) => view)).toEqual([]);
});
