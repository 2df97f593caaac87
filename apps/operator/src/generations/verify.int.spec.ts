import { replay } from '@on-record/projections';
import { Rebuilding, story } from '../../../../test/support/rebuilding';

let place: Rebuilding;

beforeEach(async () => {
  place = await Rebuilding.open();
}, 60_000);

afterEach(() => place.close(), 30_000);

describe('verification', () => {
  it.each<[string, string, object]>([
    ['deleted', `DELETE FROM gen_1.statements WHERE ctid = (SELECT min(ctid) FROM gen_1.statements)`, { table: 'statements', kind: 'missing' }],
    ['doubled', `ALTER TABLE gen_1.runs DROP CONSTRAINT runs_pkey; INSERT INTO gen_1.runs SELECT * FROM gen_1.runs ORDER BY run_id LIMIT 1`, { table: 'runs', kind: 'doubled' }],
    ['put in under another id', `INSERT INTO gen_1.article_pairs SELECT '00000000-0000-4000-8000-000000000000', accuser, accused, accuser_name, accused_name, 1, 0, 0, 0 FROM gen_1.article_pairs LIMIT 1`, { table: 'article_pairs', kind: 'unexpected' }],
    ['altered', `UPDATE gen_1.accusations SET accused_name = 'Somebody else' WHERE ctid = (SELECT min(ctid) FROM gen_1.accusations)`, { table: 'accusations', kind: 'altered', columns: ['accused_name'] }],
    ['altered in what is derived', `UPDATE gen_1.articles SET statement_count = 7 WHERE ctid = (SELECT min(ctid) FROM gen_1.articles)`, { table: 'articles', kind: 'altered', columns: ['statement_count'] }],
    ['altered among the sources', `UPDATE gen_1.sources SET text_policy = 'none'`, { table: 'sources', kind: 'altered', key: { source: 'daily' }, columns: ['text_policy'] }],
  ])('names a row that was %s by hand', async (_how, sql, expected) => {
    await place.fillLog();
    await place.project();
    await place.settled('active');
    const whole = await place.verify();
    expect(whole).toMatchObject({ differences: 0, found: [], incompleteRuns: [] });
    expect(whole.rows).toMatchObject({ articles: 34, sources: 1 });
    await place.query(sql);
    const { differences, found } = await place.verify();
    expect(differences).toBe(1);
    expect(found).toEqual([expect.objectContaining(expected)]);
    expect(Object.values(found[0]!.key).every((part) => part !== '')).toBe(true);
  }, 60_000);

  it('is not misled by what is projected meanwhile, and names runs that are there in part', async () => {
    await place.fillLog();
    await place.append([...story('part').slice(0, 1), ...story('part').slice(-1)]);
    await place.project();
    await place.settled('active');
    const verifying = place.verify({ onProgress: () => void place.append(story(`meanwhile-${Math.random()}`)) });
    expect(await verifying).toMatchObject({ differences: 0, incompleteRuns: [{ engineVersion: '1.0.0+0123456789ab' }] });
  }, 60_000);
});

describe('a replay', () => {
  it('makes the rows of chosen articles as the log says, and leaves the others', async () => {
    await place.fillLog();
    await place.project();
    await place.settled('active');
    await place.query(`UPDATE gen_1.accusations SET accused_name = 'Somebody else'; DELETE FROM gen_1.statements; UPDATE gen_1.articles SET state = 'failed'`);
    const [{ id } = { id: '' }] = (await place.query(`SELECT article_id AS id FROM gen_1.article_revisions WHERE guid = 'article-1' LIMIT 1`)) as readonly { readonly id: string }[];
    const options = { ...place.replaying, choice: { kind: 'articles', articleIds: [id] } } as const;
    const before = (await place.verify()).differences;
    expect(await replay({ ...options, isTrial: true })).toEqual({ articles: 1, events: 8, changed: [id] });
    expect((await place.verify()).differences).toBe(before);
    expect(await replay({ ...options, isTrial: false })).toEqual({ articles: 1, events: 8, changed: [id] });
    expect(await replay({ ...options, isTrial: false })).toMatchObject({ changed: [] });
    expect((await place.verify()).differences).toBeLessThan(before);
    const day = { kind: 'time', from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' } as const;
    expect(await replay({ ...options, choice: { ...day, from: day.to, to: '2026-03-04T00:00:00Z' }, isTrial: false })).toEqual({ articles: 0, events: 0, changed: [] });
    expect(await replay({ ...options, choice: day, isTrial: false })).toMatchObject({ articles: 34 });
    expect((await place.verify()).differences).toBe(0);
  }, 90_000);

  it('loses nothing of what is projected meanwhile', async () => {
    await place.fillLog();
    await place.project();
    await place.settled('active');
    const appending = Array.from({ length: 20 }, (_none, number) => place.append(story(`article-${number}`, 3)));
    await replay({ ...place.replaying, choice: { kind: 'source', source: 'daily' }, isTrial: false });
    await Promise.all(appending);
    await place.settled('active');
    expect((await place.verify()).differences).toBe(0);
  }, 60_000);
});
