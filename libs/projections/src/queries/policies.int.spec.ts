import { findingOverriddenEvent, type Event, type TextPolicy } from '@on-record/domain';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import {
  accusationIn, actorIn, configured, denialIn, erased, extracted, received, retracted, retractedByOperator, statementIn, wordsIn, type ArticleGiven,
} from '../../../../test/support/recorded-articles';
import { findAccusation, listAccusations } from './accusations';
import { listActors } from './actors';
import { findArticle } from './article';
import { listArticles } from './articles';
import { findDenial, listDenials } from './denials';
import { listPairs } from './pairs';
import { nameOf, sql } from './sql';
import { findStatement, listStatements } from './statements';
import { readStatus } from './status';

jest.setTimeout(60_000);

let record: TestRecord;

beforeEach(async () => {
  record = await openTestRecord('policies');
});

afterEach(() => record.close());

const PAGE = { limit: 200 };
const FAR = 'and so the day went by without any news at all '.repeat(6);

/** Each word that must not get out stands in the text once and nowhere else. */
const text = [
  'Zqheadline at the lake',
  'Zqstandfirst under it',
  `Zqfaraway ${FAR}`,
  'On zqfriday Ann Zqmention said in a zqchannel "zqcontent before and zqcontent after" loudly.',
  'She zqtrigger Borland of zqallegation, and Borland zqdenied that.',
  `${FAR} zqending.`,
].join('\n');

function articleWith(rest: Partial<ArticleGiven> = {}): { readonly article: Event<'ArticleReceived'>; readonly events: readonly Event[] } {
  const article = received({
    source: 'daily', guid: 'p', text, standfirst: 'Zqstandfirst under it', byline: 'By zqbyline', ...rest,
  });
  const lee = actorIn(text, 'Ann Zqmention', 'person:ann-lee', 'Ann Lee');
  const borland = actorIn(text, 'Borland', 'org:borland');
  const circumstances = {
    channel: { kind: 'interview' as const, name: 'zqchannel', mention: wordsIn(text, 'zqchannel') },
    saidAt: { value: '2026-02-27', precision: 'day' as const, mention: wordsIn(text, 'zqfriday') },
  };
  const content = 'zqcontent before and zqcontent after';
  const parts = [wordsIn(text, 'zqcontent before'), wordsIn(text, 'zqcontent after')];
  const statement = statementIn(text, content, lee, { parts, cue: wordsIn(text, 'loudly'), ...circumstances });
  const accusation = accusationIn(text, { trigger: 'zqtrigger', allegation: 'zqallegation' }, { accuser: lee, accused: borland, ...circumstances });
  const denial = denialIn(text, { trigger: 'zqdenied', allegation: 'that' }, { denier: borland, deniedAccuser: lee, ...circumstances });
  const findings = { statements: [statement], accusations: [{ accusation, statement: 0 }], denials: [{ denial, answers: 0 }] };
  const run = extracted(article, findings);
  return { article, events: [article, ...run, ...overrides(article.subject, run)] };
}

/** An editor confirmed the denial in words of the article, and hid a finding that no revision has. */
function overrides(articleId: string, run: readonly Event[]): readonly Event[] {
  const key = run.flatMap((event) => (event.type === 'DenialExtracted' ? [event.payload.denialKey] : []))[0] ?? articleId;
  const act = { articleId, overriddenAt: '2026-03-02T09:00:00Z', by: { actor: 'zqeditor', reason: 'It says zqdenied.' } };
  return [
    findingOverriddenEvent({ ...act, finding: { kind: 'denial', key }, change: { kind: 'confirmed' } }),
    findingOverriddenEvent({ ...act, finding: { kind: 'accusation', key }, change: { kind: 'hidden' } }),
  ];
}

/** Everything that every surface tells, as one text. */
async function everything(articleId: string): Promise<string> {
  const { reader } = record;
  const all = { includeStale: true, certainty: 'all' } as const;
  const statements = (await listStatements(reader, all, PAGE)).items;
  const accusations = (await listAccusations(reader, all, PAGE)).items;
  const denials = (await listDenials(reader, all, PAGE)).items;
  const lists = [statements, accusations, denials, await listPairs(reader, { min: 0 }, PAGE), await listActors(reader, {}, PAGE), await listArticles(reader, {}, PAGE)];
  const single = await Promise.all([
    findArticle(reader, articleId), readStatus(reader), ...statements.map(({ key }) => findStatement(reader, key)),
    ...accusations.map(({ key }) => findAccusation(reader, key)), ...denials.map(({ key }) => findDenial(reader, key)),
  ]);
  const views = ['actor_registry', 'offices', 'finding_overrides', 'statements', 'accusations', 'denials', 'pairs', 'actors', 'articles', 'article_revisions', 'sources', 'projection_status',
    'revision_contents', 'revision_statements', 'revision_accusations', 'revision_denials', 'article_history', 'statement_history', 'accusation_history', 'denial_history'] as const;
  const rows = await Promise.all(views.map((view) => reader.rows(sql`SELECT * FROM ${nameOf(`read_v1.${view}`)}`)));
  const { revisions = [] } = (await findArticle(reader, articleId)) ?? {};
  const chosen = await Promise.all(revisions.map(({ id }) => findArticle(reader, articleId, { revision: id })));
  const past = await Promise.all(['2026-03-02T08:00:00Z', '2026-03-02T09:00:00Z', '9999-01-01'].map(async (asOf) => [
    await listStatements(reader, { ...all, asOf }, PAGE), await listAccusations(reader, { ...all, asOf }, PAGE), await listDenials(reader, { ...all, asOf }, PAGE),
    await listPairs(reader, { min: 0, asOf }, PAGE), await listActors(reader, { asOf }, PAGE), await listArticles(reader, { asOf }, PAGE), { ...(await findArticle(reader, articleId, { asOf })), asOf: '' },
  ]));
  return JSON.stringify([lists, single, rows, chosen, past]);
}

