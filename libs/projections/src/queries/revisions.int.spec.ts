import { spanOf, type Event, type Findings } from '@on-record/domain';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, erased, extracted, failed, received, retracted, statementIn } from '../../../../test/support/recorded-articles';
import type { ArticleDetail } from './article-records';
import { findArticle } from './article';

jest.setTimeout(60_000);

let record: TestRecord;

beforeEach(async () => {
  record = await openTestRecord('revisions');
  await record.store([configured('daily', 'full')]);
});

afterEach(() => record.close());

const FIRST = 'First word\n"The lake is clean," Ann Lee said.';
const SECOND = 'Second word\nAnn Lee accused Borland of theft. Borland denied the theft.';

function firstFindings(): Partial<Findings> {
  return { statements: [statementIn(FIRST, 'The lake is clean', actorIn(FIRST, 'Ann Lee', 'person:ann-lee'))] };
}

function secondFindings(): Partial<Findings> {
  const [lee, borland] = [actorIn(SECOND, 'Ann Lee', 'person:ann-lee'), actorIn(SECOND, 'Borland', 'org:borland')];
  return {
    accusations: [{ accusation: accusationIn(SECOND, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: borland }) }],
    denials: [{ denial: denialIn(SECOND, { trigger: 'denied', allegation: 'the theft' }, { denier: borland, deniedAccuser: lee }), answers: 0 }],
  };
}

const first = received({ source: 'daily', guid: 'a', text: FIRST, version: 1, receivedAt: '2026-03-02T08:00:00Z' });
const second = received({ source: 'daily', guid: 'a', text: SECOND, version: 2, receivedAt: '2026-03-02T09:00:00Z' });
const { articleId } = first.payload;

async function find(revision?: Event<'ArticleReceived'>): Promise<ArticleDetail> {
  const found = await findArticle(record.reader, articleId, { revision: revision?.payload.revisionId });
  if (found === undefined) throw new Error('The article is not there.');
  return found;
}

describe('a revision of an article that is asked for', () => {
  it('is shown with its own text and its own findings, whichever revision readers see', async () => {
    await record.store([first, ...extracted(first, firstFindings()), second, ...extracted(second, secondFindings())]);
    expect(await find(first)).toMatchObject({
      state: 'visible', chosenRevisionId: first.payload.revisionId, revisionId: first.payload.revisionId, text: FIRST, headline: 'First word',
      counts: { statements: 1, accusations: 0, denials: 0 }, statements: [{ content: { text: 'The lake is clean' }, lineage: { revisionId: first.payload.revisionId, articleEventId: first.id } }],
      accusations: [], denials: [], revisions: [{ isVisible: false }, { isVisible: true }],
    });
    const newest = await find(second);
    expect(newest).toMatchObject({ text: SECOND, counts: { statements: 0, accusations: 1, denials: 1 }, statements: [], accusations: [{ denials: [newest.denials[0]!.key] }] });
    const { chosenRevisionId, ...shown } = newest;
    expect(chosenRevisionId).toBe(second.payload.revisionId);
    expect(shown).toEqual(await find());
  });

  it('shows one whole run only: the findings of a run that is not whole stay away', async () => {
    const run = extracted(first, { ...firstFindings(), statements: [...firstFindings().statements!, { ...firstFindings().statements![0]!, content: spanOf(FIRST, 0, 5) }] });
    await record.store([first, run[0]!, run.at(-1)!, second, ...extracted(second, secondFindings())]);
    const partial = await find(first);
    expect(partial).toMatchObject({ text: FIRST, statements: [], counts: { statements: 0 } });
    expect(partial.runId).toBeUndefined();
    await record.store([run[1]!]);
    expect((await find(first)).statements).toHaveLength(2);
  });

  it('of an article whose engine failed at a newer revision is stale where it is the shown one, and else not', async () => {
    await record.store([first, ...extracted(first, firstFindings()), second, ...failed(second)]);
    expect(await find(first)).toMatchObject({ state: 'stale', statements: [{ isStale: true }] });
    const newest = await find(second);
    expect(newest).toMatchObject({ state: 'stale', text: SECOND, statements: [], accusations: [] });
    expect(newest.revisionId).toBeUndefined();
  });

  it('is withheld as soon as it is retracted, and the others are not', async () => {
    await record.store([first, ...extracted(first, firstFindings()), retracted(first), second, ...extracted(second, secondFindings())]);
    const gone = await find(first);
    expect(gone).toMatchObject({ state: 'visible', source: 'daily', statements: [], counts: { statements: 0, accusations: 0, denials: 0 }, revisions: [{ standing: 'retracted' }, { standing: 'standing' }] });
    expect(JSON.stringify({ ...gone, revisions: [] })).not.toMatch(/First word|Second word|lake|theft|news\.example|2026-03/);
    expect((await find(second)).text).toBe(SECOND);
  });

  it.each([['retracted', retracted(second)], ['erased', erased(second)]])('is withheld with its article when that is %s', async (state, withdrawal) => {
    await record.store([first, ...extracted(first, firstFindings()), second, ...extracted(second, secondFindings()), withdrawal]);
    const gone = await find(first);
    expect(gone).toMatchObject({ state, statements: [], accusations: [] });
    expect(JSON.stringify(gone)).not.toMatch(/First word|lake|news\.example/);
  });

  it('is withheld under an embargo of its own, and with its article under one', async () => {
    const later = received({ source: 'daily', guid: 'a', text: SECOND, version: 2, embargoedUntil: '2999-01-01T00:00:00Z' });
    await record.store([first, ...extracted(first, firstFindings()), later, ...extracted(later, secondFindings())]);
    expect(JSON.stringify({ ...(await find(later)), revisions: [] })).not.toMatch(/Second word|theft|2999/);
    expect(JSON.stringify({ ...(await find(first)), revisions: [] })).not.toMatch(/First word|lake|daily/);
  });

  it('that was folded is shown, for it is equal in content', async () => {
    const again = received({ source: 'daily', guid: 'a', text: FIRST, version: 2, receivedAt: '2026-03-02T09:00:00Z' });
    await record.store([first, ...extracted(first, firstFindings()), again]);
    expect(await find(again)).toMatchObject({ text: FIRST, statements: [], revisions: [{ standing: 'standing' }, { standing: 'folded' }] });
  });

  it.each(['snippet', 'none'] as const)('is cut by the text policy %s of its source', async (policy) => {
    await record.store([configured('daily', policy, { time: '2026-02-01T00:00:00Z' }), first, ...extracted(first, firstFindings()), second]);
    const cut = await find(first);
    expect(cut.text).toBeUndefined();
    expect(cut.statements.map(({ content }) => content?.text)).toEqual([policy === 'snippet' ? 'The lake is clean' : undefined]);
  });

  it('is not found where the article has no such revision', async () => {
    const other = received({ source: 'daily', guid: 'b', text: FIRST });
    await record.store([first, other]);
    expect(await findArticle(record.reader, articleId, { revision: other.payload.revisionId })).toBeUndefined();
  });
});
