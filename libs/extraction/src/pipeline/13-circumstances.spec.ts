import { findingsOf } from '../../spec/extract-text';

const channelOf = (text: string) => findingsOf(text).statements.map(({ channel }) => (channel ? `${channel.kind} ${channel.name ?? '-'}: ${channel.mention.text}` : 'none'));
const timeOf = (text: string) => findingsOf(text).statements.map(({ saidAt }) => (saidAt ? `${saidAt.mention.text} = ${saidAt.value} (${saidAt.precision})` : 'none'));

describe('the channel of a statement', () => {
  it.each([
    ['Ann Lee said on X that the bridge was weak.', 'social-post X: X'],
    ['In a post on Truth Social, Ann Lee said the bridge was weak.', 'social-post Truth Social: a post on Truth Social'],
    ['Ann Lee took to Telegram to call the bridge “a shame”.', 'social-post Telegram: Telegram'],
    ['Ann Lee said in a statement that the bridge was weak.', 'written-statement -: a statement'],
    ['“It is weak,” Ann Lee said in a phone interview.', 'interview -: a phone interview'],
    ['Ann Lee denied the charge in a statement.', 'written-statement -: a statement'],
    ['Ann Lee told reporters the bridge was weak.', 'press-conference -: reporters'],
    ['“It is weak,” said Ann Lee, the mayor, at a press conference in Osmer.', 'press-conference -: a press conference'],
    ['“It is weak,” Ann Lee told a news conference.', 'press-conference -: a news conference'],
    ['“It is weak,” Ann Lee told the Daily Ledger.', 'interview Daily Ledger: the Daily Ledger'],
    ['“It is weak,” Ann Lee told the court.', 'court -: the court'],
    ['In a letter to the mayor, Ann Lee wrote that the bridge was weak.', 'letter -: a letter to the mayor'],
    ['“It is weak,” Ann Lee told the County Board of Commissioners.', 'speech County Board of Commissioners: the County Board of Commissioners'],
    ['“It is weak,” Ann Lee told Lima radio.', 'interview Lima: Lima radio'],
    ['“It is weak,” Ann Lee told Polish radio.', 'interview -: Polish radio'],
    ['“It is weak,” Ann Lee told the Delta High Court.', 'court Delta High Court: the Delta High Court'],
    ['Ann Lee said the report on X was weak.', 'none'],
    ['Ann Lee told her brother that the bridge was weak.', 'none'],
  ])('%s', (text, expected) => {
    expect(channelOf(text)).toEqual([expected]);
  });
});

describe('a venue that the article has named', () => {
  it.each([
    ['The Delta High Court sat on Monday. “It is weak,” Ann Lee told the court.', 'court Delta High Court: the court'],
    ['The Assembly sat on Monday. “It is weak,” Ann Lee told the House.', 'speech Assembly: the House'],
    ['The Commons sat on Monday. “It is weak,” Ann Lee told MPs.', 'speech Commons: MPs'],
    ['“It is weak,” Ann Lee told the House.', 'speech House: the House'],
  ])('%s', (text, expected) => {
    expect(channelOf(text)).toEqual([expected]);
  });
});

describe('the time of a statement', () => {
  it.each([
    ['Ann Lee said on Monday that the bridge was weak.', 'Monday = 2025-03-17 (day)'],
    ['Ann Lee said on Friday that the bridge was weak.', 'Friday = 2025-03-14 (day)'],
    ['Ann Lee said on Wednesday that the bridge was weak.', 'Wednesday = 2025-03-19 (day)'],
    ['On March 11, Ann Lee said the bridge was weak.', 'March 11 = 2025-03-11 (day)'],
    ['“It is weak,” Ann Lee said on December 30.', 'December 30 = 2024-12-30 (day)'],
    ['“It is weak,” Ann Lee said yesterday.', 'yesterday = 2025-03-18 (day)'],
    ['“It is weak,” Ann Lee said late on Tuesday.', 'Tuesday = 2025-03-18 (day)'],
    ['“It is weak,” Ann Lee said on Monday night.', 'Monday night = 2025-03-17 (part-of-day)'],
    ['Ann Lee said last week that the bridge was weak.', 'last week = 2025-W11 (week)'],
    ['Ann Lee said last month that the bridge was weak.', 'last month = 2025-02 (month)'],
    ['“It is weak,” Ann Lee said at 6 pm on Tuesday.', '6 pm on Tuesday = 2025-03-18T18 (hour)'],
    ['In a post on X at 11.20pm on Tuesday, Ann Lee said the bridge was weak.', '11.20pm on Tuesday = 2025-03-18T23:20 (instant)'],
    ['A report released in February said the bridge was weak.', 'February = 2025-02 (month)'],
    ['Ann Lee said the bridge would open on Friday.', 'none'],
    ['Ann Lee said the bridge, closed on Friday, was weak.', 'none'],
  ])('%s', (text, expected) => {
    expect(timeOf(text)).toEqual([expected]);
  });

  it('is that of the article’s own zone', () => {
    const text = 'Ann Lee said on Thursday that the bridge was weak.';
    const at = (timeZone: string) => findingsOf(text, { publishedAt: '2025-03-19T20:00:00Z', timeZone }).statements[0]?.saidAt?.value;
    expect([at('UTC'), at('Asia/Kolkata')]).toEqual(['2025-03-13', '2025-03-20']);
  });

  it('is left out where the time of publication cannot be read', () => {
    expect(findingsOf('Ann Lee said on Monday that the bridge was weak.', { publishedAt: 'soon' }).statements[0]).not.toHaveProperty('saidAt');
  });

  it('is left out in years that are not of four digits', () => {
    const inJuly = (publishedAt: string) => findingsOf('In July, Ann Lee said the bridge was weak.', { publishedAt }).statements[0]?.saidAt?.value;
    expect([inJuly('0001-01-01T00:00:00Z'), inJuly('2025-03-19T00:00:00Z')]).toEqual([undefined, '2024-07']);
  });

  it('takes the offset of the time where the zone is not known', () => {
    const text = 'Ann Lee said today that the bridge was weak.';
    expect(findingsOf(text, { publishedAt: '2025-03-19T23:00:00-05:00', timeZone: 'Nowhere/Else' }).statements[0]?.saidAt?.value).toBe('2025-03-19');
  });
});
