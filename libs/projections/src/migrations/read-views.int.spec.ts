import { articleIdOf, makeEvent, type Event } from '@on-record/domain';
import { Client } from 'pg';
import { LogFeed } from '../../../../test/support/log-feed';
import { emptyReadModels } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, configured, denialIn, erased, extracted, received, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { createDatabase, READER_PASSWORD } from '../../../../test/support/database';
import { migrate } from '../database/migrate';
import { openDatabase, type Database } from '../database/open-database';
import { setReaderPassword } from '../database/set-reader-password';

let database: Database;
let reader: Client;

beforeAll(async () => {
  const url = await createDatabase('read views');
  database = await openDatabase(url);
  await migrate(database);
  await setReaderPassword(database, READER_PASSWORD);
  reader = new Client({ connectionString: Object.assign(new URL(url), { username: 'on_record_reader', password: READER_PASSWORD }).href });
  await reader.connect();
}, 60_000);

afterAll(async () => {
  await reader.end();
  await database.close();
});

beforeEach(() => emptyReadModels(database));

const read = async (sql: string): Promise<readonly Record<string, unknown>[]> => (await reader.query<Record<string, unknown>>(sql)).rows;
const LISTINGS = ['finding_overrides', 'statements', 'accusations', 'denials', 'pairs', 'actors'] as const;
const REVISIONS = ['revision_contents', 'revision_statements', 'revision_accusations', 'revision_denials'] as const;
const HISTORY = ['article_history', 'statement_history', 'accusation_history', 'denial_history'] as const;
const everything = async (): Promise<string> => JSON.stringify(await
  [...LISTINGS, 'articles', 'article_revisions', ...REVISIONS, ...HISTORY].reduce<Promise<readonly unknown[]>>(async (before, view) => [...(await before), await read(`SELECT * FROM read_v1.${view}`)], Promise.resolve([])));

/** An article in which each part of a finding has words of its own, and its run. */
function story(over: Partial<Parameters<typeof received>[0]> = {}): { readonly article: Event<'ArticleReceived'>; readonly told: readonly Event[] } {
  const text = 'Zebraline quarrel\n😀 Filler. Ann Lee accused Borland of pilfering. “We never stole,” Borland said, denying the pilfering.\nTail words.';
  const article = received({ source: 'daily', guid: 'one', text, headline: 'Zebraline quarrel', standfirst: 'Wombatfirst', byline: 'Quokka', ...over });
  const [ann, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  const run = extracted(article, {
    statements: [statementIn(text, 'We never stole', borland)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'pilfering' }, { accuser: ann, accused: borland }) }],
    denials: [{ denial: denialIn(text, { trigger: 'denying', allegation: 'the pilfering' }, { denier: borland, deniedAccuser: ann }), answers: 0, statement: 0 }],
  });
  return { article, told: [article, ...run] };
}

describe('the views', () => {
  it('say of each of their columns what it means', async () => {
    const { rows } = await database.connection('looking', (client) => client.query(`
      SELECT view.relname AS view, a.attname AS column FROM pg_class view JOIN pg_namespace n ON n.oid = view.relnamespace AND n.nspname = 'read_v1'
        LEFT JOIN pg_attribute a ON a.attrelid = view.oid AND a.attnum > 0
      WHERE obj_description(view.oid) IS NULL OR col_description(view.oid, a.attnum) IS NULL`));
    expect(rows).toEqual([]);
  });

  it('are all security barriers, and all that the reader can reach', async () => {
    const reachable = await read(`
      SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.reloptions::text AS options FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 2`);
    expect(new Set(reachable.map(({ schema, kind, options }) => `${schema} ${kind} ${options}`))).toEqual(new Set(['read_v1 v {security_barrier=true}']));
    expect(reachable.map(({ name }) => name)).toEqual([
      'accusation_history', 'accusations', 'actor_registry', 'actors', 'article_history', 'article_revisions', 'articles', 'denial_history', 'denials', 'finding_overrides', 'offices', 'pairs', 'projection_status',
      'revision_accusations', 'revision_contents', 'revision_denials', 'revision_statements', 'sources', 'statement_history', 'statements',
    ]);
    for (const sql of ['SELECT * FROM gen_1.statements', 'SELECT * FROM on_record.migrations', 'CREATE TABLE read_v1.mine ()', 'DELETE FROM read_v1.sources', 'UPDATE read_v1.sources SET text_policy = $$full$$']) {
      await expect(read(sql)).rejects.toThrow(/permission denied|cannot/);
    }
  });
});

