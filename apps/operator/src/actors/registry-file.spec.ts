import { actorMergedEvent, actorRegistryOf, actorRenamedEvent } from '@on-record/domain';
import { applyAct } from './apply-registry.command';
import { changesFor, nothingBut } from './registry-changes';
import { readRegistryFile, toRegistryFile } from './registry-file';

const by = { actor: 'desk', reason: 'for a test' };
const [LEE, ANN, BOB] = ['person:lee', 'person:ann-lee', 'person:bob-ray'];
const registry = actorRegistryOf([
  actorMergedEvent({ actor: LEE, into: { kind: 'actor', actor: ANN }, mergedAt: '2026-03-02T09:00:00Z', by }),
  actorRenamedEvent({ actor: BOB, name: { kind: 'shown', name: 'Bob Ray' }, renamedAt: '2026-03-02T09:00:00Z', by }),
]);
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

  it('is no circle where one merge takes the place of another in the same change', () => {
    expect(changesFor(registry, { merges: new Map([[LEE, undefined], [ANN, LEE]]), names: new Map() })).toHaveLength(2);
  });
});
