import * as fc from 'fast-check';
import type { OrderKey } from './order-key';
import { visibilityHistory, type TimedArticleFacts, type VisibilityInterval } from './visibility-history';
import { chooseVisibleRun } from './visible-run';

const key = (version: number, content = String(version)): OrderKey => ({ version, versionCreatedMs: 0, receivedAtMs: 0, contentHash: content.repeat(64).slice(0, 64) });
const revision = (version: number, recordedAtMs: number, over: Partial<TimedArticleFacts['revisions'][number]> = {}): TimedArticleFacts['revisions'][number] => ({
  revisionId: `r${version}`, orderKey: key(version), deliveryId: `d${version}`, eventId: `e${version}`, recordedAtMs, embargoedUntilMs: undefined, ...over,
});
const run = (version: number, recordedAtMs: number, engine = '1.0.0+a', over: Partial<TimedArticleFacts['runs'][number]> = {}): TimedArticleFacts['runs'][number] => ({
  runId: `r${version} by ${engine}`, revisionId: `r${version}`, engineVersion: engine, outcome: 'completed', isWhole: true, recordedAtMs, ...over,
});
const activated = (engineVersion: string, activatedAtMs: number) => ({ activationId: `${engineVersion}@${activatedAtMs}`, engineVersion, activatedAtMs });
const facts = (over: Partial<TimedArticleFacts>): TimedArticleFacts => ({
  revisions: [], runs: [], retractions: [], reinstatements: [], activations: [], erasedAtMs: undefined, ...over,
});
/** As `from-to state run`; the end of the last is left out. */
const told = (over: Partial<TimedArticleFacts>): readonly string[] => visibilityHistory(facts(over)).map(({ fromMs, toMs, state, runId }) => `${fromMs}-${toMs ?? ''} ${state}${runId === undefined ? '' : ` ${runId}`}`);

const two = { revisions: [revision(1, 10), revision(2, 20)], runs: [run(1, 10), run(2, 20)] };
const both = { revisions: [revision(1, 10)], runs: [run(1, 10), run(1, 10, '2.0.0+a')] };
const byOperator = { retractionId: 'x', by: 'operator', recordedAtMs: 30 } as const;

