import { createDatabase } from '../../../../test/support/database';
import { LogFeed } from '../../../../test/support/log-feed';
import { accusationIn, actorIn, configured, denialIn, extracted, received } from '../../../../test/support/recorded-articles';
import { migrate } from '../database/migrate';
import { openDatabase, type Database } from '../database/open-database';
import { cloneSchemas } from '../generations/clone-schema';

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createDatabase('event codes'));
  await migrate(database);
}, 60_000);

afterAll(() => database.close());

const text = 'Quarrel\nKyiv accused Moscow of shelling a bridge. Moscow denied the theft. Moscow denied it. Bo Ek sued Ann Lee.';
const [kyiv, moscow] = [actorIn(text, 'Kyiv', 'country:UA', 'Ukraine'), actorIn(text, 'Moscow', 'country:RU', 'Russia')];
const [ek, lee] = [actorIn(text, 'Bo Ek', 'person:bo-ek'), actorIn(text, 'Ann Lee', 'person:ann-lee')];
const article = received({ source: 'daily', guid: 'codes', text });
const told = [configured('daily', 'none'), article, ...extracted(article, {
  accusations: [
    { accusation: accusationIn(text, { trigger: 'accused', allegation: 'shelling a bridge' }, { accuser: kyiv, accused: moscow }) },
    { accusation: accusationIn(text, { trigger: 'sued' }, { accuser: ek, accused: lee, legal: 'lawsuit' }) },
    { accusation: accusationIn(text, { trigger: 'of', allegation: 'theft' }, { accuser: ek, accused: lee, certainty: 'uncertain' }) },
  ],
  denials: [
    { denial: denialIn(text, { trigger: 'denied', allegation: 'theft' }, { denier: moscow, deniedAccuser: kyiv }), answers: 0 },
    { denial: denialIn(text, { trigger: 'denied it' }, { denier: moscow, deniedAccuser: kyiv }), answers: 0 },
    { denial: denialIn(text, { trigger: 'Moscow denied' }, { denier: lee, deniedAccuser: ek }), answers: 2 },
  ],
})];

/** The codes that the views of a schema show. */
async function codesIn(schema: string) {
  return database.connection('looking', async (client) => ({
    accusations: (await client.query(`SELECT cameo, plover_event, plover_mode, plover_contexts FROM ${schema}.accusations ORDER BY cameo`)).rows,
    denials: (await client.query(`SELECT cameo, denied_cameo, plover_event, plover_contexts FROM ${schema}.denials ORDER BY denied_cameo`)).rows,
    history: (await client.query(`SELECT cameo FROM ${schema}.accusation_history ORDER BY cameo`)).rows,
    revisions: (await client.query(`SELECT denied_cameo FROM ${schema}.revision_denials ORDER BY denied_cameo`)).rows,
  }));
}

const EXPECTED = {
  accusations: [
    { cameo: '110', plover_event: 'ACCUSE', plover_mode: 'disapprove', plover_contexts: 'corruption;crime' },
    { cameo: '1123', plover_event: 'ACCUSE', plover_mode: 'allege', plover_contexts: 'military' },
    { cameo: '115', plover_event: 'ACCUSE', plover_mode: 'allege', plover_contexts: 'legal' },
  ],
  denials: [
    { cameo: '016', denied_cameo: '112', plover_event: 'REJECT', plover_contexts: null },
    { cameo: '016', denied_cameo: '1121', plover_event: 'REJECT', plover_contexts: 'corruption;crime' },
    { cameo: '016', denied_cameo: '1123', plover_event: 'REJECT', plover_contexts: 'military' },
  ],
  history: [{ cameo: '110' }, { cameo: '1123' }, { cameo: '115' }],
  revisions: [{ denied_cameo: '112' }, { denied_cameo: '1121' }, { denied_cameo: '1123' }],
};

/** A second generation with the rows of the first, as a rebuild makes one. */
async function addStandby(): Promise<void> {
  await database.transaction('adding a generation', async (client) => {
    await cloneSchemas(client, { number: 1, views: 'read_v1' }, 2);
    for (const table of ['sources', 'articles', 'article_revisions', 'article_history', 'runs', 'accusations', 'denials']) await client.query(`INSERT INTO gen_2.${table} SELECT * FROM gen_1.${table}`);
    await client.query(`INSERT INTO on_record.generations (number, state) VALUES (2, 'following')`);
  });
}

it('codes are shown whatever the text policy; a denial without words of its own has the code of what it answers, unless that is uncertain', async () => {
  await new LogFeed(database).project(told);
  expect(await codesIn('read_v1')).toEqual(EXPECTED);
});

it('rows that are there before the codes get the same as new ones, in every generation', async () => {
  await addStandby();
  // Back to before them: those of actors, corrections and offices came after.
  await database.source.undoLastMigration({ transaction: 'each' });
  await database.source.undoLastMigration({ transaction: 'each' });
  await database.source.undoLastMigration({ transaction: 'each' });
  await database.source.undoLastMigration({ transaction: 'each' });
  await expect(codesIn('read_v1')).rejects.toThrow();
  expect((await migrate(database)).applied).toEqual(['EventCodes1795478400011', 'ActorRegistry1795478400012', 'FindingOverrides1795478400013', 'Offices1795478400014']);
  expect(await codesIn('read_v1')).toEqual(EXPECTED);
  expect(await codesIn('read_v1_gen_2')).toEqual(EXPECTED);
});
