import * as fc from 'fast-check';
import { compareOrderKeys, orderKeyOf, type OrderKey } from './order-key';
import { coversRevision, type Retraction } from './retractions';
import { chooseVisibleRun, foldEqualRevisions, type ArticleFacts, type RevisionFact, type RunFact } from './visible-run';

const hash = (letter: string): string => letter.repeat(64).slice(0, 64);
const key = (version: number, content = 'a', createdMs = 0): OrderKey => ({
  version, versionCreatedMs: createdMs, receivedAtMs: 0, contentHash: hash(content),
});
const revision = (id: string, orderKey: OrderKey): RevisionFact => ({ revisionId: id, orderKey });
const completed = (revisionId: string, over: Partial<RunFact> = {}): RunFact => ({
  runId: `run-${revisionId}`, revisionId, engineVersion: '1.0.0+aa', outcome: 'completed', isWhole: true, ...over,
});
const failed = (revisionId: string): RunFact => completed(revisionId, { runId: `failed-${revisionId}`, outcome: 'failed' });
const killed = (orderKey: OrderKey, id = 'kill'): Retraction => ({ retractionId: id, by: 'source', orderKey });
const facts = (over: Partial<ArticleFacts>): ArticleFacts => ({
  revisions: [], runs: [], retractions: [], reinstatedRetractionIds: new Set(), isErased: false, ...over,
});

const v1 = revision('r1', key(1, 'a'));
const v2 = revision('r2', key(2, 'b'));
const v3 = revision('r3', key(3, 'c'));

describe('the visible run of an article', () => {
  it.each<[string, Partial<ArticleFacts>, object]>([
    ['is of the greatest revision with a whole run', { revisions: [v1, v2], runs: [completed('r1'), completed('r2')] }, { state: 'visible', revisionId: 'r2' }],
    ['stays with the older revision until the newer run is whole', { revisions: [v1, v2], runs: [completed('r1'), completed('r2', { isWhole: false })] }, { state: 'visible', revisionId: 'r1' }],
    ['is none while no run is whole', { revisions: [v1], runs: [completed('r1', { isWhole: false })] }, { state: 'pending', revisionId: 'r1' }],
    ['is none before the revision is there', { runs: [completed('r1')] }, { state: 'unheard' }],
    ['is stale when the engine failed at the newest revision', { revisions: [v1, v2], runs: [completed('r1'), failed('r2')] }, { state: 'stale', revisionId: 'r1' }],
    ['stays stale while a still newer revision is pending', { revisions: [v1, v2, v3], runs: [completed('r1'), failed('r2')] }, { state: 'stale', revisionId: 'r1' }],
    ['is none when the engine failed at the only revision', { revisions: [v1], runs: [failed('r1')] }, { state: 'failed', revisionId: 'r1' }],
    ['does not mind a failure where another engine succeeded', { revisions: [v1], runs: [failed('r1'), completed('r1')] }, { state: 'visible', revisionId: 'r1' }],
    ['is of the greater engine version', { revisions: [v1], runs: [completed('r1', { runId: 'new', engineVersion: '1.10.0+aa' }), completed('r1', { runId: 'old', engineVersion: '1.9.0+ff' })] }, { state: 'visible', runId: 'new' }],
    ['is of the first of equal revisions in a row', { revisions: [v1, revision('r1b', key(2, 'a'))], runs: [completed('r1'), completed('r1b')] }, { state: 'visible', revisionId: 'r1' }],
    ['is of the third revision when content comes back', { revisions: [v1, v2, revision('r3a', key(3, 'a'))], runs: [completed('r1'), completed('r2'), completed('r3a')] }, { state: 'visible', revisionId: 'r3a' }],
    ['is withheld by a kill', { revisions: [v1], runs: [completed('r1')], retractions: [killed(key(2, 'k'))] }, { state: 'retracted' }],
    ['is withheld by a kill that came before its article', { retractions: [killed(key(2, 'k'))] }, { state: 'retracted' }],
    ['is of a revision numbered above the kill', { revisions: [v1, v3], runs: [completed('r1'), completed('r3')], retractions: [killed(key(2, 'k'))] }, { state: 'visible', revisionId: 'r3' }],
    ['shows nothing older while the revision above the kill is pending', { revisions: [v1, v3], runs: [completed('r1')], retractions: [killed(key(2, 'k'))] }, { state: 'pending', revisionId: 'r3' }],
    ['comes back when the retraction is reinstated', { revisions: [v1], runs: [completed('r1')], retractions: [killed(key(2, 'k'))], reinstatedRetractionIds: new Set(['kill']) }, { state: 'visible', revisionId: 'r1' }],
    ['is withheld by an operator whatever the number', { revisions: [v3], runs: [completed('r3')], retractions: [{ retractionId: 'op', by: 'operator' }] }, { state: 'retracted' }],
    ['is gone when erased', { revisions: [v1], runs: [completed('r1')], isErased: true }, { state: 'erased' }],
  ])('%s', (_name, given, expected) => {
    expect(chooseVisibleRun(facts(given))).toMatchObject(expected);
  });
});

