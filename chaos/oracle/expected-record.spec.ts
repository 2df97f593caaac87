import type { Inputs, Revision, SourceRetraction } from '../story/story.ts';
import { compareRecords } from './compare-records.ts';
import { expectedRecord, findingsOf, runName } from './expected-record.ts';
import type { RealRecord } from './real-record.ts';

const content = (words: string): Revision['content'] => ({
  headline: 'Talks', sentences: [{
    text: `Norway accused Sweden of ${words}.`, statements: [`Norway: Sweden of ${words}`], accusations: [`Norway > Sweden: ${words}`], denials: [],
    foreign: { accuser: 'Norway', accused: 'Sweden', allegation: 'ships' },
  }],
});
const revision = (version: number, words = `hiding ${version} ships`, minute = 0): Revision => ({ guid: 'a', version, createdMinute: version * 100 + minute, content: content(words) });
const retraction = (version: number): SourceRetraction => ({ guid: 'a', version, createdMinute: version * 100 + 50, reason: 'Wrong.' });
const inputs = (given: Partial<Inputs>): Inputs => ({ revisions: [], retractions: [], reinstated: [], foreignRuns: [], wholeForeignRuns: [], poison: [], ...given });
const foreign = (of: Revision) => ({ revision: of, rest: 'later' as const });

describe('what must be seen of an article', () => {
  const run = foreign(revision(2));
  it.each<[string, Partial<Inputs>, string]>([
    ['the newest version, in whatever order they came', { revisions: [revision(3), revision(1), revision(2)] }, 'visible a v3/300 by ours'],
    ['of one version the one made last', { revisions: [revision(2, 'a', 1), revision(2, 'b')] }, 'visible a v2/201 by ours'],
    ['the first of those that say the same', { revisions: [revision(1, 'x'), revision(2, 'x'), revision(3, 'x')] }, 'visible a v1/100 by ours'],
    ['a version that says what an older one but its predecessor said', { revisions: [revision(1, 'x'), revision(2, 'y'), revision(3, 'x')] }, 'visible a v3/300 by ours'],
    ['nothing after a retraction', { revisions: [revision(1)], retractions: [retraction(1)] }, 'retracted -'],
    ['nothing where a version below the retraction comes late', { revisions: [revision(2), revision(1)], retractions: [retraction(2)] }, 'retracted -'],
    ['a version above the retraction, which ends it', { revisions: [revision(1), revision(3)], retractions: [retraction(2)] }, 'visible a v3/300 by ours'],
    ['a tombstone where the retraction came alone', { retractions: [retraction(2)] }, 'retracted -'],
    ['all again when the retraction was taken back', { revisions: [revision(1)], retractions: [retraction(1)], reinstated: [retraction(1)] }, 'visible a v1/100 by ours'],
    ['nothing where one of two retractions was taken back', { revisions: [revision(1)], retractions: [retraction(1), retraction(2)], reinstated: [retraction(1)] }, 'retracted -'],
    ['nothing of an article of which there is only what was taken back', { retractions: [retraction(1)], reinstated: [retraction(1)] }, 'unheard -'],
    ['our run while the foreign one is not whole', { revisions: [revision(2)], foreignRuns: [run] }, 'visible a v2/200 by ours'],
    ['the foreign run once it is whole', { revisions: [revision(2)], foreignRuns: [run], wholeForeignRuns: [run] }, 'visible a v2/200 by foreign'],
    ['our run of a newer version than the foreign one has read', { revisions: [revision(2), revision(3)], foreignRuns: [run], wholeForeignRuns: [run] }, 'visible a v3/300 by ours'],
    ['a retracted one not for its foreign run either', { revisions: [revision(2)], foreignRuns: [run], wholeForeignRuns: [run], retractions: [retraction(2)] }, 'retracted -'],
  ])('is %s', (_name, given, expected) => {
    const article = expectedRecord(inputs(given)).articles.get('a');
    expect(`${article?.state} ${article?.shown ?? '-'}`).toBe(expected);
  });

  it('counts for pairs what is shown', () => {
    expect(expectedRecord(inputs({ revisions: [revision(1), revision(2)] })).pairs).toEqual(new Map([['Norway > Sweden', '1 accusations, 0 denials']]));
    expect(expectedRecord(inputs({ revisions: [revision(1)], retractions: [retraction(1)] })).pairs).toEqual(new Map());
  });

  it('has the statements of a foreign run before its rest has come', () => {
    const given = inputs({ revisions: [revision(2)], foreignRuns: [run] });
    expect(expectedRecord(given).runs.get(runName(revision(2), 'foreign'))).toEqual(['statement ?: Norway accused Sweden of hiding 2 ships.']);
  });
});

