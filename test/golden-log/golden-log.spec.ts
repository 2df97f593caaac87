import { catalogue, readEvent } from '@on-record/domain';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sayRecord, typeOf } from '../../apps/operator/src/events/say-event';
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

it('on-record events has a line for every type, with no headline of an article in it', () => {
  const records = goldenReleases().flatMap(readGoldenLog).map(({ record }) => record);
  const lines = records.map(sayRecord);
  const headlines = records.flatMap((record) => {
    const read = readEvent(record);
    return read.kind === 'event' && read.event.type === 'ArticleReceived' ? [read.event.payload.content.headline] : [];
  });
  expect(new Set(records.map(typeOf))).toEqual(new Set([...Object.keys(catalogue), '(tombstone)']));
  expect(headlines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !/^[^\n]{5,160}$/.test(line) || headlines.some((headline) => line.includes(headline)))).toEqual([]);
});
