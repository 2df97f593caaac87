import fc from 'fast-check';
import type { Event } from './event';
import type { FindingChange, FindingOverridden } from './events/finding-overridden';
import { findingOverriddenEvent, standingOverridesOf } from './finding-overrides';
import { readEvent } from './read-event';
import { deterministicId } from './uuid';
import { topicNamesOf, writeEvent } from './write-event';

const uuid = (name: string): string => deterministicId('event', [name]);
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const ANN = { kind: 'actor', actor: { canonical: 'person:ann-lee', name: 'Ann Lee' } } as const;
const NOBODY = { kind: 'unknown', reason: 'not-named' } as const;

const overridden = (change: FindingChange, minute = 1, kind: FindingOverridden['finding']['kind'] = 'accusation', key = 'k'): Event<'FindingOverridden'> => findingOverriddenEvent(
  { articleId: uuid('a'), finding: { kind, key: uuid(key) }, change, overriddenAt: at(minute), by: { actor: 'desk', reason: 'misread' } });

describe('a correction of a finding', () => {
  it('is the same fact where it is the same act, and another where anything differs', () => {
    expect(overridden({ kind: 'hidden' })).toEqual(overridden({ kind: 'hidden' }));
    const acts = [overridden({ kind: 'hidden' }), overridden({ kind: 'confirmed' }), overridden({ kind: 'hidden' }, 2), overridden({ kind: 'hidden' }, 1, 'denial'), overridden({ kind: 'hidden' }, 1, 'accusation', 'l')];
    expect(new Set(acts.map(({ id }) => id)).size).toBe(5);
  });

  it.each([
    overridden({ kind: 'hidden' }), overridden({ kind: 'confirmed' }), overridden({ kind: 'as-read' }), overridden({ kind: 're-ascribed', parties: { accuser: ANN } }),
    overridden({ kind: 're-ascribed', parties: { denier: ANN, deniedAccuser: NOBODY } }, 1, 'denial'), overridden({ kind: 're-ascribed', parties: { speaker: NOBODY } }, 1, 'statement'),
  ])('goes through the log as it is, under the id of its article', (fact) => {
    const record = writeEvent(fact, topicNamesOf('on-record'));
    expect(record.topic).toBe('on-record.control');
    expect(readEvent(record)).toMatchObject({ kind: 'event', event: { subject: uuid('a'), payload: fact.payload } });
  });

  it.each([
    ['statement', { accuser: ANN }], ['accusation', {}], ['denial', { denier: ANN, speaker: ANN }], ['accusation', { accused: { kind: 'actor', actor: { canonical: 'ann lee', name: 'Ann Lee' } } }],
    ['accusation', { accused: { kind: 'actor', actor: { canonical: 'person:ann-lee', name: 'A'.repeat(201) } } }],
  ] as const)('cannot be written of a %s with parties %j', (kind, parties) => {
    expect(() => writeEvent(overridden({ kind: 're-ascribed', parties }, 1, kind), topicNamesOf('on-record'))).toThrow(expect.objectContaining({ code: 'EVENT_PAYLOAD_INVALID' }));
  });

  it('holds until a later one about the same finding, in any order and repetition', () => {
    const change = fc.constantFrom<FindingChange>({ kind: 'hidden' }, { kind: 'confirmed' }, { kind: 'as-read' });
    const fact = fc.tuple(change, fc.nat(5), fc.constantFrom('k', 'l')).map(([what, minute, key]) => overridden(what, minute, 'accusation', key));
    const twoOrders = fc.array(fact, { maxLength: 8 }).chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })));
    fc.assert(fc.property(twoOrders, ([told, again]) => {
      expect(standingOverridesOf(again)).toEqual(standingOverridesOf(told));
    }));
    expect(standingOverridesOf([overridden({ kind: 'confirmed' }, 2), overridden({ kind: 'hidden' }, 1)]).map(({ payload }) => payload.change.kind)).toEqual(['confirmed']);
    expect(standingOverridesOf([overridden({ kind: 'as-read' }, 2), overridden({ kind: 'hidden' }, 1)])).toEqual([]);
  });
});
