import type { ViewRow } from '../queries/to-record';
import { alpha3Of } from './country-codes';
import { toDyads } from './to-dyads';

const id = (digit: number): string => `00000000-0000-5000-8000-00000000000${digit}`;

function row(rest: ViewRow = {}): ViewRow {
  return {
    kind: 'accusation', source_actor: 'person:ann-lee', source_actor_name: 'Ann Lee', source_text: 'Lee', target_actor: 'org:borland', target_actor_name: 'Borland', target_text: null,
    denied_cameo: null, plover_mode: 'allege', is_mutual: false, article_id: id(1), key: id(2), start: 5, cameo: '112', plover_event: 'ACCUSE', plover_contexts: null, certainty: 'certain', modality: 'asserted',
    said_first: null, said_at_precision: null, published_at: '2026-03-02T23:30:00Z', published_on: '2026-03-02', source: 'daily', source_name: 'Daily', source_notice: null, url: null, ...rest,
  };
}

describe('dyads', () => {
  it('stand for findings of one code, with the words of the first and the time of the first that has one', () => {
    expect(toDyads([
      row({ key: id(3), modality: 'hedged', plover_contexts: 'legal' }),
      row({ said_first: '2026-02-01', said_at_precision: 'month', plover_contexts: 'crime;legal', is_mutual: true }),
      row({ said_first: '2026-02-27', said_at_precision: 'day' }),
    ])).toMatchObject([{ key: id(3), modality: 'hedged', mentions: 3, event_date: '2026-02-01', date_precision: 'month', plover_contexts: 'crime;legal', is_mutual: true, target_text: '', url: '' }]);
  });

  it('differ where code, certainty or direction do, or what is denied', () => {
    const denial = { kind: 'denial', cameo: '016', plover_event: 'REJECT', plover_mode: null };
    expect(toDyads([
      row(), row({ cameo: '1121' }), row({ cameo: '110', certainty: 'uncertain', plover_mode: 'disapprove' }),
      row({ source_actor: 'org:borland', target_actor: 'person:ann-lee' }), row({ ...denial, denied_cameo: '112' }), row({ ...denial, denied_cameo: '1121' }), row(),
    ]).map(({ mentions }) => mentions)).toEqual([2, 1, 1, 1, 1, 1]);
  });

  it.each<[string, string, readonly (readonly [string, string])[]]>([
    ['country:RU+country:BY', 'Russia and Belarus', [['country:RU', 'Russia'], ['country:BY', 'Belarus']]],
    ['org:salt-and-sons+org:borland', 'Salt and Sons and Borland', [['org:salt-and-sons', 'Salt and Sons and Borland'], ['org:borland', 'Salt and Sons and Borland']]],
    ['person:ann-lee+org:borland', 'Ann Lee and Borland', [['org:borland', 'Borland']]],
    ['org:salt-and-sons', 'Salt and Sons', [['org:salt-and-sons', 'Salt and Sons']]],
  ])('take actors apart who act together, and need two: %s', (actor, name, targets) => {
    expect(toDyads([row({ target_actor: actor, target_actor_name: name })]).map((dyad) => [dyad.target_actor, dyad.target_name])).toEqual(targets);
  });
});

it.each<[string, string | undefined]>([
  ['country:UA', 'UKR'], ['country:GB', 'GBR'], ['country:ZZ', undefined], ['country:RU+country:BY', undefined], ['person:ua', undefined], ['', undefined],
])('the country of %j is %s', (actor, code) => {
  expect(alpha3Of(actor)).toBe(code);
});
