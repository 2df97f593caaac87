import type { Event, LinkedAccusation } from '@on-record/domain';
import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import {
  accusationIn, actorIn, configured, denialIn, extracted, received, reinstated, retractedByOperator, wordsIn, type ArticleGiven,
} from '../../../../test/support/recorded-articles';
import type { DyadRecord } from './dyad-record';
import type { DyadFilters } from './dyads-query';
import { readDyads } from './read-dyads';

jest.setTimeout(60_000);

let record: TestRecord;

beforeEach(async () => {
  record = await openTestRecord('dyads');
});

afterEach(() => record.close());

async function dyadsOf(filters: DyadFilters = {}): Promise<readonly DyadRecord[]> {
  const found: DyadRecord[] = [];
  const count = await readDyads(record.reader, filters, (dyads) => Promise.resolve(void found.push(...dyads)));
  expect(count).toBe(found.length);
  return found;
}

const text = 'Kyiv accused Moscow of shelling\nOn Tuesday Kyiv accused Moscow and Minsk of shelling a bridge. Moscow denied it. Somebody hinted at theft by Bo Ek.';

function story(rest: Partial<ArticleGiven> = {}): { readonly article: Event<'ArticleReceived'>; readonly told: readonly Event[] } {
  const article = received({ source: 'daily', guid: 'bridge', text, ...rest });
  const body = text.indexOf('On Tuesday');
  const kyiv = actorIn(text, 'Kyiv', 'country:UA', 'Ukraine');
  const moscow = actorIn(text, 'Moscow', 'country:RU', 'Russia');
  const both = { kind: 'actor' as const, actor: { canonical: 'country:RU+country:BY', name: 'Russia and Belarus' }, mention: wordsIn(text, 'Moscow and Minsk') };
  const saidAt = { mention: wordsIn(text, 'Tuesday'), value: '2026-02-24', precision: 'day' as const };
  const headline = accusationIn(text, { trigger: 'accused', allegation: 'shelling' }, { accuser: kyiv, accused: moscow, zone: 'headline' });
  const inBody = { ...headline, accused: both, zone: 'body' as const, trigger: wordsIn(text, 'accused', body), allegation: wordsIn(text, 'shelling a bridge'), saidAt };
  const hint = accusationIn(text, { trigger: 'hinted', allegation: 'theft' }, {
    accuser: { kind: 'unknown', reason: 'not-named' }, accused: actorIn(text, 'Bo Ek', 'person:bo-ek'), certainty: 'uncertain', modality: 'hedged',
  });
  const denial = denialIn(text, { trigger: 'denied' }, { denier: moscow, deniedAccuser: kyiv });
  return { article, told: [article, ...extracted(article, { accusations: [{ accusation: headline }, { accusation: inBody }, { accusation: hint }], denials: [{ denial, answers: 1 }] })] };
}

