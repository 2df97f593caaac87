import { toParties } from './party-options';

describe('parties as they are typed', () => {
  it('are an id and a name, or nobody', () => {
    expect(toParties({ accuser: ' person:ann-lee  Ann Lee ', deniedAccuser: 'nobody' })).toEqual({ accuser: { kind: 'actor', actor: { canonical: 'person:ann-lee', name: 'Ann Lee' } }, deniedAccuser: { kind: 'unknown', reason: 'not-named' } });
  });

  it.each([[{}, '--denied-accuser'], [{ accuser: 'Ann Lee' }, 'is not the id of an actor'], [{ speaker: 'person:ann-lee' }, 'no name follows'], [{ speaker: 'person:ann-lee Ann\u202eLee' }, 'steer']])('refuse %j', (options, message) => {
    expect(() => toParties(options)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(message) }));
  });
});