/** The words of the text that stand in what is told. */
function toldOf(told: string): readonly string[] {
  return [...new Set(told.toLowerCase().match(/zq[a-z]+/g) ?? [])].sort();
}

const FINDING_WORDS = ['zqallegation', 'zqchannel', 'zqcontent', 'zqdenied', 'zqfriday', 'zqmention', 'zqtrigger'];

describe('the text policy of a source', () => {
  it.each<[TextPolicy, readonly string[]]>([
    ['full', [...FINDING_WORDS, 'zqbyline', 'zqending', 'zqfaraway', 'zqheadline', 'zqstandfirst'].sort()],
    ['snippet', [...FINDING_WORDS, 'zqbyline', 'zqheadline'].sort()],
    ['none', []],
  ])('%s lets out these words and no others: %j', async (policy, words) => {
    const { article, events } = articleWith();
    await record.store([configured('daily', policy), ...events]);
    expect(toldOf(await everything(article.payload.articleId))).toEqual(words);
    expect((await listAccusations(record.reader, {}, PAGE)).items).toMatchObject([
      { accuser: { canonical: 'person:ann-lee', name: 'Ann Lee' }, saidAt: { value: '2026-02-27' }, channel: { kind: 'interview' }, article: { url: 'https://news.example/daily/p', textPolicy: policy } },
    ]);
  });

  it('none tells no character positions, and takes no part in the search for phrases', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'none'), ...events]);
    const found = await findArticle(record.reader, article.payload.articleId);
    expect(JSON.stringify(found)).not.toMatch(/"(start|end|text|context|content|trigger|allegation)":/);
    const { next } = await listArticles(record.reader, {}, { limit: 1 });
    expect(next).toBeUndefined();
    for (const q of ['zqallegation', 'zqtrigger', 'zq', '%', '']) {
      expect((await listAccusations(record.reader, { q }, PAGE)).items).toEqual([]);
      expect((await listStatements(record.reader, { q }, PAGE)).items).toEqual([]);
    }
  });

  it('none tells no character positions by the cursor', async () => {
    const second = articleWith({ guid: 'q' });
    await record.store([configured('daily', 'none'), ...articleWith().events, ...second.events]);
    const { next, items: [shown] } = await listAccusations(record.reader, {}, { limit: 1 });
    expect(JSON.parse(Buffer.from(next!, 'base64url').toString())).toEqual([1, 'accusations', shown!.article.publishedAt, shown!.article.id, 0, shown!.key]);
  });

  it('is none as long as nothing is known of the source, and follows its settings', async () => {
    const { article, events } = articleWith();
    await record.store(events);
    expect(toldOf(await everything(article.payload.articleId))).toEqual([]);
    await record.store([configured('daily', 'full', { time: '2026-01-02T00:00:00Z' })]);
    expect(toldOf(await everything(article.payload.articleId))).toContain('zqfaraway');
    await record.store([configured('daily', 'none', { time: '2026-01-03T00:00:00Z' })]);
    expect(toldOf(await everything(article.payload.articleId))).toEqual([]);
  });

  it('snippet shows 200 characters around a finding', async () => {
    await record.store([configured('daily', 'snippet'), ...articleWith().events]);
    const { items: [accusation] } = await listAccusations(record.reader, {}, PAGE);
    const { trigger, allegation, context } = accusation!;
    expect(context).toEqual({ before: text.slice(trigger!.start - 200, trigger!.start), after: text.slice(allegation!.end, allegation!.end + 200) });
    expect(text.slice(trigger!.start, trigger!.end)).toBe('zqtrigger');
  });
});