describe('the text around a finding', () => {
  it('is counted as UTF-16 counts, with characters of two code units before it', async () => {
    await new LogFeed(database).project([configured('daily', 'full'), ...story().told]);
    expect(await read('SELECT text, context_before, context_after, trigger_start, trigger_text FROM read_v1.accusations CROSS JOIN (SELECT text FROM read_v1.articles) a')).toEqual([
      expect.objectContaining({ trigger_text: 'accused', context_before: 'Zebraline quarrel\n😀 Filler. Ann Lee ', context_after: expect.stringMatching(/^\. “We never stole,”/) }),
    ]);
    const [row] = await read('SELECT a.text, s.content_start, s.content_end, s.content_text, s.context_before, s.context_after FROM read_v1.statements s JOIN read_v1.articles a USING (article_id)');
    expect(String(row!['text']).slice(Number(row!['content_start']), Number(row!['content_end']))).toBe(row!['content_text']);
    expect(`${row!['context_before']}${row!['content_text']}${row!['context_after']}`).toBe(row!['text']);
  });

  it('is cut at 200 characters on either side', async () => {
    const text = `Quarrel\n${'a😀'.repeat(300)} Ann Lee said “no”. ${'😀b'.repeat(300)}`;
    const article = received({ source: 'daily', guid: 'long', text });
    await new LogFeed(database).project([configured('daily', 'snippet'), article, ...extracted(article, { statements: [statementIn(text, 'no', actorIn(text, 'Ann Lee', 'person:ann-lee'))] })]);
    const [row] = await read('SELECT content_start AS start, content_end AS end, context_before AS before, context_after AS after FROM read_v1.statements');
    expect(row!['before']).toBe(text.slice(Number(row!['start']) - 200, Number(row!['start'])).replace(/^[\udc00-\udfff]/, '😀'));
    expect(row!['after']).toBe(text.slice(Number(row!['end']), Number(row!['end']) + 200).replace(/[\ud800-\udbff]$/, '😀'));
  });
});

describe('the text policy', () => {
  it('full shows all', async () => {
    await new LogFeed(database).project([configured('daily', 'full'), ...story().told]);
    expect(await everything()).toMatch(/Zebraline[^]*Wombatfirst/);
  });

  it('snippet shows findings and what is around them, and no body', async () => {
    await new LogFeed(database).project([configured('daily', 'snippet'), ...story().told]);
    expect(await read('SELECT text, standfirst, marks, headline FROM read_v1.articles')).toEqual([{ text: null, standfirst: null, marks: null, headline: 'Zebraline quarrel' }]);
    expect(await read('SELECT allegation_text FROM read_v1.accusations')).toEqual([{ allegation_text: 'pilfering' }]);
    expect(await everything()).not.toContain('Wombatfirst');
  });

  it.each([['none', [configured('daily', 'none')]], ['that is not known yet', []]])('%s shows actors, codes, times and link only', async (_name, settings) => {
    await new LogFeed(database).project([...settings, ...story().told]);
    expect(await everything()).not.toMatch(/Zebraline|Wombat|Quokka|pilfering|stole|accused of|denying|Filler|Tail/);
    const [row] = await read('SELECT * FROM read_v1.accusations');
    expect(row).toMatchObject({ accuser_canonical: 'person:ann-lee', accused_name: 'Borland', certainty: 'certain', zone: 'body', url: 'https://news.example/daily/one' });
    const offsets = Object.entries(row!).filter(([column]) => /_(start|end|text)$|^context/.test(column));
    expect(offsets.length).toBeGreaterThan(10);
    expect(offsets.filter(([, value]) => value !== null)).toEqual([]);
  });
});

