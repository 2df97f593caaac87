import fc from 'fast-check';
import { actorMergedEvent, actorRegistryOf, actorRenamedEvent, circleOf, isActorRegistryFact, resolveMerges, type ActorRegistryFact } from './actor-registry';
import { officeHeldEvent, resolveTerms, type StandingTerm } from './office-terms';
import { readEvent } from './read-event';
import { topicNamesOf, writeEvent } from './write-event';

const by = { actor: 'desk', reason: 'It is the same man.' };
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const id = (letter: string): string => `person:${letter}`;

/** `a` is the same as `b`, or stands for itself again. */
const merged = (a: string, b: string | undefined, minute: number): ActorRegistryFact =>
  actorMergedEvent({ actor: id(a), into: b === undefined ? { kind: 'itself' } : { kind: 'actor', actor: id(b) }, mergedAt: at(minute), by });
const renamed = (a: string, name: string | undefined, minute: number): ActorRegistryFact =>
  actorRenamedEvent({ actor: id(a), name: name === undefined ? { kind: 'as-read' } : { kind: 'shown', name }, renamedAt: at(minute), by });
/** `a` holds the office from one day of 2026 on, to another where that is given; or nobody knows who does. */
const held = (a: string | undefined, [from, until]: readonly [from: string, until?: string | undefined], minute = 1): ActorRegistryFact =>
  officeHeldEvent({ office: 'group:mayor', from, term: a === undefined ? { kind: 'unknown' } : { kind: 'held', holder: id(a), ...(until !== undefined && { until }) }, heldAt: at(minute), by });
const tenures = (facts: readonly ActorRegistryFact[]): readonly string[] =>
  resolveTerms(actorRegistryOf(facts).terms).map(({ holder, firstDay, lastDay }) => `${holder.slice(-1)} ${firstDay} ${lastDay ?? 'on'}`);
const resolved = (facts: readonly ActorRegistryFact[]): Readonly<Record<string, string>> => Object.fromEntries(resolveMerges(actorRegistryOf(facts).merges));

describe('facts about actors', () => {
  it('are the same fact where they are the same act, and another where anything differs', () => {
    expect(merged('a', 'b', 1)).toEqual(merged('a', 'b', 1));
    expect(new Set([merged('a', 'b', 1), merged('a', 'c', 1), merged('a', undefined, 1), merged('a', 'b', 2), renamed('a', 'A', 1), renamed('a', undefined, 1), held('a', ['ever']), held(undefined, ['ever'])].map((fact) => fact.id)).size).toBe(8);
  });

  it.each([merged('a', 'b', 1), merged('a', undefined, 1), renamed('a', 'Ann Lee', 1), renamed('a', undefined, 1)])('go through the log as they are', (fact) => {
    const record = writeEvent(fact, topicNamesOf('on-record'));
    expect(record.topic).toBe('on-record.control');
    expect(readEvent(record)).toMatchObject({ kind: 'event', event: { type: fact.type, subject: id('a'), payload: fact.payload } });
    expect(isActorRegistryFact(fact)).toBe(true);
  });

  it('go through the log as they are where they are about an office, of groups and organisations and days that there are only', () => {
    const fact = held('a', ['2026-02-28', '2026-03-31']);
    const record = writeEvent(fact, topicNamesOf('on-record'));
    expect(readEvent(record)).toMatchObject({ kind: 'event', event: { type: 'OfficeHeld', subject: 'group:mayor', payload: fact.payload } });
    expect(isActorRegistryFact(fact)).toBe(true);
    const office = { office: 'group:mayor', from: 'ever', term: { kind: 'held', holder: id('a') }, heldAt: at(1), by } as const;
    for (const wrong of [{ office: 'country:GB' }, { office: 'group:mayor+group:council' }, { from: '2026-02-29' }, { from: '0999-01-01' }, { from: 'never' }, { term: { ...office.term, until: 'ever' } }]) {
      expect(() => writeEvent(officeHeldEvent({ ...office, ...wrong }), topicNamesOf('on-record'))).toThrow(expect.objectContaining({ code: 'EVENT_PAYLOAD_INVALID' }));
    }
  });

  it.each(['ann lee', 'person:ann lee', 'person:a+person:b', 'planet:mars'])('cannot be written of %s: no id, or several who act together and cannot be merged', (actor) => {
    const merge = actorMergedEvent({ actor, into: { kind: 'itself' }, mergedAt: at(1), by });
    expect(() => writeEvent(merge, topicNamesOf('on-record'))).toThrow(expect.objectContaining({ code: 'EVENT_PAYLOAD_INVALID' }));
  });
});