describe('dyads', () => {
  it('are one for each source, target and code of an article: dated, with states as ISO 3166 alpha-3, denials by a code of their own', async () => {
    await record.store([configured('daily', 'full'), ...story().told]);
    const [toRussia, toBelarus, denial, ...others] = await dyadsOf();
    expect(others).toEqual([]);
    expect(toRussia).toMatchObject({
      event_date: '2026-02-24', date_precision: 'day', kind: 'accusation', source_actor: 'country:UA', source_name: 'Ukraine', source_text: 'Kyiv', source_country: 'UKR',
      target_actor: 'country:RU', target_name: 'Russia', target_text: 'Moscow', target_country: 'RUS', cameo: '1123', denied_cameo: '', plover_event: 'ACCUSE', plover_mode: 'allege', plover_contexts: 'military',
      certainty: 'certain', modality: 'asserted', is_mutual: false, mentions: 2, publisher: 'daily', publisher_name: 'Daily', published_at: '2026-03-02T07:30:00Z', url: 'https://news.example/daily/bridge',
    });
    expect(toRussia?.permalink).toBe(`/accusations/${toRussia?.key}`);
    expect(toBelarus).toMatchObject({ target_actor: 'country:BY', target_name: 'Belarus', target_text: 'Moscow and Minsk', target_country: 'BLR', mentions: 1 });
    expect(denial).toMatchObject({
      event_date: '2026-03-02', date_precision: 'published', kind: 'denial', source_country: 'RUS', target_country: 'UKR', cameo: '016', denied_cameo: '1123', plover_event: 'REJECT', plover_mode: '', plover_contexts: 'military',
    });
    expect(denial?.permalink).toBe(`/denials/${denial?.key}`);
  });

  it('are certain and between known parties, unless more is asked for', async () => {
    await record.store([configured('daily', 'full'), ...story().told]);
    expect(await dyadsOf({ certainty: 'uncertain' })).toEqual([]);
    expect(await dyadsOf({ certainty: 'uncertain', includeUnnamed: true })).toMatchObject([{ source_actor: '', source_country: '', target_actor: 'person:bo-ek', target_country: '', cameo: '110', plover_mode: 'disapprove', modality: 'hedged' }]);
    expect(await dyadsOf({ certainty: 'all', includeUnnamed: true })).toHaveLength(4);
    expect(await dyadsOf({ source: 'weekly' })).toEqual([]);
    expect(await dyadsOf({ from: '2026-03-03T00:00:00Z' })).toEqual([]);
    expect(await dyadsOf({ to: '2026-03-02T07:30:00Z' })).toEqual([]);
  });

  it('tell no words of a source whose text policy is none, and nothing of one that is not known', async () => {
    await record.store([...story().told]);
    const wordless = async () => (await dyadsOf()).map(({ source_text: source, target_text: target, cameo }) => [source, target, cameo]);
    expect(await wordless()).toEqual([['', '', '1123'], ['', '', '1123'], ['', '', '016']]);
    await record.store([configured('daily', 'none')]);
    expect(await wordless()).toEqual([['', '', '1123'], ['', '', '1123'], ['', '', '016']]);
  });

  it('are those that readers saw at a moment, and never what is withheld now', async () => {
    const { article, told } = story();
    await record.store([configured('daily', 'full'), ...told]);
    expect(await dyadsOf({ asOf: '2026-03-02T07:59:00Z' })).toEqual([]);
    expect(await dyadsOf({ asOf: '2026-03-02T08:00:00Z' })).toEqual(await dyadsOf());
    const retraction = retractedByOperator(article, '2026-03-02T12:00:00Z');
    await record.store([retraction]);
    expect(await dyadsOf()).toEqual([]);
    expect(await dyadsOf({ asOf: '2026-03-02T09:00:00Z' })).toEqual([]);
    await record.store([reinstated(retraction, '2026-03-02T14:00:00Z')]);
    expect(await dyadsOf()).toHaveLength(3);
    expect(await dyadsOf({ asOf: '2026-03-02T13:00:00Z' })).toEqual([]);
  });

  it('come in pieces that hold whole articles, oldest first', async () => {
    const names = Array.from({ length: 450 }, (_, number) => `person:p${number}`);
    const long = (guid: string, publishedAt: string): readonly Event[] => {
      const article = received({ source: 'daily', guid, text, publishedAt });
      const lee = actorIn(text, 'Bo Ek', 'person:bo-ek');
      const accusations: readonly LinkedAccusation[] = names.map((name) => ({ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser: lee, accused: actorIn(text, 'Kyiv', name) }) }));
      return [article, ...extracted(article, { accusations })];
    };
    await record.store([configured('daily', 'full'), ...long('c', '2026-03-03T00:00:00Z'), ...long('a', '2026-03-01T00:00:00Z'), ...long('b', '2026-03-02T00:00:00Z')]);
    const pieces: (readonly DyadRecord[])[] = [];
    expect(await readDyads(record.reader, {}, (dyads) => Promise.resolve(void pieces.push(dyads)))).toBe(1350);
    expect(pieces.map((dyads) => dyads.map(({ published_at: at }) => at).filter((at, place, all) => at !== all[place - 1]))).toEqual([
      ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'], ['2026-03-03T00:00:00Z'],
    ]);
    expect(new Set(pieces.flat().map(({ article_id: id, target_actor: target }) => `${id} ${target}`)).size).toBe(1350);
  });
});
