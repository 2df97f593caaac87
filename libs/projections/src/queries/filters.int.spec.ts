import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { accusationIn, actorIn, configured, denialIn, extracted, received } from '../../../../test/support/recorded-articles';
import { listAccusations } from './accusations';
import { listDenials } from './denials';
import { listPairs } from './pairs';

jest.setTimeout(60_000);

let record: TestRecord;

describe('filters', () => {
  const text = 'Quarrel at the lake\nOn Friday Ann Lee said in an interview that Borland lied. Borland denied lying. Bo Ek hinted at theft.';
  const lee = actorIn(text, 'Ann Lee', 'person:ann-lee');
  const both = { kind: 'actor' as const, actor: { canonical: 'org:borland+person:bo-ek', name: 'Borland and Bo Ek' } };
  const borland = actorIn(text, 'Borland', 'org:borland');
  const friday = { mention: { start: 23, end: 29, text: 'Friday' }, value: '2026-02-27', precision: 'day' as const };
  const interview = { mention: { start: 46, end: 55, text: 'interview' }, kind: 'interview' as const };

  beforeAll(async () => {
    record = await openTestRecord('filters');
    const article = received({ source: 'daily', guid: 'f', text, language: 'en-GB' });
    const accusation = accusationIn(text, { trigger: 'said', allegation: 'lied' }, { accuser: lee, accused: borland, saidAt: friday, channel: interview });
    const hint = accusationIn(text, { trigger: 'hinted', allegation: 'theft' }, { accuser: both, accused: lee, certainty: 'uncertain', modality: 'hedged' });
    const denial = denialIn(text, { trigger: 'denied', allegation: 'lying' }, { denier: borland, deniedAccuser: lee });
    await record.store([configured('daily', 'full'), article, ...extracted(article, {
      accusations: [{ accusation }, { accusation: hint }], denials: [{ denial, answers: 0 }],
    })]);
  });

  afterAll(() => record.close());

  it.each([
    [{}, ['lied']],
    [{ certainty: 'all' }, ['lied', 'theft']],
    [{ certainty: 'uncertain' }, ['theft']],
    [{ accuser: 'person:ann-lee' }, ['lied']],
    [{ accuser: 'ann' }, ['lied']],
    [{ accuser: 'person:ann' }, []],
    [{ accuser: 'org:borland', certainty: 'all' }, ['theft']],
    [{ accuser: 'org:borland+person:bo-ek', certainty: 'all' }, ['theft']],
    [{ party: 'org:borland', certainty: 'all' }, ['lied', 'theft']],
    [{ accused: 'LEE', certainty: 'all' }, ['theft']],
    [{ accuser: 'nn_le' }, []],
    [{ accuser: '%' }, []],
    [{ mutual: true }, []],
    [{ mutual: false }, ['lied']],
    [{ modality: 'hedged', certainty: 'all' }, ['theft']],
    [{ legal: 'lawsuit' }, []],
    [{ cameo: '11', certainty: 'all' }, ['lied', 'theft']],
    [{ cameo: '112', certainty: 'all' }, ['lied']],
    [{ cameo: '1121', certainty: 'all' }, []],
    [{ cameo: '110', certainty: 'all' }, ['theft']],
    [{ channel: 'interview' }, ['lied']],
    [{ source: 'weekly' }, []],
    [{ language: 'en' }, ['lied']],
    [{ language: 'EN-gb' }, ['lied']],
    [{ language: 'en-US' }, []],
    [{ zone: 'headline' }, []],
    [{ q: 'LIE' }, ['lied']],
    [{ q: '_ied' }, []],
    [{ saidFrom: '2026-02-27', saidTo: '2026-02-27' }, ['lied']],
    [{ saidFrom: '2026-02-28' }, []],
    [{ saidTo: '2026-02-26' }, []],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['lied']],
    [{ from: '2026-03-02T07:30:00Z' }, ['lied']],
    [{ to: '2026-03-02T07:30:00Z' }, []],
    [{ from: '2026-03-03' }, []],
  ] as const)('%j of accusations finds %j', async (filters, found) => {
    const { items } = await listAccusations(record.reader, filters, { limit: 50 });
    expect(items.map(({ allegation }) => allegation?.text)).toEqual(found);
  });

  it('lead from an accusation to its denials and back', async () => {
    const [accusation] = (await listAccusations(record.reader, {}, { limit: 1 })).items;
    const [denial] = (await listDenials(record.reader, { denier: 'borland', deniedAccuser: 'person:ann-lee' }, { limit: 1 })).items;
    expect(accusation?.denials).toEqual([denial?.key]);
    expect(denial?.answers).toBe(accusation?.key);
    expect(accusation?.lineage.runId).toBe(denial?.lineage.runId);
  });

  it('count certain accusations and never a denial in pairs', async () => {
    expect((await listPairs(record.reader, {}, { limit: 9 })).items).toMatchObject([
      { accuser: { canonical: 'person:ann-lee' }, accused: { canonical: 'org:borland' }, accusations: 1, uncertainAccusations: 0, mutual: 0, denials: 1 },
    ]);
    expect((await listPairs(record.reader, { min: 2 }, { limit: 9 })).items).toEqual([]);
    expect((await listPairs(record.reader, { min: 0, party: 'Bo Ek' }, { limit: 9 })).items).toMatchObject([{ accusations: 0, uncertainAccusations: 1 }]);
  });
});
