import * as fc from 'fast-check';
import { compareOrderKeys, orderKeyOf, type OrderKey } from './order-key';
import { coversRevision, type Retraction } from './retractions';
import type { Activation } from './engine-choice';
import { placeRevisions, type RevisionFact } from './revision-standings';
import { chooseRunsOfRevisions, chooseVisibleRun, type ArticleFacts, type RunFact } from './visible-run';

const hash = (letter: string): string => letter.repeat(64).slice(0, 64);
const key = (version: number, content = 'a', createdMs = 0): OrderKey => ({
  version, versionCreatedMs: createdMs, receivedAtMs: 0, contentHash: hash(content),
});
const revision = (id: string, orderKey: OrderKey, over: Partial<RevisionFact> = {}): RevisionFact => ({
  revisionId: id, orderKey, deliveryId: `delivery-of-${id}`, eventId: `event-of-${id}`, recordedAtMs: 0, ...over,
});
const completed = (revisionId: string, over: Partial<RunFact> = {}): RunFact => ({
  runId: `run-${revisionId}`, revisionId, engineVersion: '1.0.0+aa', outcome: 'completed', isWhole: true, ...over,
});
const failed = (revisionId: string): RunFact => completed(revisionId, { runId: `failed-${revisionId}`, outcome: 'failed' });
const killed = (orderKey: OrderKey, id = 'kill'): Retraction => ({ retractionId: id, by: 'source', orderKey });
const facts = (over: Partial<ArticleFacts>): ArticleFacts => ({
  revisions: [], runs: [], retractions: [], reinstatedRetractionIds: new Set(), activations: [], isErased: false, ...over,
});

const activated = (engineVersion: string, activatedAtMs: number): Activation => ({ activationId: `activation-${engineVersion}-${activatedAtMs}`, engineVersion, activatedAtMs });
const [ONE, TWO] = ['1.0.0+aa', '2.0.0+aa'];
const by = (engineVersion: string, revisionId: string, over: Partial<RunFact> = {}): RunFact => completed(revisionId, { runId: `${engineVersion}-${revisionId}`, engineVersion, ...over });

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

describe('an activation of an engine version', () => {
  it.each<[string, Partial<ArticleFacts>, object]>([
    ['keeps greater versions in shadow', { revisions: [v1], runs: [by(ONE, 'r1'), by(TWO, 'r1')], activations: [activated(ONE, 1)] }, { state: 'visible', runId: `${ONE}-r1` }],
    ['lets the version be seen that was activated last', { revisions: [v1], runs: [by(ONE, 'r1'), by(TWO, 'r1')], activations: [activated(ONE, 1), activated(TWO, 2)] }, { runId: `${TWO}-r1` }],
    ['leads back to a smaller version', { revisions: [v1], runs: [by(ONE, 'r1'), by(TWO, 'r1')], activations: [activated(ONE, 1), activated(TWO, 2), activated(ONE, 3)] }, { runId: `${ONE}-r1` }],
    ['leaves the one before it in place where its run is not whole', { revisions: [v1], runs: [by(ONE, 'r1'), by(TWO, 'r1', { isWhole: false })], activations: [activated(ONE, 1), activated(TWO, 2)] }, { runId: `${ONE}-r1` }],
    ['goes by revision first: an older revision is never shown for the sake of a version', { revisions: [v1, v2], runs: [by(TWO, 'r1'), by(ONE, 'r2')], activations: [activated(ONE, 1), activated(TWO, 2)] }, { state: 'visible', revisionId: 'r2', runId: `${ONE}-r2` }],
    ['leaves nothing to see where only versions in shadow have read', { revisions: [v1], runs: [by(TWO, 'r1')], activations: [activated(ONE, 1)] }, { state: 'pending', revisionId: 'r1' }],
    ['makes the failure of a version in shadow one that does not matter', { revisions: [v1, v2], runs: [by(ONE, 'r1'), by(TWO, 'r2', { outcome: 'failed' })], activations: [activated(ONE, 1)] }, { state: 'visible', revisionId: 'r1' }],
    ['lets the failure of an activated version matter', { revisions: [v1, v2], runs: [by(ONE, 'r1'), by(ONE, 'r2', { outcome: 'failed' })], activations: [activated(ONE, 1)] }, { state: 'stale', revisionId: 'r1' }],
    ['at the same moment as another goes by the greater id', { revisions: [v1], runs: [by(ONE, 'r1'), by(TWO, 'r1')], activations: [activated(TWO, 1), activated(ONE, 1)] }, { runId: `${TWO}-r1` }],
  ])('%s', (_name, given, expected) => {
    expect(chooseVisibleRun(facts(given))).toMatchObject(expected);
  });

  it('chooses the run of each revision by the same rule', () => {
    const runs = [by(ONE, 'r1'), by(TWO, 'r1'), by(TWO, 'r2'), by(ONE, 'r3', { isWhole: false })];
    expect([...chooseRunsOfRevisions({ runs, activations: [] })]).toEqual([['r1', `${TWO}-r1`], ['r2', `${TWO}-r2`]]);
    expect([...chooseRunsOfRevisions({ runs, activations: [activated(ONE, 1)] })]).toEqual([['r1', `${ONE}-r1`]]);
  });
});