describe('the history of an article', () => {
  it.each<[string, Partial<TimedArticleFacts>, readonly string[]]>([
    ['is empty of what nothing is known of', { runs: [run(1, 10)] }, []],
    ['leads from revision to revision', two, ['10-20 visible r1 by 1.0.0+a', '20- visible r2 by 1.0.0+a']],
    ['knows when it was withheld and came back', { ...two, retractions: [byOperator], reinstatements: [{ retractionId: 'x', recordedAtMs: 40 }] },
      ['10-20 visible r1 by 1.0.0+a', '20-30 visible r2 by 1.0.0+a', '30-40 retracted', '40- visible r2 by 1.0.0+a']],
    ['has a gap where a retraction of nothing was taken back', { retractions: [byOperator], reinstatements: [{ retractionId: 'x', recordedAtMs: 40 }], revisions: [revision(1, 50)] },
      ['30-40 retracted', '50- pending']],
    ['is not changed by an older revision that comes late', { ...two, revisions: [revision(1, 25), revision(2, 20)], runs: [run(1, 25), run(2, 20)] }, ['20- visible r2 by 1.0.0+a']],
    ['changes with activations', { ...both, activations: [activated('1.0.0+a', 20), activated('2.0.0+a', 30), activated('1.0.0+a', 40)] },
      ['10-30 visible r1 by 1.0.0+a', '30-40 visible r1 by 2.0.0+a', '40- visible r1 by 1.0.0+a']],
    ['tells of the greatest version where none was ever activated', both, ['10- visible r1 by 2.0.0+a']],
    ['knows a reading of a delivery that was read again', { revisions: [revision(1, 10), revision(2, 20, { orderKey: key(1, 'b'), deliveryId: 'd1' })], runs: [run(1, 10), run(2, 20)] },
      ['10-20 visible r1 by 1.0.0+a', '20- visible r2 by 1.0.0+a']],
    ['knows when an embargo ended, and what was shown before it began', { ...two, revisions: [revision(1, 10), revision(2, 20, { embargoedUntilMs: 25 })] },
      ['10-20 visible r1 by 1.0.0+a', '20-25 embargoed r2 by 1.0.0+a', '25- visible r2 by 1.0.0+a']],
    ['knows failures', { ...two, runs: [run(1, 10), run(2, 20, '1.0.0+a', { outcome: 'failed' })] }, ['10-20 visible r1 by 1.0.0+a', '20- stale r1 by 1.0.0+a']],
    ['of an erased article is that it was erased', { ...two, retractions: [byOperator], erasedAtMs: 90 }, ['90- erased']],
  ])('%s', (_name, given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

const ENGINES = ['1.0.0+a', '1.1.0+a'];
const arbitraryFacts: fc.Arbitrary<TimedArticleFacts> = fc.record({
  revisions: fc.uniqueArray(fc.record({ version: fc.nat({ max: 5 }), at: fc.nat({ max: 9 }), embargo: fc.option(fc.nat({ max: 12 }), { nil: undefined }), delivery: fc.nat({ max: 4 }) }), { maxLength: 5, selector: ({ version }) => version }),
  runs: fc.uniqueArray(fc.record({ version: fc.nat({ max: 5 }), engine: fc.constantFrom(...ENGINES), at: fc.nat({ max: 9 }), isWhole: fc.boolean(), outcome: fc.constantFrom('completed' as const, 'failed' as const) }), { maxLength: 8, selector: ({ version, engine }) => `${version} ${engine}` }),
  retractedAt: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
  reinstatedAt: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
  activations: fc.array(fc.tuple(fc.constantFrom(...ENGINES), fc.nat({ max: 9 })), { maxLength: 3 }),
}).map(({ revisions, runs, retractedAt, reinstatedAt, activations }) => facts({
  revisions: revisions.map(({ version, at, embargo, delivery }) => revision(version, at, { embargoedUntilMs: embargo, deliveryId: `d${delivery}` })),
  runs: runs.map(({ version, engine, at, isWhole, outcome }) => run(version, at, engine, { isWhole, outcome })),
  retractions: retractedAt === undefined ? [] : [{ retractionId: 'x', by: 'operator', recordedAtMs: retractedAt }],
  reinstatements: reinstatedAt === undefined ? [] : [{ retractionId: 'x', recordedAtMs: reinstatedAt }],
  activations: activations.map(([version, at]) => activated(version, at)),
}));

const at = (history: readonly VisibilityInterval[], moment: number) => history.find(({ fromMs, toMs }) => fromMs <= moment && (toMs === undefined || moment < toMs));

describe('any history', () => {
  it('is the same whatever the order and repetition of facts', () => {
    fc.assert(fc.property(arbitraryFacts, (given) => {
      const turned = <T>(items: readonly T[]): T[] => [...items, ...items].reverse();
      const again = { ...given, revisions: turned(given.revisions), runs: turned(given.runs), retractions: turned(given.retractions), activations: turned(given.activations) };
      expect(visibilityHistory(again)).toEqual(visibilityHistory(given));
    }), { numRuns: 1_000 });
  });

  it('is in order, without overlaps and equal neighbours', () => {
    fc.assert(fc.property(arbitraryFacts, (given) => {
      const history = visibilityHistory(given);
      history.slice(1).forEach((each, place) => {
        const before = history[place]!;
        expect(before.toMs).toBeLessThanOrEqual(each.fromMs);
        if (before.toMs === each.fromMs) expect([before.state, before.runId, before.revisionId]).not.toEqual([each.state, each.runId, each.revisionId]);
      });
    }), { numRuns: 1_000 });
  });

  it('ends in what readers see now, and at each moment is what they would have seen with the facts up to then', () => {
    fc.assert(fc.property(arbitraryFacts, fc.nat({ max: 13 }), (given, moment) => {
      const past = factsUntil(given, moment);
      const first = Math.min(...given.activations.map(({ activatedAtMs }) => activatedAtMs));
      // Before the first activation versions are left out that came after it.
      fc.pre(given.activations.length === 0 || moment >= first);
      const seen = chooseVisibleRun({ ...past, reinstatedRetractionIds: new Set(past.reinstatements.map(({ retractionId }) => retractionId)), isErased: false });
      const interval = at(visibilityHistory(given), moment);
      const embargoed = 'revisionId' in seen && given.revisions.some(({ revisionId, embargoedUntilMs = 0 }) => revisionId === seen.revisionId && embargoedUntilMs > moment);
      expect(interval?.state ?? 'unheard').toBe(embargoed ? 'embargoed' : seen.state);
      expect([interval?.revisionId, interval?.runId]).toEqual(['revisionId' in seen ? seen.revisionId : undefined, 'runId' in seen ? seen.runId : undefined]);
    }), { numRuns: 2_000 });
  });
});

function factsUntil(given: TimedArticleFacts, moment: number): TimedArticleFacts {
  const isThere = ({ recordedAtMs }: { readonly recordedAtMs: number }): boolean => recordedAtMs <= moment;
  return {
    revisions: given.revisions.filter(isThere), runs: given.runs.filter(isThere), retractions: given.retractions.filter(isThere), reinstatements: given.reinstatements.filter(isThere),
    activations: given.activations.filter(({ activatedAtMs }) => activatedAtMs <= moment), erasedAtMs: undefined,
  };
}