describe('the registry of actors', () => {
  it('follows merges on to their end', () => {
    expect(resolved([merged('a', 'b', 1), merged('b', 'c', 2)])).toEqual({ [id('a')]: id('c'), [id('b')]: id('c') });
  });

  it('has of each id what was said last, and undoes', () => {
    expect(resolved([merged('a', 'b', 1), merged('a', 'c', 3), merged('a', 'd', 2)])).toEqual({ [id('a')]: id('c') });
    expect(resolved([merged('a', undefined, 4), merged('a', 'b', 1), merged('b', 'c', 2)])).toEqual({ [id('b')]: id('c') });
    expect([...actorRegistryOf([renamed('a', 'A', 1), renamed('b', 'B', 1), renamed('a', undefined, 2), renamed('c', 'C', 1)]).names]).toEqual([[id('b'), 'B'], [id('c'), 'C']]);
  });

  it('passes over the latest merge of a circle, so that the others hold as before', () => {
    expect(resolved([merged('a', 'b', 1), merged('b', 'a', 2)])).toEqual({ [id('a')]: id('b') });
    expect(resolved([merged('a', 'b', 2), merged('b', 'a', 1)])).toEqual({ [id('b')]: id('a') });
    expect(resolved([merged('x', 'a', 1), merged('a', 'b', 2), merged('b', 'c', 3), merged('c', 'a', 4)])).toEqual({ [id('x')]: id('c'), [id('a')]: id('c'), [id('b')]: id('c') });
    expect(resolved([merged('a', 'a', 1)])).toEqual({});
  });

  it('is the same in any order and repetition, and never leads in a circle', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const fact = fc.oneof(
      fc.tuple(letter, fc.option(letter, { nil: undefined }), fc.nat(5)).map(([a, b, minute]) => merged(a, b, minute)),
      fc.tuple(letter, fc.option(letter, { nil: undefined }), fc.nat(5)).map(([a, name, minute]) => renamed(a, name, minute)),
    );
    const facts = fc.array(fact, { maxLength: 10 });
    const twoOrders = facts.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })));
    fc.assert(fc.property(twoOrders, ([told, again]) => {
      expect(actorRegistryOf(again)).toEqual(actorRegistryOf(told));
      const ends = resolveMerges(actorRegistryOf(told).merges);
      expect(resolveMerges(actorRegistryOf(told).merges.toReversed())).toEqual(ends);
      for (const [actor, end] of ends) expect([end === actor, ends.has(end)]).toEqual([false, false]);
    }));
  });

  it('has of each office and first day what was said last, and undoes', () => {
    expect(tenures([held('a', ['2026-01-01'], 1), held('b', ['2026-01-01'], 3), held('c', ['2026-01-01'], 2), held('d', ['2026-05-01'], 1)])).toEqual(['b 2026-01-01 2026-04-30', 'd 2026-05-01 on']);
    expect(tenures([held(undefined, ['2026-05-01'], 2), held('a', ['2026-01-01']), held('d', ['2026-05-01'])])).toEqual(['a 2026-01-01 on']);
  });

  it.each([
    ['one after the other on the same day', [['a', 'ever', '2026-05-01'], ['b', '2026-05-01']], ['a ever 2026-04-30', 'b 2026-05-01 on']],
    ['a gap between', [['a', '2026-01-01', '2026-02-28'], ['b', '2026-05-01']], ['a 2026-01-01 2026-02-28', 'b 2026-05-01 on']],
    ['one within the other, which does not come back', [['a', 'ever'], ['b', '2026-02-01', '2026-02-28']], ['a ever 2026-01-31', 'b 2026-02-01 2026-02-28']],
    ['one day, and one that ends before it begins', [['a', '2026-02-01', '2026-02-01'], ['b', '2026-03-01', '2026-02-28']], ['a 2026-02-01 2026-02-01']],
  ] as const)('gives each day of an office one holder: %s', (_case, terms, expected) => {
    expect(tenures(terms.map(([holder, ...days]) => held(holder, days)))).toEqual(expected);
  });

  it('gives each day of an office the term that begins last by then, if it has not ended, whatever the order of facts', () => {
    const day = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05');
    const fact = fc.tuple(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), fc.oneof(day, fc.constant('ever')), fc.option(day, { nil: undefined }), fc.nat(3))
      .map(([holder, from, until, minute]) => held(holder, [from, until], minute));
    const twoOrders = fc.array(fact, { maxLength: 10 }).chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })));
    const begins = (term: StandingTerm): string => (term.from === 'ever' ? '' : term.from);
    fc.assert(fc.property(twoOrders, day, ([told, again], on) => {
      const { terms } = actorRegistryOf(told);
      expect(actorRegistryOf(again).terms).toEqual(terms);
      expect(resolveTerms(terms.toReversed())).toEqual(resolveTerms(terms));
      const [last] = terms.filter((term) => begins(term) <= on).toSorted((a, b) => (begins(a) < begins(b) ? 1 : -1));
      const holders = resolveTerms(terms).filter(({ firstDay, lastDay }) => (firstDay === 'ever' || firstDay <= on) && (lastDay === undefined || on <= lastDay)).map(({ holder }) => holder);
      expect(holders).toEqual(last === undefined || (last.until !== undefined && last.until < on) ? [] : [last.holder]);
    }));
  });

  it('says in which circle a merge would lead, so that it can be refused', () => {
    const { merges } = actorRegistryOf([merged('a', 'b', 1), merged('b', 'c', 2)]);
    expect(circleOf(merges, { actor: id('c'), into: id('a') })).toEqual([id('c'), id('a'), id('b')]);
    expect(circleOf(merges, { actor: id('a'), into: id('a') })).toEqual([id('a')]);
    expect(circleOf(merges, { actor: id('a'), into: id('c') })).toBeUndefined();
    expect(circleOf(merges, { actor: id('d'), into: id('a') })).toBeUndefined();
    const circle = actorRegistryOf([merged('a', 'b', 1), merged('b', 'a', 2)]).merges;
    expect(circleOf(circle, { actor: id('x'), into: id('a') })).toBeUndefined();
  });
});