describe('a retraction by a source', () => {
  it.each<[string, OrderKey, OrderKey, boolean]>([
    ['covers a lower version', key(3), key(2), true],
    ['covers its own version, also when that is dated later', key(3, 'a', 5), key(3, 'a', 9), true],
    ['does not cover a higher version', key(3), key(4), false],
    ['without a number covers numbered revisions that are not dated later', key(0, 'a', 500), key(3, 'a', 400), true],
    ['without a number does not cover a numbered revision that is dated later', key(0, 'a', 500), key(3, 'a', 600), false],
    ['without number and date covers everything', { ...key(0), receivedAtMs: 7 }, key(3, 'a', 600), true],
    ['without a number covers later revisions without a number', key(0, 'a', 500), key(0, 'a', 600), true],
  ])('%s', (_name, retraction, orderKey, expected) => {
    expect(coversRevision(killed(retraction), orderKey)).toBe(expected);
  });
});

const arbitraryKey = fc.record({
  version: fc.integer({ min: 0, max: 4 }), versionCreatedMs: fc.integer({ min: 0, max: 3 }),
  receivedAtMs: fc.integer({ min: 0, max: 2 }), contentHash: fc.constantFrom('a', 'b', 'c').map(hash),
});
const arbitraryFacts = fc.record({
  revisions: fc.array(arbitraryKey.map((orderKey) => revision(JSON.stringify(orderKey), orderKey)), { maxLength: 6 }),
  retractions: fc.array(fc.oneof(
    arbitraryKey.map((orderKey) => killed(orderKey, `kill-${JSON.stringify(orderKey)}`)),
    fc.constant<Retraction>({ retractionId: 'op', by: 'operator' }),
  ), { maxLength: 2 }),
  reinstated: fc.boolean(),
}).chain(({ revisions, retractions, reinstated }) =>
  fc.array(fc.record({
    of: fc.nat({ max: Math.max(0, revisions.length - 1) }), engineVersion: fc.constantFrom('1.0.0+a', '1.1.0+a'),
    outcome: fc.constantFrom<RunFact['outcome']>('completed', 'failed'), isWhole: fc.boolean(),
  }), { maxLength: 6 }).map((runs): ArticleFacts => facts({
    revisions,
    retractions,
    reinstatedRetractionIds: new Set(reinstated ? retractions.map((each) => each.retractionId) : []),
    runs: runs.flatMap(({ of, engineVersion, outcome, isWhole }) => {
      const at = revisions[of];
      return at ? [{ runId: `${at.revisionId}-${engineVersion}-${outcome}-${isWhole}`, revisionId: at.revisionId, engineVersion, outcome, isWhole }] : [];
    }),
  })));

const shuffled = <T>(items: readonly T[], seed: readonly number[]): T[] =>
  items.map((item, place) => ({ item, rank: seed[place % seed.length]! })).sort((a, b) => a.rank - b.rank).map(({ item }) => item);

describe('order and repetition of facts', () => {
  it('never change what is visible', () => {
    fc.assert(fc.property(arbitraryFacts, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (given, seed) => {
      const twice = <T>(items: readonly T[]): T[] => shuffled([...items, ...items], seed);
      const again = { ...given, revisions: twice(given.revisions), runs: twice(given.runs), retractions: twice(given.retractions) };
      expect(chooseVisibleRun(again)).toEqual(chooseVisibleRun(given));
    }), { numRuns: 1_000 });
  });

  it('never show a revision that an active retraction covers', () => {
    fc.assert(fc.property(arbitraryFacts, (given) => {
      const seen = chooseVisibleRun(given);
      const shown = 'revisionId' in seen ? given.revisions.find((each) => each.revisionId === seen.revisionId) : undefined;
      const active = given.retractions.filter((each) => !given.reinstatedRetractionIds.has(each.retractionId));
      expect(shown !== undefined && active.some((each) => coversRevision(each, shown.orderKey))).toBe(false);
    }), { numRuns: 1_000 });
  });

  it('leave folded revisions in order without equal neighbours', () => {
    fc.assert(fc.property(arbitraryFacts, ({ revisions }) => {
      const folded = foldEqualRevisions(revisions);
      folded.slice(1).forEach((each, place) => {
        expect(compareOrderKeys(folded[place]!.orderKey, each.orderKey)).toBeLessThan(0);
        expect(each.orderKey.contentHash).not.toBe(folded[place]!.orderKey.contentHash);
      });
    }));
  });
});

it('an order key counts the moment of receipt only where the source gives neither version nor date', () => {
  const given = { receivedAtMs: 99, contentHash: hash('a') };
  expect(orderKeyOf(given).receivedAtMs).toBe(99);
  expect(orderKeyOf({ ...given, version: 0 }).receivedAtMs).toBe(0);
  expect(orderKeyOf({ ...given, versionCreatedMs: 5 }).receivedAtMs).toBe(0);
});
