import { countBadOffsets } from './bad-offsets.ts';
import { foundArticleSchema } from './found-article.ts';
import { isInSlice } from './measure-sets.ts';
import { toAccusationPrediction } from './to-accusation-prediction.ts';
import { toEngineInput, toPublishedAt } from './to-engine-input.ts';
import { toQuotePrediction } from './to-quote-prediction.ts';

const text = '“We paid,” Ann Lee said. “Chile lied.” Peru denied it.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
const actor = (words: string, resolved: string) => ({ ...at(words), resolved, canonical: null });
const nobody = { start: -1, end: -1, text: '' };
const found = foundArticleSchema.parse({
  id: 'a', channel: 'kept aside',
  statements: [
    { kind: 'direct', start: 1, end: 36, text: text.slice(1, 36), parts: [at('We paid'), at('Chile lied')], speaker: actor('Ann Lee', 'Ann Lee'), cue: at('said'), channel: null, zone: 'body' },
    { kind: 'indirect', ...at('it'), speaker: null, cue: null },
  ],
  accusations: [
    { type: 'accuse', accuser: actor('Ann Lee', 'Ann Lee'), accused: { ...nobody, resolved: 'Republic of Chile', canonical: 'country:CL' }, allegation: at('lied'), trigger: at('lied'), certainty: 'uncertain' },
    { type: 'deny', accuser: actor('Peru', ''), accused: { ...nobody, resolved: '', canonical: null }, allegation: null, trigger: at('denied'), certainty: 'certain' },
  ],
});

describe('findings for the scorers', () => {
  it('give parts of statements as pairs of offsets', () => {
    expect(toQuotePrediction(found)).toMatchObject({ id: 'a', statements: [{ kind: 'direct', parts: [[1, 8], [26, 36]], speaker: { resolved: 'Ann Lee' }, cue: { text: 'said' } }, { speaker: null }] });
    expect(toQuotePrediction(found)).not.toHaveProperty('statements.1.parts');
  });

  it('name the parties of accusations by whom they were resolved to, else by their words, else not', () => {
    expect(toAccusationPrediction(found).events).toEqual([
      { type: 'accuse', source: 'Ann Lee', target: 'Republic of Chile', allegation: 'lied', uncertain: true },
      { type: 'deny', source: 'Peru', target: null, allegation: null },
    ]);
  });

  it('have no bad offsets when every span is what stands there', () => {
    expect(countBadOffsets(found, text)).toBe(0);
  });

  it('have a bad offset for each span that is not', () => {
    expect(countBadOffsets(found, text.replace('Ann', 'Eva'))).toBe(3);
    expect(countBadOffsets(found, '')).toBeGreaterThan(8);
  });
});

describe('what the engine is given', () => {
  it.each([['20080804', '2008-08-04T12:00:00Z'], ['2016-09-15', '2016-09-15T12:00:00Z'], [null, undefined], [undefined, undefined], ['soon', undefined]])('the date %j is the publication %j', (date, expected) => {
    expect(toPublishedAt(date)).toBe(expected);
  });

  it('keeps the time of publication of an article that has one', () => {
    expect(toEngineInput({ id: 'a', text, publishedAt: '2025-03-19T21:00:00+05:30', date: '2016-09-15' })).toEqual({ id: 'a', text, publishedAt: '2025-03-19T21:00:00+05:30' });
  });

  it('is of a slice when the SHA-1 of the id is divisible by eight', () => {
    // printf 'a' | sha1sum ends in b8, 'b' in 98, 'c' in b4.
    expect(['a', 'b', 'c'].map(isInSlice)).toEqual([true, true, false]);
  });
});
