import { apiRoutes } from './api';
import { parseParameters } from './parse-parameters';
import { ParametersError, type Fault } from './problem';

function routeOf(path: string) {
  return apiRoutes.find((route) => route.path === path)!;
}

function faultsOf(path: string, query: string): readonly Fault[] {
  try {
    parseParameters(routeOf(path).parameters, new URLSearchParams(query));
    return [];
  } catch (error) {
    if (error instanceof ParametersError) return error.faults;
    throw error;
  }
}

describe('the parameters of a request', () => {
  it('have their defaults', () => {
    expect(parseParameters(routeOf('/v1/accusations').parameters, new URLSearchParams(''))).toEqual({ certainty: 'certain', includeStale: false, limit: 50 });
  });

  it('are read as what they are', () => {
    const query = new URLSearchParams('accuser=country%3AUA&mutual=true&limit=7&from=2026-11-24&to=2026-11-24T10:00:00%2B05:30&includeStale=true');
    expect(parseParameters(routeOf('/v1/accusations').parameters, query)).toMatchObject({
      accuser: 'country:UA', mutual: true, limit: 7, from: '2026-11-24', to: '2026-11-24T10:00:00+05:30', includeStale: true,
    });
  });

  it('are refused with all faults at once, each naming what is allowed', () => {
    expect(faultsOf('/v1/accusations', 'limit=0&limit=1&certainty=maybe&accusor=x&article=1')).toEqual([
      { parameter: 'limit', message: 'limit is given 2 times; give it once.' },
      { parameter: 'accusor', message: expect.stringMatching(/^accusor is not a parameter here; allowed: accuser, accused, party, / ) },
      { parameter: 'certainty', message: 'certainty must be one of certain, uncertain, all.' },
      { parameter: 'article', message: 'article must be a UUID.' },
      { parameter: 'limit', message: 'limit must be a whole number from 1 to 200.' },
    ]);
  });

  it.each([
    'limit=201', 'limit=1e2', 'limit=-1', 'limit=', 'limit=%205', 'limit=0x10', 'limit=99999999999999999999',
    'from=yesterday', 'from=2026-02-30', 'from=0000-01-01', 'from=2026-11-24T10:00:00', 'from=9999-12-31T23:59:59-10:00', 'from=0001-01-01T00:00:00%2B10:00',
    'saidFrom=2026-11-24T10:00:00Z', 'saidTo=2026-13-01', 'includeStale=yes', 'includeStale=', 'article=x', 'source=Daily%20Wire', 'source=', 'zone=nowhere',
    'channel=carrier-pigeon', 'language=e', 'language=en_GB', 'q=', `q=${'x'.repeat(201)}`, 'q=a%00b', 'q=a%0Ab', 'speaker=%00', 'after=!', 'after=',
    '__proto__=1', 'constructor=1', 'toString=1', 'kind[]=direct', 'kind=', 'kind=DIRECT', 'Kind=direct',
  ])('refuse %s of statements', (query) => {
    expect(faultsOf('/v1/statements', query)).toHaveLength(1);
  });

  it.each(['q=%25', "q=';DROP TABLE x;--", 'speaker=person:ann-lee', 'speaker=%F0%9F%98%80', 'q=%ff', 'to=9999-12-31', 'limit=200', 'limit=007'])('take %s of statements', (query) => {
    expect(faultsOf('/v1/statements', query)).toEqual([]);
  });

  it('repeat no more than the beginning of an unknown name', () => {
    expect(faultsOf('/v1/status', `${'x'.repeat(10_000)}=1`)[0]!.message.length).toBeLessThan(120);
  });
});
