import { kindOfWrong, wrongKinds, type WrongKind, type WrongParties } from './kind-of-wrong';
import { wrongWords } from './wrongs';

describe('the kind of an alleged wrong', () => {
  it.each<[string, WrongKind | undefined]>([
    // Crime and corruption.
    ['taking bribes for the harbour contract', 'crime-corruption'],
    ['embezzling the pensions of the dockers', 'crime-corruption'],
    ['theft', 'crime-corruption'],
    ['the murder of a ferryman', 'crime-corruption'],
    ['sexually harassing two clerks', 'crime-corruption'],
    ['laundering money through a shell company', 'crime-corruption'],
    ['supporting terrorists', 'crime-corruption'],
    ['siphoning money out of the pension fund', 'crime-corruption'],
    ['a bombing at the station', 'crime-corruption'],
    // Human rights.
    ['torturing prisoners', 'human-rights'],
    ['jailing journalists without trial', 'human-rights'],
    ['arbitrary detentions on the island', 'human-rights'],
    ['having enslaved the crews of its trawlers', 'human-rights'],
    ['stealing the vote and silencing its critics', 'human-rights'],
    // Aggression.
    ['launching airstrikes that damaged infrastructure', 'aggression'],
    ['breaking the truce within an hour', 'aggression'],
    ['violating the cease-fire', 'aggression'],
    ['violating its airspace', 'aggression'],
    ['shelling the bridge', 'aggression'],
    ['sending tanks over the pass', 'aggression'],
    ['arming the rebels', 'aggression'],
    ['invading the valley and looting its farms', 'aggression'],
    // War crimes.
    ['war crimes', 'war-crimes'],
    ['targeting hospitals with its rockets', 'war-crimes'],
    ['genocide', 'war-crimes'],
    ['the massacre of a village', 'war-crimes'],
    ['ethnically cleansing the valley', 'war-crimes'],
    // Espionage and treason.
    ['spying for the neighbours', 'espionage-treason'],
    ['treason', 'espionage-treason'],
    ['plotting a coup', 'espionage-treason'],
    ['betraying his country', 'espionage-treason'],
    // None of them: what is no offence of these kinds, and words that only look alike.
    ['lying about the budget', undefined],
    ['negligence', undefined],
    ['raising the right to grapes', undefined],
    ['betraying his voters', undefined],
    ['a strike at the harbour', undefined],
    ['robust language', undefined],
    ['buying the silence of a clerk', undefined],
    ['seeking a bomb', undefined],
    ['poaching the best pilots of its rival', undefined],
    ['', undefined],
    ['😀 — ’', undefined],
  ])('%j is %s', (allegation, kind) => {
    expect(kindOfWrong(allegation)).toBe(kind);
  });

  it('knows a word in any case, and in quotation marks', () => {
    expect(kindOfWrong('“WAR CRIMES”')).toBe('war-crimes');
  });
});

describe('violence', () => {
  it.each<[WrongParties, WrongKind]>([
    [{ accused: 'country:UA' }, 'aggression'],
    [{ accused: 'country:RU+country:BY' }, 'aggression'],
    [{ accused: 'group:rebels' }, 'aggression'],
    [{ accuser: 'country:UA', accused: 'org:lake-militia' }, 'aggression'],
    [{ accuser: 'person:ann-lee', accused: 'org:borland' }, 'crime-corruption'],
    [{ accuser: 'country:UA', accused: 'person:bo-ek' }, 'crime-corruption'],
    [{}, 'crime-corruption'],
  ])('is judged by who is said to do it: %j', (parties, kind) => {
    expect(kindOfWrong('attacking equipment near one of its pipelines', parties)).toBe(kind);
  });

  it('does not hide a narrower kind', () => {
    expect(kindOfWrong('killing prisoners of war', { accused: 'country:UA' })).toBe('war-crimes');
    expect(kindOfWrong('bombing the town during an invasion', { accused: 'person:bo-ek' })).toBe('aggression');
  });
});

describe('the words', () => {
  const all = Object.values(wrongWords).flat();

  it('are in lower case, each in one list only, and long enough to be looked up', () => {
    expect(all.filter((phrase) => !/^[a-z]{2,}[a-z]\*?( [a-z]+\*?)*$/.test(phrase))).toEqual([]);
    expect(all).toHaveLength(new Set(all).size);
    expect(Object.keys(wrongWords)).toEqual(expect.arrayContaining([...wrongKinds]));
  });

  it('are looked for in a text of any length', () => {
    expect(kindOfWrong(`${'target '.repeat(50_000)}civilians`)).toBe('war-crimes');
  });
});
