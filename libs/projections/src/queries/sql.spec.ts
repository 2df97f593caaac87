import fc from 'fast-check';
import { joinSql, nameOf, renderSql, sql, whereAll } from './sql';

describe('SQL with parameters', () => {
  it('numbers parameters in order of appearance, through pieces within pieces', () => {
    const inner = sql`b = ${2} AND c = ANY(${['x', 'y']})`;
    expect(renderSql(sql`SELECT * FROM t WHERE a = ${1} AND (${inner}) LIMIT ${3}`)).toEqual({
      text: 'SELECT * FROM t WHERE a = $1 AND (b = $2 AND c = ANY($3)) LIMIT $4',
      values: [1, 2, ['x', 'y'], 3],
    });
  });

  it('never lets a value become SQL, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (given) => {
        const rendered = renderSql(whereAll(given.map((value) => sql`a = ${value}`)));
        const expected = given.length === 0 ? '' : `WHERE ${given.map((_value, place) => `a = $${place + 1}`).join(' AND ')}`;
        expect(rendered).toEqual({ text: expected, values: given });
      }),
    );
  });

  it('leaves conditions out that are not asked for', () => {
    expect(renderSql(whereAll([undefined, sql`a`, undefined, sql`b`])).text).toBe('WHERE a AND b');
    expect(renderSql(whereAll([undefined])).text).toBe('');
    expect(renderSql(joinSql([], sql`, `)).text).toBe('');
  });

  it.each(['', 'A', '"a"', 'a;b', 'a b', 'a.', '.a', 'a--', "a'", 'a\nb', '1a'])('takes no %j for a name', (name) => {
    expect(() => nameOf(name)).toThrow(RangeError);
  });

  it('takes plain names', () => {
    expect(renderSql(sql`${nameOf('b_2')} FROM ${nameOf('read_v1.pairs')}`).text).toBe('b_2 FROM read_v1.pairs');
  });
});
