import { findingsTable, printable, toTable } from './closing-table.ts';

describe('the closing table', () => {
  it('shows who accused whom of what, and counts', () => {
    const accusation = (accuser: object, accused: object): object => ({ accuser, accused, allegation: { text: 'hiding ships' } });
    const norway = { kind: 'actor', name: 'the Kingdom of Norway', canonical: 'country:NO', mention: { text: 'Norway' } };
    const unknown = { kind: 'unknown', reason: 'agentless' };
    expect(findingsTable({ statements: [{}, {}], accusations: [accusation(norway, unknown), accusation(unknown, norway)], denials: [] }).split('\n')).toEqual([
      'who accused          whom                 of what',
      '-------------------  -------------------  ------------',
      'Norway (country:NO)  agentless            hiding ships',
      'agentless            Norway (country:NO)  hiding ships',
      '2 statements, 2 accusations, 0 denials',
    ]);
  });

  it('shows nothing found as nothing, and takes an odd answer for nothing', () => {
    const empty = findingsTable({});
    expect(empty).toMatch(/0 statements, 0 accusations, 0 denials$/);
    expect(findingsTable({ accusations: [null, 'text', 7], statements: 'many' })).toBe(empty);
  });

  it('gives no orders to a terminal and hides no text by turning its direction', () => {
    expect(printable('a\u001b[2J\u0007b\u202ec\u2028d\ne')).toBe('a [2J b c d e');
  });

  it('cuts what is too long for a line', () => {
    const cell = printable('x'.repeat(500));
    expect([cell.length, cell.at(-1)]).toEqual([60, '…']);
  });

  it('aligns its columns', () => {
    expect(toTable([['a', 'bb'], ['ccc', 'd']])).toBe('a    bb\n---  --\nccc  d');
  });
});
