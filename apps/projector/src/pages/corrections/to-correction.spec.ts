import { toCorrection } from './to-correction';

const roles = [{ name: 'accuser', label: 'Who accuses' }, { name: 'accused', label: 'Who is accused' }];
const TOKEN = 'the-token-of-the-editors';
const whole = { change: 'hidden', editor: 'Ann Lee', reason: 'She only asked.', token: TOKEN };
const read = (fields: Readonly<Record<string, string>>) => toCorrection(new URLSearchParams({ ...whole, ...fields }), roles);

describe('what an editor typed', () => {
  it('is a correction with who, why and the token', () => {
    expect(read({ 'accuser-id': '', 'accuser-name': '' })).toEqual({ kind: 'correction', correction: { change: { kind: 'hidden' }, by: { actor: 'Ann Lee', reason: 'She only asked.' }, token: TOKEN } });
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    ['a party', { 'accused-id': 'org:borland', 'accused-name': ' Borland ' }, { accused: { kind: 'actor', actor: { canonical: 'org:borland', name: 'Borland' } } }],
    ['nobody', { 'accuser-nobody': 'true' }, { accuser: { kind: 'unknown', reason: 'not-named' } }],
    ['both', { 'accuser-nobody': 'true', 'accused-id': 'country:CL', 'accused-name': 'Chile' }, { accuser: { kind: 'unknown', reason: 'not-named' }, accused: { kind: 'actor', actor: { canonical: 'country:CL', name: 'Chile' } } }],
  ])('ascribes to %s only what was filled in', (_case, fields, parties) => {
    expect(read({ change: 're-ascribed', ...fields })).toMatchObject({ correction: { change: { kind: 're-ascribed', parties } } });
  });

  it('is taken on one line, with what no text may hold left out', () => {
    expect(read({ reason: 'One\r\ntwo\u0000\tthree', editor: 'Ann\ud800' })).toMatchObject({ correction: { by: { reason: 'One two three', actor: 'Ann\ufffd' } } });
  });

  it.each<[Readonly<Record<string, string>>, RegExp]>([
    [{ change: '' }, /^Choose what/], [{ change: 'deleted' }, /^Choose what/], [{ editor: '  ' }, /^Your name is missing/], [{ editor: 'x'.repeat(201) }, /more than 200/],
    [{ reason: '' }, /^The reason is missing/], [{ reason: 'x'.repeat(2_001) }, /more than 2000/],
    [{ token: '' }, /token is missing/], [{ token: 'two words' }, /token is missing/], [{ token: 'a\r\nx-header: b' }, /token is missing/], [{ token: 'ä'.repeat(20) }, /token is missing/],
    [{ change: 're-ascribed' }, /^Say who it is instead: "Who accuses" or "Who is accused"/],
    [{ change: 're-ascribed', 'accuser-id': 'person:ann-lee' }, /^Who accuses: both an id and a name/], [{ change: 're-ascribed', 'accuser-name': 'Ann' }, /both an id and a name/],
    [{ change: 're-ascribed', 'accuser-id': 'Ann', 'accuser-name': 'Ann' }, /^Who accuses: an id is a kind and a name/],
    [{ change: 're-ascribed', 'accuser-id': 'person:x', 'accuser-name': 'X', 'accuser-nobody': 'true' }, /either somebody or nobody/],
    [{ change: 're-ascribed', 'speaker-id': 'person:x', 'speaker-name': 'X' }, /^Say who it is instead/],
    [{ change: 'confirmed', 'accused-nobody': 'true' }, /goes with "Say who it is instead" only/],
  ])('%j is told in plain words', (fields, fault) => {
    const reading = read(fields);
    expect(reading.kind).toBe('faulty');
    expect(reading.kind === 'faulty' ? reading.faults.join('\n') : '').toMatch(fault);
  });

  it('is told all at once', () => {
    expect(toCorrection(new URLSearchParams(), roles)).toMatchObject({ faults: { length: 4 } });
  });
});
