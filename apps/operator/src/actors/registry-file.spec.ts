import { actorMergedEvent, actorRegistryOf, actorRenamedEvent, officeHeldEvent } from '@on-record/domain';
import { applyAct } from './apply-registry.command';
import { changesFor, nothingBut } from './registry-changes';
import { readRegistryFile, toRegistryFile } from './registry-file';

const by = { actor: 'desk', reason: 'for a test' };
const [LEE, ANN, BOB] = ['person:lee', 'person:ann-lee', 'person:bob-ray'];
const registry = actorRegistryOf([
  actorMergedEvent({ actor: LEE, into: { kind: 'actor', actor: ANN }, mergedAt: '2026-03-02T09:00:00Z', by }),
  actorRenamedEvent({ actor: BOB, name: { kind: 'shown', name: 'Bob Ray' }, renamedAt: '2026-03-02T09:00:00Z', by }),
]);
const PM = 'group:prime-minister';
const withOffices = actorRegistryOf(['ever', '2024-07-05'].map((from) =>
  officeHeldEvent({ office: PM, from, term: { kind: 'held', holder: from === 'ever' ? ANN : BOB, ...(from === 'ever' && { until: '2024-07-05' }) }, heldAt: '2026-03-02T09:00:00Z', by })));
const offices = (...terms: readonly object[]): string => JSON.stringify({ actors: [], offices: [{ id: PM, terms }] });
const file = (actors: readonly object[]): string => JSON.stringify({ actors });

describe('a registry file', () => {
  it('that was printed of what holds changes nothing', () => {
    const printed = toRegistryFile(registry);
    expect(printed).toEqual({ actors: [{ id: ANN, aliases: [LEE] }, { id: BOB, name: 'Bob Ray' }] });
    expect(changesFor(registry, nothingBut(registry, readRegistryFile('actors.json', JSON.stringify(printed))))).toEqual([]);
  });

  it('undoes what is not in it, and leaves what is', () => {
    const wish = applyAct('actors.json', file([{ id: ANN, name: 'Ann Lee', aliases: [LEE, 'person:a-lee'], note: 'Mayor since May.' }])).wishOf(registry);
    expect(changesFor(registry, wish)).toEqual([
      { kind: 'merge', actor: 'person:a-lee', before: undefined, into: ANN },
      { kind: 'rename', actor: BOB, before: 'Bob Ray', name: undefined },
      { kind: 'rename', actor: ANN, before: undefined, name: 'Ann Lee' },
    ]);
    expect(changesFor(registry, applyAct('actors.json', file([])).wishOf(registry))).toEqual([
      { kind: 'merge', actor: LEE, before: ANN, into: undefined }, { kind: 'rename', actor: BOB, before: 'Bob Ray', name: undefined },
    ]);
  });

  it('has offices with their terms, and takes back those that are not in it', () => {
    const printed = toRegistryFile(withOffices);
    expect(printed).toEqual({ actors: [], offices: [{ id: PM, terms: [{ holder: ANN, from: 'ever', until: '2024-07-05' }, { holder: BOB, from: '2024-07-05' }] }] });
    expect(changesFor(withOffices, applyAct('actors.json', JSON.stringify(printed)).wishOf(withOffices))).toEqual([]);
    expect(changesFor(withOffices, applyAct('actors.json', offices({ holder: ANN, from: 'ever' })).wishOf(withOffices))).toMatchObject([
      { kind: 'office', actor: PM, before: { holder: BOB }, term: { from: '2024-07-05', holder: undefined } }, { kind: 'office', actor: PM, before: { holder: ANN, until: '2024-07-05' }, term: { from: 'ever', holder: ANN } },
    ]);
  });

  it.each([
    ['what is no JSON', '{"actors": [', /actors\.json is no registry of actors: .*JSON/],
    ['a key that is none', file([{ id: ANN, nmae: 'Ann' }]), /actors\.0: .*nmae/],
    ['an id that is none', file([{ id: 'Ann Lee', name: 'Ann Lee' }]), /actors\.0: "Ann Lee" is not the id of an actor/],
    ['an alias of several who act together', file([{ id: ANN, aliases: [`${LEE}+${BOB}`] }]), /several who act together cannot be merged/],
    ['an entry that says nothing', file([{ id: ANN }]), /actors\.0: neither a name nor aliases/],
    ['a name that turns the text around', file([{ id: ANN, name: 'Ann\u202eeeL' }]), /steer the text/],
    ['a name with blanks at its end', file([{ id: ANN, name: 'Ann ' }]), /none but these at its ends/],
    ['two entries of one actor', file([{ id: ANN, name: 'A' }, { id: ANN, name: 'B' }]), /person:ann-lee has two entries/],
    ['an alias of two actors', file([{ id: ANN, aliases: [LEE] }, { id: BOB, aliases: [LEE] }]), /person:lee is an alias twice/],
    ['an office that is a country', JSON.stringify({ actors: [], offices: [{ id: 'country:GB', terms: [{ holder: ANN, from: 'ever' }] }] }), /offices\.0: "country:GB" is not the id of an office/],
    ['a holder that is the office', offices({ holder: PM, from: 'ever' }), /offices\.0: group:prime-minister cannot hold itself/],
    ['days that there are not', offices({ holder: ANN, from: '2023-02-29', until: '2024-13-01' }), /"2023-02-29" is no first day.*"2024-13-01" is no last day/],
    ['a last day before the first', offices({ holder: ANN, from: '2024-07-05', until: '2024-07-04' }), /the last day, 2024-07-04, is before the first/],
    ['two terms that begin on one day', offices({ holder: ANN, from: 'ever' }, { holder: BOB, from: 'ever' }), /two terms of group:prime-minister begin on the same day, ever/],
    ['an office without terms', offices(), /offices\.0\.terms/],
  ])('is refused for %s', (_fault, text, message) => {
    expect(() => readRegistryFile('actors.json', text)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) }));
  });

  it('has all its faults told at once', () => {
    expect(() => readRegistryFile('actors.json', file([{ id: 'x', name: 'X' }, { id: ANN, name: '' }]))).toThrow(/actors\.0: .*; actors\.1: /);
  });
});

describe('what has to change', () => {
  it('is refused where merges would lead in a circle, with the way around it', () => {
    expect(() => changesFor(registry, { merges: new Map([[ANN, BOB], [BOB, LEE]]), names: new Map() })).toThrow(/circle: person:ann-lee into person:bob-ray into person:lee into person:ann-lee/);
    expect(() => changesFor(registry, { merges: new Map([[BOB, BOB]]), names: new Map() })).toThrow(/circle: person:bob-ray into person:bob-ray/);
  });

  it('is refused where an office with terms would be merged', () => {
    const merges = new Map([[PM, ANN]]);
    expect(() => changesFor(withOffices, { merges })).toThrow(/group:prime-minister would be merged into person:ann-lee and be an office with terms/);
    expect(changesFor(withOffices, { merges, terms: ['ever', '2024-07-05'].map((from) => ({ office: PM, from, holder: undefined })) })).toHaveLength(3);
    expect(() => changesFor(registry, { terms: [{ office: LEE, from: 'ever', holder: BOB }] })).toThrow(/cannot be both/);
  });

  it('is no circle where one merge takes the place of another in the same change', () => {
    expect(changesFor(registry, { merges: new Map([[LEE, undefined], [ANN, LEE]]), names: new Map() })).toHaveLength(2);
  });
});