describe('what is there beside what must be there', () => {
  const given = inputs({ revisions: [revision(1)] });
  const lines = findingsOf(revision(1).content);
  const name = runName(revision(1), 'ours');
  const good: RealRecord = {
    articles: [{ guid: 'a', state: 'visible', shown: name, findings: lines }], revisions: ['a v1/100'], retractions: [], runs: [{ name, findings: lines }],
    pairs: new Map([['Norway > Sweden', '1 accusations, 0 denials']]), deadLetters: [],
  };
  const kindsOf = (real: Partial<RealRecord>, of = given): readonly string[] => [...new Set(compareRecords(of, expectedRecord(of), { ...good, ...real }).map(({ kind }) => kind))];

  it.each<[string, Partial<RealRecord>, readonly string[]]>([
    ['nothing when all is there', {}, []],
    ['lost when a revision has no row', { revisions: [] }, ['lost']],
    ['lost when an article is not there', { articles: [] }, ['lost']],
    ['lost when its run has not come', { articles: [{ guid: 'a', state: 'pending', shown: undefined, findings: [] }], runs: [] }, ['lost']],
    ['lost when a finding is missing', { articles: [{ guid: 'a', state: 'visible', shown: name, findings: lines.slice(1) }] }, ['lost']],
    ['double when a run has two rows', { runs: [{ name, findings: lines }, { name, findings: lines }] }, ['double']],
    ['double when a finding is there twice', { articles: [{ guid: 'a', state: 'visible', shown: name, findings: [...lines, ...lines.slice(1)] }] }, ['double']],
    ['wrong when a finding is another', { articles: [{ guid: 'a', state: 'visible', shown: name, findings: [...lines, 'statement x: y'] }] }, ['wrong']],
    ['wrong when a revision is there that nobody sent', { revisions: ['a v1/100', 'b v1/100'] }, ['wrong']],
    ['wrong when a record was set aside', { deadLetters: [{ stage: 'projector', key: 'a/b', place: 'articles/1 offset 7', code: 'EVENT_PAYLOAD_INVALID', reason: 'no', state: 'open' }] }, ['wrong']],
    ['wrong when a pair counts otherwise', { pairs: new Map([['Norway > Sweden', '2 accusations, 0 denials']]) }, ['wrong']],
  ])('is %s', (_name, real, kinds) => {
    expect(kindsOf(real)).toEqual(kinds);
  });

  it('is resurrected when a retracted article is seen', () => {
    const withdrawn = inputs({ revisions: [revision(1)], retractions: [retraction(1)] });
    const real = { retractions: ['a v1/150'], pairs: new Map<string, string>() };
    expect(kindsOf(real, withdrawn)).toEqual(['resurrected']);
    expect(kindsOf({ ...real, articles: [{ guid: 'a', state: 'retracted', shown: undefined, findings: lines }] }, withdrawn)).toEqual(['resurrected']);
    expect(kindsOf({ ...real, articles: [{ guid: 'a', state: 'retracted', shown: undefined, findings: [] }] }, withdrawn)).toEqual([]);
  });
});