describe('the notice of a source', () => {
  it('stands beside its articles and every finding of theirs, and is left out where there is none', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'full', { notice: 'All of this is invented.' }), ...events]);
    const { reader } = record;
    const noticed = { sourceNotice: 'All of this is invented.' };
    expect((await listArticles(reader, {}, PAGE)).items).toMatchObject([noticed]);
    const found = await findArticle(reader, article.payload.articleId);
    expect(found).toMatchObject({ ...noticed, statements: [{ article: noticed }], accusations: [{ article: noticed }], denials: [{ article: noticed }] });
    expect(await reader.rows(sql`SELECT notice FROM read_v1.sources`)).toEqual([{ notice: 'All of this is invented.' }]);
    await record.store([configured('daily', 'full', { time: '2026-01-02T00:00:00Z' })]);
    expect(JSON.stringify(await findArticle(reader, article.payload.articleId))).not.toMatch(/sourceNotice/);
  });

  it('of an article under an embargo is withheld with its source', async () => {
    await record.store([configured('daily', 'full', { notice: 'All of this is invented.' }), ...articleWith({ embargoedUntil: '2999-01-01T00:00:00Z' }).events]);
    expect((await listArticles(record.reader, {}, PAGE)).items[0]).not.toHaveProperty('sourceNotice');
  });
});

describe('an article whose content is withheld', () => {
  it('after a retraction leaves its id, its state and nothing that it said', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'full'), ...events, retracted(article)]);
    const told = await everything(article.payload.articleId);
    expect(toldOf(told)).toEqual([]);
    expect(told).not.toMatch(/Ann Lee|Borland|news\.example/);
    expect(await findArticle(record.reader, article.payload.articleId)).toMatchObject({ state: 'retracted', source: 'daily', revisions: [{ standing: 'retracted' }], statements: [] });
  });

  it('after a retraction leaves nothing of the time before it', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'full'), ...events]);
    expect(toldOf(JSON.stringify(await findArticle(record.reader, article.payload.articleId, { asOf: '2026-03-02T08:30:00Z' })))).toContain('zqfaraway');
    await record.store([retractedByOperator(article, '2026-03-02T10:00:00Z')]);
    const told = await everything(article.payload.articleId);
    expect(toldOf(told)).toEqual([]);
    expect(told).not.toMatch(/Ann Lee|Borland|news\.example/);
    expect(await record.reader.rows(sql`SELECT state, withheld_now, shown_to FROM read_v1.article_history ORDER BY shown_from`)).toEqual([
      { state: 'visible', withheld_now: 'retracted', shown_to: '2026-03-02T10:00:00Z' }, { state: 'retracted', withheld_now: 'retracted', shown_to: null },
    ]);
  });

  it('after an erasure leaves the reason besides', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'full'), ...events, erased(article)]);
    const told = await everything(article.payload.articleId);
    expect(toldOf(told)).toEqual([]);
    expect(told).not.toMatch(/Ann Lee|Borland|news\.example/);
    expect(await findArticle(record.reader, article.payload.articleId)).toMatchObject({ state: 'erased', withheldReason: 'A court ordered it.' });
  });

  it('under an embargo tells nothing until the moment comes, not even how much there is', async () => {
    const { article, events } = articleWith({ embargoedUntil: '2999-01-01T00:00:00Z' });
    await record.store([configured('daily', 'full'), ...events]);
    const told = await everything(article.payload.articleId);
    expect(toldOf(told)).toEqual([]);
    expect(told).not.toMatch(/Ann Lee|Borland|news\.example|2999/);
    const listed = (await listArticles(record.reader, {}, PAGE)).items;
    expect(listed).toMatchObject([{ id: article.payload.articleId, state: 'embargoed', counts: { statements: 0, accusations: 0, denials: 0 } }]);
  });

  it('is shown when the embargo is over', async () => {
    const { article, events } = articleWith({ embargoedUntil: '2026-03-02T09:00:00Z' });
    await record.store([configured('daily', 'full'), ...events]);
    expect(toldOf(await everything(article.payload.articleId))).toContain('zqfaraway');
  });

  it('is not found by asking the views in another way', async () => {
    const { article, events } = articleWith();
    await record.store([configured('daily', 'none'), ...events, ...articleWith({ guid: 'q', embargoedUntil: '2999-01-01T00:00:00Z' }).events]);
    // A condition that fails with the value in its message would tell it, were it run before the view withholds it.
    const probes = [
      sql`SELECT count(*) AS n FROM read_v1.statements WHERE content_text::int = 1`,
      sql`SELECT count(*) AS n FROM read_v1.articles WHERE headline::int = 1`,
      sql`SELECT count(*) AS n FROM read_v1.statements WHERE (1 / (CASE WHEN speaker_name = 'Ann Lee' AND article_id <> ${article.payload.articleId}::uuid THEN 0 ELSE 1 END)) = 2`,
    ];
    for (const probe of probes) expect(await record.reader.rows(probe)).toEqual([{ n: 0 }]);
  });
});