describe('what is withheld', () => {
  const secrets = /Zebraline|Wombat|Quokka|pilfering|stole|Filler|Tail|Ann Lee|ann-lee|news\.example/;
  const byOperator = (article: Event<'ArticleReceived'>): Event => makeEvent('ArticleRetracted',
    { id: article.payload.deliveryId, subject: article.subject, time: '2026-03-03T00:00:00Z', correlationId: 'desk', causationId: 'desk' },
    { articleId: article.subject, retractionId: article.payload.deliveryId, source: 'daily', guid: 'one', retractedAt: '2026-03-03T00:00:00Z', by: { kind: 'operator', actor: 'desk', reason: 'A wrong name.' } });

  it.each<[string, () => readonly Event[], object]>([
    ['retracted by its source', () => { const { article, told } = story(); return [...told, retracted(article)]; }, { state: 'retracted', source: 'daily', withheld_reason: null }],
    ['retracted by an operator', () => { const { article, told } = story(); return [...told, byOperator(article)]; }, { state: 'retracted', source: 'daily', withheld_reason: 'A wrong name.' }],
    ['erased', () => { const { article, told } = story(); return [...told, erased(article)]; }, { state: 'erased', source: null, revision_count: 0, withheld_reason: 'A court ordered it.' }],
    ['under embargo', () => story({ embargoedUntil: '2999-01-01T00:00:00Z' }).told, { state: 'embargoed', source: null, withheld_reason: null, published_at: null, embargoed_until: null }],
  ])('because it is %s leaves id and state, and nothing else on any surface', async (_name, told, expected) => {
    await new LogFeed(database).project([configured('daily', 'full'), ...told()]);
    for (const view of [...LISTINGS, ...HISTORY.slice(1)]) expect(await read(`SELECT * FROM read_v1.${view}`)).toEqual([]);
    expect(await read('SELECT * FROM read_v1.articles')).toEqual([expect.objectContaining({ article_id: articleIdOf('daily', 'one'), is_withheld: true, text: null, statement_count: 0, ...expected })]);
    expect(await everything()).not.toMatch(secrets);
  });

  it('comes out when the embargo is over, without any event', async () => {
    await new LogFeed(database).project([configured('daily', 'full'), ...story({ embargoedUntil: '2026-01-01T00:00:00Z' }).told]);
    expect(await read('SELECT state FROM read_v1.articles')).toEqual([{ state: 'visible' }]);
    expect(await read('SELECT accusations FROM read_v1.pairs')).toEqual([{ accusations: 1 }]);
  });

  it('stays withheld in the revision below a kill when a higher one is shown', async () => {
    const low = story();
    const revised = received({ source: 'daily', guid: 'one', version: 2, text: 'Corrected\nNothing happened.' });
    await new LogFeed(database).project([configured('daily', 'full'), ...low.told, retracted(low.article), revised, ...extracted(revised, {})]);
    expect(await read('SELECT standing, headline, is_visible FROM read_v1.article_revisions ORDER BY position')).toEqual([
      { standing: 'retracted', headline: null, is_visible: false }, { standing: 'standing', headline: 'Corrected', is_visible: true },
    ]);
    expect(await everything()).not.toMatch(/Zebraline|pilfering/);
  });

  it('cannot be seen through the text of an error', async () => {
    const { article, told } = story();
    await new LogFeed(database).project([configured('daily', 'full'), ...told, retracted(article)]);
    // Plans that look at the findings before they look at the article: a reader may ask for them.
    await read('SET enable_nestloop = off');
    await read('SET enable_mergejoin = off');
    for (const sql of [
      'SELECT 1 FROM read_v1.statements WHERE speaker_name::int > 0',
      'SELECT 1 FROM read_v1.statements WHERE content_text::int > 0',
      'SELECT 1 FROM read_v1.articles WHERE headline::int > 0',
      'SELECT 1 FROM read_v1.accusations WHERE accuser_name::int > 0',
      'SELECT 1 FROM read_v1.article_history WHERE headline::int > 0',
      'SELECT 1 FROM read_v1.accusation_history WHERE accuser_name::int > 0',
      'SELECT 1 FROM read_v1.statement_history WHERE content_text::int > 0',
    ]) expect(await read(sql)).toEqual([]);
    await read('RESET ALL');
  });
});

describe('pairs and actors', () => {
  it('never count a denial as an accusation, and sum over articles', async () => {
    const [one, two] = [story(), story({ guid: 'two', publishedAt: '2026-04-01T00:00:00Z' })];
    await new LogFeed(database).project([configured('daily', 'full'), ...one.told, ...two.told]);
    expect(await read('SELECT * FROM read_v1.pairs')).toEqual([{
      accuser_canonical: 'person:ann-lee', accuser_name: 'Ann Lee', accused_canonical: 'org:borland', accused_name: 'Borland',
      accusations: 2, uncertain_accusations: 0, mutual: 0, denials: 2, articles: '2',
      first_at: new Date('2026-03-02T07:30:00Z'), last_at: new Date('2026-04-01T00:00:00Z'),
    }]);
    expect(await read('SELECT canonical, kind, statements, accusations_made, accusations_received, denials, denials_received FROM read_v1.actors ORDER BY canonical')).toEqual([
      { canonical: 'org:borland', kind: 'org', statements: 2, accusations_made: 0, accusations_received: 2, denials: 2, denials_received: 0 },
      { canonical: 'person:ann-lee', kind: 'person', statements: 0, accusations_made: 2, accusations_received: 0, denials: 0, denials_received: 2 },
    ]);
  });
});
