import { migrate, openDatabase, type Database } from '../../libs/projections/src/index';
import { createDatabase } from '../support/database';
import { goldenReleases, readGoldenDigests, readGoldenLog } from './golden-files';
import { countRefused, replayGoldenLog } from './replay-golden-log';
import { digestKnownViews } from './view-digests';

const WHAT_NOW = `The log of an earlier release gives other rows than it gave then.
Was that meant? A projection or view that was wrong and is mended changes rows on purpose: say so in CHANGELOG.md with the rows that
change, and write the digests of this run into the .digests.json of that release, by hand and in the same change.
Otherwise it is a fault: an upcaster, reader or projection of today makes something else of old events.
A golden log itself never changes, and nothing records one anew.`;

describe.each(goldenReleases())('the golden log of release %s', (release) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(await createDatabase(`golden ${release}`));
    await migrate(database);
  }, 60_000);

  afterAll(() => database?.close());

  it('is read by today’s reader: all of it but what was refused then', () => {
    expect(countRefused(readGoldenLog(release))).toEqual(readGoldenDigests(release).refused);
  });

  it('gives the rows that it gave then', async () => {
    await replayGoldenLog(database, readGoldenLog(release));
    const { views } = readGoldenDigests(release);
    const found = await digestKnownViews(database, views);
    const other = Object.keys(views).filter((view) => found[view]?.sha256 !== views[view]?.sha256);
    if (other.length > 0) {
      const lines = other.map((view) => `  ${view}: ${found[view]?.rows} rows (then ${views[view]?.rows}), sha256 ${found[view]?.sha256}`);
      throw new Error(`${WHAT_NOW}\n\nViews of ${release} that differ:\n${lines.join('\n')}`);
    }
  }, 60_000);
});
