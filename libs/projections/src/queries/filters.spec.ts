import { accusationConditions } from './accusations';
import { actorIs, findingConditions, phraseIn, publishedWithin } from './filters';
import { renderSql, sql, whereAll, type Sql } from './sql';

function rendered(conditions: readonly (Sql | undefined)[]): ReturnType<typeof renderSql> {
  return renderSql(whereAll(conditions));
}

describe('an actor that is asked for', () => {
  it('is found by id alone and among those who act together', () => {
    expect(rendered([actorIs('accuser', 'country:UA')])).toEqual({
      text: "WHERE (accuser_canonical = $1 OR $2 = ANY(string_to_array(accuser_canonical, '+')))",
      values: ['country:UA', 'country:UA'],
    });
  });

  it('is found by a part of the name, with nothing in it taken for a wildcard', () => {
    expect(rendered([actorIs('speaker', String.raw`100%_\ sure'; --`)])).toEqual({
      text: 'WHERE (speaker_name ILIKE $1 OR speaker_read_name ILIKE $2)',
      values: [String.raw`%100\%\_\\ sure'; --%`, String.raw`%100\%\_\\ sure'; --%`],
    });
  });
});

describe('a time that is asked for', () => {
  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['2026-11-24T10:00:00+05:30', '2026-11-24T04:30:00.000Z', '2026-11-24T04:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ])('%s begins at %s and ends before %s', (moment, begin, end) => {
    expect(rendered(publishedWithin({ from: moment, to: moment })).values).toEqual([begin, end]);
  });
});

describe('the conditions of findings', () => {
  it('leave stale findings out unless they are asked for', () => {
    expect(rendered(findingConditions({})).text).toBe('WHERE NOT is_stale');
    expect(rendered(findingConditions({ includeStale: true })).text).toBe('');
  });

  it('show certain accusations unless others are asked for', () => {
    expect(rendered(accusationConditions({})).values).toEqual(['certain']);
    expect(rendered(accusationConditions({ certainty: 'uncertain' })).values).toEqual(['uncertain']);
    expect(rendered(accusationConditions({ certainty: 'all' })).text).toBe('WHERE NOT is_stale');
  });

  it('find a party on either side', () => {
    expect(rendered(accusationConditions({ party: 'Kyiv', certainty: 'all', includeStale: true })).text).toBe(
      'WHERE ((accuser_name ILIKE $1 OR accuser_read_name ILIKE $2) OR (accused_name ILIKE $3 OR accused_read_name ILIKE $4))',
    );
  });

  it('find a language with its regions', () => {
    expect(rendered(findingConditions({ language: 'EN', includeStale: true })).values).toEqual(['en', 'en-%']);
  });

  it('search a phrase in all columns that may hold it', () => {
    expect(rendered([sql`x`, phraseIn(['a', 'b'], 'p')])).toEqual({ text: 'WHERE x AND (a ILIKE $1 OR b ILIKE $2)', values: ['%p%', '%p%'] });
  });
});
