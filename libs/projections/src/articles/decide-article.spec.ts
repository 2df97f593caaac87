import { decideArticle } from './decide-article';
import { emptyArticle, type StoredArticle, type StoredRetraction, type StoredRevision, type StoredRun } from './stored-article';

const revision = (version: number, over: Partial<StoredRevision> = {}): StoredRevision => ({
  revisionId: `r${version}`, orderKey: { version, versionCreatedMs: 0, receivedAtMs: 0, contentHash: String(version).repeat(64).slice(0, 64) },
  deliveryId: `d${version}`, eventId: `e${version}`, recordedAtMs: version, standing: 'standing', runId: null, source: 'daily', language: 'en',
  publishedAt: `2026-01-0${version}`, embargoedUntil: null, embargoedUntilMs: undefined, ...over,
});
const run = (version: number, over: Partial<StoredRun> = {}): StoredRun => ({
  runId: `run${version}`, revisionId: `r${version}`, engineVersion: '1.0.0+a', outcome: 'completed', isWhole: true,
  recordedAtMs: version, statementCount: 3, accusationCount: 2, denialCount: 1, hiddenCount: 4, ...over,
});
const byOperator = (id: string): StoredRetraction => ({ retractionId: id, by: 'operator', source: 'daily', recordedAtMs: 9, reason: `Because of ${id}.` });
const bySource = (version: number): StoredRetraction => ({
  retractionId: `kill${version}`, by: 'source', source: 'daily', recordedAtMs: 9, reason: 'It was not theft.', orderKey: revision(version).orderKey,
});
const article = (over: Partial<StoredArticle>): StoredArticle => ({ ...emptyArticle('a'), ...over });

describe('the row of an article', () => {
  it('tells of the shown revision and counts what its run found', () => {
    const { row, shown } = decideArticle(article({ revisions: [revision(2, { embargoedUntil: 'later' }), revision(1)], runs: [run(1)] }));
    expect(row).toEqual({
      articleId: 'a', state: 'visible', source: 'daily', revisionId: 'r1', runId: 'run1', engineVersion: '1.0.0+a', newestRevisionId: 'r2', language: 'en',
      publishedAt: '2026-01-01', embargoedUntil: null, withheldReason: null, revisionCount: 2, statementCount: 3, accusationCount: 2, denialCount: 1, hiddenCount: 4,
    });
    expect(shown).toEqual({ articleId: 'a', runId: 'run1' });
  });

  it('tells of the revision that is waited for while there is nothing to show, embargo included', () => {
    const { row, shown } = decideArticle(article({ revisions: [revision(1, { embargoedUntil: 'later' })] }));
    expect(row).toMatchObject({ state: 'pending', revisionId: 'r1', runId: null, embargoedUntil: 'later', statementCount: 0 });
    expect(shown).toBeUndefined();
  });

  it('of a tombstone that came before its article knows the source', () => {
    expect(decideArticle(article({ retractions: [bySource(1)] })).row).toMatchObject({ state: 'retracted', source: 'daily', newestRevisionId: null, publishedAt: null });
  });

  it("gives an operator's reason for a retraction and never a source's", () => {
    const revisions = [revision(1)];
    expect(decideArticle(article({ revisions, retractions: [bySource(1), byOperator('b'), byOperator('a')] })).row.withheldReason).toBe('Because of a.');
    expect(decideArticle(article({ revisions, retractions: [bySource(1)] })).row.withheldReason).toBeNull();
    expect(decideArticle(article({ revisions, retractions: [bySource(1), byOperator('b')], reinstatements: [{ retractionId: 'b', recordedAtMs: 10 }] })).row.withheldReason).toBeNull();
    expect(decideArticle(article({ revisions, erasure: { reason: 'A court.', recordedAtMs: 11 } })).row).toMatchObject({ state: 'erased', withheldReason: 'A court.' });
  });

  it('takes the run that completed where another machine failed at it', () => {
    const failure = run(1, { outcome: 'failed', statementCount: 0, accusationCount: 0, denialCount: 0, hiddenCount: 0 });
    expect(decideArticle(article({ revisions: [revision(1)], runs: [failure, run(1)] })).row).toMatchObject({ state: 'visible', statementCount: 3 });
  });
});

describe('the standing of revisions', () => {
  const changesOf = (over: Partial<StoredArticle>) => decideArticle(article(over)).changedRevisions.map(({ revisionId, standing }) => `${revisionId} ${standing}`);
  const equal = (version: number): StoredRevision => revision(version, { orderKey: { ...revision(version).orderKey, contentHash: 'e'.repeat(64) } });

  it.each<[string, Partial<StoredArticle>, readonly string[]]>([
    ['stays where nothing changed', { revisions: [revision(1), revision(2)] }, []],
    ['is folded where the content equals that of the one before', { revisions: [equal(2), equal(1)] }, ['r2 folded']],
    ['is standing again when the one before is retracted', { revisions: [{ ...equal(2), standing: 'folded' }, equal(1)], retractions: [bySource(1)] }, ['r1 retracted', 'r2 standing']],
    ['is retracted below a kill, also where a higher one is shown', { revisions: [revision(1), revision(3)], retractions: [bySource(2)] }, ['r1 retracted']],
    ['comes back with the reinstatement', { revisions: [revision(1, { standing: 'retracted' })], retractions: [byOperator('x')], reinstatements: [{ retractionId: 'x', recordedAtMs: 10 }] }, ['r1 standing']],
    ['is superseded where its delivery was read again', { revisions: [revision(1), revision(2, { deliveryId: 'd1' })] }, ['r1 superseded']],
    ['is erased for all when the article is', { revisions: [revision(1), revision(2)], erasure: { reason: 'A court.', recordedAtMs: 11 } }, ['r1 erased', 'r2 erased']],
  ])('%s', (_name, given, expected) => {
    expect(changesOf(given)).toEqual(expected);
  });
});

describe('the run of a revision', () => {
  const runsOf = (over: Partial<StoredArticle>) => decideArticle(article(over)).changedRevisions.map(({ revisionId, runId }) => `${revisionId} ${String(runId)}`);

  it('is written when it is another than before, shown or not', () => {
    expect(runsOf({ revisions: [revision(1), revision(2, { runId: 'run2' })], runs: [run(1), run(2)] })).toEqual(['r1 run1']);
    expect(runsOf({ revisions: [revision(1, { runId: 'gone' })], runs: [] })).toEqual(['r1 null']);
    expect(runsOf({ revisions: [revision(1, { runId: 'run1' })], runs: [run(1)], erasure: { reason: 'A court.', recordedAtMs: 11 } })).toEqual(['r1 null']);
  });
});