describe('a delivery that was read again', () => {
  const earlier = revision('r1', key(1, 'z'), { deliveryId: 'd', recordedAtMs: 1 });
  const later = revision('r2', key(1, 'b'), { deliveryId: 'd', recordedAtMs: 2 });
  const standings = (over: Partial<ArticleFacts>): object => Object.fromEntries(placeRevisions(facts(over)).map((each) => [each.revision.revisionId, each.standing]));

  it.each<[string, Partial<ArticleFacts>, object]>([
    ['is shown as it was read last, whatever the order key', { revisions: [earlier, later], runs: [completed('r1'), completed('r2')] }, { state: 'visible', revisionId: 'r2' }],
    ['is shown as it was read before until the run of the later reading is whole', { revisions: [earlier, later], runs: [completed('r1')] }, { state: 'visible', revisionId: 'r1' }],
    ['is stale as it was read before where the engine failed at the later reading', { revisions: [earlier, later], runs: [completed('r1'), failed('r2')] }, { state: 'stale', revisionId: 'r1' }],
    ['gives way to a newer revision', { revisions: [earlier, later, v2], runs: [completed('r1'), completed('r2'), completed('r2', { revisionId: v2.revisionId })] }, { state: 'visible', revisionId: 'r2' }],
    ['is withheld in every reading when its version is', { revisions: [earlier, later], runs: [completed('r1'), completed('r2')], retractions: [killed(key(1, 'k'))] }, { state: 'retracted' }],
    ['takes the greater event where both readings are of one moment', { revisions: [earlier, { ...later, recordedAtMs: 1 }], runs: [completed('r1'), completed('r2')] }, { revisionId: 'r2' }],
  ])('%s', (_name, given, expected) => {
    expect(chooseVisibleRun(facts(given))).toMatchObject(expected);
  });

  it('leaves its earlier reading superseded, and no part of the order of contents', () => {
    expect(standings({ revisions: [earlier, later] })).toEqual({ r1: 'superseded', r2: 'standing' });
    const before = revision('r0', key(0, 'b'));
    expect(standings({ revisions: [before, earlier, later] })).toEqual({ r0: 'standing', r1: 'superseded', r2: 'folded' });
  });

  it('with the same content is no other reading: the first is shown and the later folded', () => {
    expect(standings({ revisions: [earlier, { ...later, orderKey: key(2, 'z') }] })).toEqual({ r1: 'standing', r2: 'folded' });
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

/** One fact for each id: which of two copies of an event counts is decided before. */
const uniqueRevisions = (revisions: readonly RevisionFact[]): readonly RevisionFact[] => [...new Map(revisions.map((each) => [each.revisionId, each])).values()];
const arbitraryKey = fc.record({
  version: fc.integer({ min: 0, max: 4 }), versionCreatedMs: fc.integer({ min: 0, max: 3 }),
  receivedAtMs: fc.integer({ min: 0, max: 2 }), contentHash: fc.constantFrom('a', 'b', 'c').map(hash),
});
const arbitraryFacts = fc.record({
  revisions: fc.array(fc.tuple(arbitraryKey, fc.constantFrom('d1', 'd2', 'd3'), fc.nat({ max: 2 })).map(([orderKey, deliveryId, recordedAtMs]) =>
    revision(JSON.stringify(orderKey), orderKey, { deliveryId, recordedAtMs })), { maxLength: 6 }).map(uniqueRevisions),
  retractions: fc.array(fc.oneof(
    arbitraryKey.map((orderKey) => killed(orderKey, `kill-${JSON.stringify(orderKey)}`)),
    fc.constant<Retraction>({ retractionId: 'op', by: 'operator' }),
  ), { maxLength: 2 }),
  reinstated: fc.boolean(),
  activations: fc.array(fc.tuple(fc.constantFrom('1.0.0+a', '1.1.0+a'), fc.nat({ max: 3 })).map(([version, atMs]) => activated(version, atMs)), { maxLength: 3 }),
}).chain(({ revisions, retractions, reinstated, activations }) =>
  fc.array(fc.record({
    of: fc.nat({ max: Math.max(0, revisions.length - 1) }), engineVersion: fc.constantFrom('1.0.0+a', '1.1.0+a'),
    outcome: fc.constantFrom<RunFact['outcome']>('completed', 'failed'), isWhole: fc.boolean(),
  }), { maxLength: 6 }).map((runs): ArticleFacts => facts({
    revisions,
    retractions,
    activations,
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
      const again = { ...given, revisions: twice(given.revisions), runs: twice(given.runs), retractions: twice(given.retractions), activations: twice(given.activations) };
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

  it('never show a run of a version in shadow, nor two readings of a delivery at once', () => {
    fc.assert(fc.property(arbitraryFacts, (given) => {
      const seen = chooseVisibleRun(given);
      const run = 'runId' in seen ? given.runs.find(({ runId }) => runId === seen.runId) : undefined;
      if (run !== undefined && given.activations.length > 0) expect(given.activations.map(({ engineVersion }) => engineVersion)).toContain(run.engineVersion);
      const standing = placeRevisions(given).filter((each) => each.standing === 'standing' || each.standing === 'folded').map((each) => each.revision);
      for (const group of Map.groupBy(standing, ({ deliveryId }) => deliveryId).values()) expect(new Set(group.map(({ orderKey }) => orderKey.contentHash)).size).toBe(1);
    }), { numRuns: 1_000 });
  });

  it('leave the revisions that stand in order without equal neighbours', () => {
    fc.assert(fc.property(arbitraryFacts, (given) => {
      const standing = placeRevisions(given).filter((each) => each.standing === 'standing').map((each) => each.revision);
      standing.slice(1).forEach((each, place) => {
        expect(compareOrderKeys(standing[place]!.orderKey, each.orderKey)).toBeLessThan(0);
        expect(each.orderKey.contentHash).not.toBe(standing[place]!.orderKey.contentHash);
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
