import { openReader } from '@on-record/projections';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { configured, quarrel } from '../../../../test/support/recorded-articles';
import { writeDyads, type DyadFormat } from './write-dyads';

jest.setTimeout(60_000);

let record: TestRecord;

beforeAll(async () => {
  record = await openTestRecord('export dyads');
  const { article, run } = quarrel();
  await record.store([configured('daily', 'full', { notice: '=Invented, all of it' }), article, ...run]);
});

afterAll(() => record.close());

/** What is written, with the rights of an operator, into an output that takes little at a time. */
async function written(format: DyadFormat): Promise<string> {
  const reader = openReader(record.ownerUrl, { maxConnections: 1 });
  const output = new PassThrough({ highWaterMark: 8 });
  const whole = textOf(output);
  expect(await writeDyads(reader, {}, { format, output })).toBe(1);
  output.end();
  await reader.close();
  return whole;
}

describe('dyads are written', () => {
  it('as CSV with a header', async () => {
    const [header, row, ...rest] = (await written('csv')).split('\r\n');
    expect(rest).toEqual(['']);
    expect(header).toBe('event_date,date_precision,kind,source_actor,source_name,source_text,source_country,target_actor,target_name,target_text,target_country,cameo,denied_cameo,plover_event,plover_mode,plover_contexts,'
      + 'certainty,modality,is_mutual,mentions,article_id,key,permalink,publisher,publisher_name,publisher_notice,published_at,url');
    expect(row).toMatch(/^2026-03-02,published,accusation,person:ann-lee,Ann Lee,Ann Lee,,org:borland,Borland,Borland,,1121,,ACCUSE,allege,corruption;crime,certain,asserted,false,1,[0-9a-f-]{36},/);
    expect(row).toContain(`,daily,Daily,"'=Invented, all of it",2026-03-02T07:30:00Z,https://news.example/daily/one`);
  });

  it('as JSON lines, exactly', async () => {
    const [line, ...rest] = (await written('jsonl')).split('\n');
    expect(rest).toEqual(['']);
    expect(JSON.parse(line ?? '')).toMatchObject({ source_actor: 'person:ann-lee', cameo: '1121', is_mutual: false, mentions: 1, publisher_notice: '=Invented, all of it' });
  });
});
